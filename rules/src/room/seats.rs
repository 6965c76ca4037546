//! All seats of a room.

use hangul::Nickname;
use protocol::{Millis, Place, Player, PlayerId, rank};
use serde::{Deserialize, Serialize};

use super::seat::Seat;

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

    /// The connected player whose row has been on the scoreboard longest.
    pub(super) fn longest_listed(&self) -> Option<PlayerId> {
        let connected = self.seats.iter().filter(|seat| seat.is_connected());
        connected.min_by_key(|seat| (seat.listed_since(), seat.id)).map(|seat| seat.id)
    }

    pub(super) fn add(&mut self, now: Millis, token: String, nickname: Nickname) -> PlayerId {
        self.given += 1;
        let id = PlayerId(self.given);
        self.seats.push(Seat::new(id, now, token, nickname));
        id
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
        self.seats.iter().filter(|seat| seat.is_listed()).map(|seat| seat.row(host)).collect()
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

    /// The players with points on ranks 1 to `ranks`, best first. Equal points share a rank.
    pub(super) fn podium(&self, ranks: u32) -> Vec<Place> {
        let mut seats: Vec<_> = self.seats.iter().filter(|seat| seat.is_listed() && seat.points > 0).collect();
        seats.sort_by_key(|seat| std::cmp::Reverse(seat.points));
        let places = seats.iter().map(|seat| Place {
            rank: rank(seat.points, seats.iter().map(|other| other.points)),
            player: seat.id,
            nickname: seat.nickname.clone(),
            points: seat.points,
        });
        places.take_while(|place| place.rank <= ranks).collect()
    }

    /// Sets everyone's points to 0. The number of correct answers stays.
    pub(super) fn restart_points(&mut self) {
        self.seats.iter_mut().for_each(|seat| seat.points = 0);
    }

    pub(super) fn nobody_connected(&self) -> bool {
        !self.seats.iter().any(Seat::is_connected)
    }

    /// The number of connected players.
    pub(super) fn connected(&self) -> usize {
        self.seats.iter().filter(|seat| seat.is_connected()).count()
    }

    pub(super) fn is_full(&self, max: u32) -> bool {
        self.seats.iter().filter(|seat| seat.is_listed()).count() >= max as usize
    }

    /// `wanted`, followed by the first free number from 2 if a player other than `own` has that nickname.
    pub(super) fn free_nickname(&self, wanted: Nickname, own: Option<PlayerId>) -> Nickname {
        let is_taken =
            |name: &Nickname| self.seats.iter().any(|seat| Some(seat.id) != own && seat.nickname.key() == name.key());
        let numbered = (2..).map(|number| wanted.numbered(number));
        std::iter::once(wanted.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap_or(wanted)
    }
}
