//! Silent seats make room: in a full channel, the seat of a player who said nothing for ten minutes goes to somebody who
//! wants one, and its player watches from then on.

use protocol::{Millis, PlayerId, SILENT_MILLIS, Speakers};

use super::watchers::Watcher;
use super::{Effects, Room};

impl Room {
    /// Lets the player watch who has been silent for longest, if that is long enough. Returns whether there was one.
    pub(super) fn unseat_silent(&mut self, now: Millis, effects: &mut Effects) -> bool {
        let silent = self.longest_silent().filter(|(since, _)| now >= since.plus(SILENT_MILLIS));
        silent.inspect(|&(_, player)| self.unseat(now, player, effects)).is_some()
    }

    /// When the next seat becomes silent; `None` where none does.
    pub(super) fn silent_deadline(&self) -> Option<Millis> {
        self.longest_silent().map(|(since, _)| since.plus(SILENT_MILLIS))
    }

    /// The connected player who has been silent for longest, and since when. Nobody is silent in a private room, nor where
    /// only operators may speak.
    fn longest_silent(&self) -> Option<(Millis, PlayerId)> {
        let may_speak = !self.is_private() && self.stored.settings.speakers == Speakers::Everyone;
        if may_speak { self.seats.longest_silent() } else { None }
    }

    /// Takes the row of a connected player off the scoreboard. The player watches, and the token restores the seat.
    fn unseat(&mut self, now: Millis, player: PlayerId, effects: &mut Effects) {
        let Some(seat) = self.seats.get(player) else { return };
        let watcher = Watcher { network: seat.network, throttle: seat.throttle.clone() };
        self.leave(now, player, effects);
        self.watchers.insert(player, watcher);
        effects.others.extend(self.welcome(now, player).map(|welcome| (player, welcome)));
    }
}
