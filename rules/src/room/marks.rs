//! The marks of players who answer faster than hands again and again, and the host, who is told of them.

use protocol::{Millis, PlayerId, Reply};

use super::{Effects, Room};

impl Room {
    /// The players on the scoreboard who are marked.
    pub fn marked(&self) -> Vec<PlayerId> {
        self.seats.marked().filter(|&player| self.seats.listed(player).is_some()).collect()
    }

    /// Tells the host of a private room who is marked. The others are not told: the mark is a guess.
    pub(super) fn tell_marks(&self, effects: &mut Effects) {
        let host = self.host().and_then(|host| self.seats.get(host)).filter(|host| host.is_connected());
        effects.others.extend(host.map(|host| (host.id, Reply::Marked { players: self.marked() })));
    }

    /// Replies with the whole state of the room, to a host with who is marked, if anybody is, and to whoever waits for a seat
    /// with the place.
    pub(super) fn reply_welcome(&self, now: Millis, player: PlayerId, effects: &mut Effects) {
        effects.replies.extend(self.welcome(now, player));
        let marked = if self.host() == Some(player) { self.marked() } else { Vec::new() };
        effects.replies.extend((!marked.is_empty()).then_some(Reply::Marked { players: marked }));
        effects.replies.extend(self.queue_reply(player));
    }
}
