//! All seats of a room.

mod scores;

use hangul::Nickname;
use protocol::{Millis, Player, PlayerId};
use serde::{Deserialize, Serialize};

use super::colours::Colours;
use super::seat::{PLACE_MILLIS, Seat};

/// The seats of a room, in the order in which they were first taken.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Seats {
    /// Number of seats that were ever taken. It is also the latest player's number.
    given: u32,
    seats: Vec<Seat>,
}

impl Seats {
    pub(super) fn get(&self, player: PlayerId) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.id == player)
    }

    pub(super) fn get_mut(&mut self, player: PlayerId) -> Option<&mut Seat> {
        self.seats.iter_mut().find(|seat| seat.id == player)
    }

    pub(super) fn by_token(&self, token: &str) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.token == token)
    }

    /// The seat of a player who is on the scoreboard.
    pub(super) fn listed(&self, player: PlayerId) -> Option<&Seat> {
        self.get(player).filter(|seat| seat.is_listed())
    }

    /// The seats of everyone on the scoreboard.
    fn all_listed(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(|seat| seat.is_listed())
    }

    /// The connected player whose row has been on the scoreboard longest.
    pub(super) fn longest_listed(&self) -> Option<PlayerId> {
        let connected = self.seats.iter().filter(|seat| seat.is_connected());
        connected.min_by_key(|seat| (seat.listed_since(), seat.id)).map(|seat| seat.id)
    }

    pub(super) fn add(&mut self, now: Millis, token: String, nickname: Nickname) -> PlayerId {
        let colour = self.colours().deal();
        self.given += 1;
        let id = PlayerId(self.given);
        self.seats.push(Seat::new(id, now, token, nickname, colour));
        id
    }

    /// Connects a returning player, whose row is on the scoreboard again if it was not.
    pub(super) fn reconnect(&mut self, now: Millis, player: PlayerId) {
        let colours = self.colours();
        let Some(seat) = self.get_mut(player) else { return };
        if !seat.is_listed() {
            seat.colour = colours.deal_again(seat.colour);
        }
        seat.connect(now);
    }

    /// The colours on the scoreboard.
    fn colours(&self) -> Colours {
        Colours::of(self.all_listed().map(|seat| seat.colour))
    }

    /// Removes the seat of a player who is on the scoreboard.
    pub(super) fn remove(&mut self, player: PlayerId) -> Option<Seat> {
        let index = self.seats.iter().position(|seat| seat.id == player && seat.is_listed())?;
        Some(self.seats.remove(index))
    }

    pub(super) fn clear(&mut self) {
        self.seats.clear();
    }

    pub(super) fn rows(&self, host: Option<PlayerId>) -> Vec<Player> {
        self.all_listed().map(|seat| seat.row(host)).collect()
    }

    /// When the next row expires. An expired seat is not announced, so it needs no deadline.
    pub(super) fn next_deadline(&self) -> Option<Millis> {
        self.seats.iter().filter_map(Seat::row_deadline).min()
    }

    /// Whether [`Seats::expire`] would change anything.
    pub(super) fn has_expired(&self, now: Millis) -> bool {
        self.seats.iter().any(|seat| seat.is_row_expired(now) || seat.is_expired(now))
    }

    /// Takes expired rows off the scoreboard and removes expired seats. Returns the players whose rows expired.
    pub(super) fn expire(&mut self, now: Millis) -> Vec<PlayerId> {
        let mut unlisted = Vec::new();
        for seat in self.seats.iter_mut().filter(|seat| seat.is_row_expired(now)) {
            if let Some(since) = seat.away_since() {
                seat.unlist(since);
                unlisted.push(seat.id);
            }
        }
        self.seats.retain(|seat| !seat.is_expired(now));
        unlisted
    }

    /// The players who count as connected but are not in `players`.
    pub(super) fn connected_except(&self, players: &[PlayerId]) -> Vec<PlayerId> {
        let is_lost = |seat: &&Seat| seat.is_connected() && !players.contains(&seat.id);
        self.seats.iter().filter(is_lost).map(|seat| seat.id).collect()
    }

    /// The connected players who have been active since `moment`.
    pub(super) fn active_since(&self, moment: Millis) -> Vec<PlayerId> {
        let is_active = |seat: &&Seat| seat.is_connected() && seat.active_at >= moment;
        self.seats.iter().filter(is_active).map(|seat| seat.id).collect()
    }

    pub(super) fn nobody_connected(&self) -> bool {
        !self.seats.iter().any(Seat::is_connected)
    }

    /// The number of connected players.
    pub(super) fn connected(&self) -> usize {
        self.seats.iter().filter(|seat| seat.is_connected()).count()
    }

    /// Whether the scoreboard has no place for another row, even if every row that may give way does.
    pub(super) fn is_full(&self, now: Millis, max: u32) -> bool {
        self.seats.iter().filter(|seat| seat.is_present(now, PLACE_MILLIS)).count() >= max as usize
    }

    /// Takes those rows off a full scoreboard that have to give way to another one: those away longest. Returns their
    /// players.
    pub(super) fn make_place(&mut self, max: u32) -> Vec<PlayerId> {
        let surplus = (self.all_listed().count() + 1).saturating_sub(max as usize);
        let mut away: Vec<_> = self.all_listed().filter_map(|seat| Some((seat.away_since()?, seat.id))).collect();
        away.sort();
        away.truncate(surplus);
        for &(since, player) in &away {
            self.get_mut(player).into_iter().for_each(|seat| seat.unlist(since));
        }
        away.into_iter().map(|(_, player)| player).collect()
    }

    /// `wanted`, followed by the first free number from 2 if a player other than `own` has that nickname.
    pub(super) fn free_nickname(&self, wanted: Nickname, own: Option<PlayerId>) -> Nickname {
        let is_taken =
            |name: &Nickname| self.seats.iter().any(|seat| Some(seat.id) != own && seat.nickname.key() == name.key());
        let numbered = (2..).map(|number| wanted.numbered(number));
        std::iter::once(wanted.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap_or(wanted)
    }
}
