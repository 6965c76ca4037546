//! All seats of a room, and what is found among them without going through all.

mod indexes;
mod names;
mod places;
mod runs;
mod scans;
mod scores;
#[cfg(test)]
mod tests;

use hangul::Nickname;
use protocol::{Millis, PlayerId};

use super::seat::{ROW_MILLIS, Seat};
use crate::stored::{ChangedRow, Rows};
use crate::throttle::Throttle;
use indexes::Indexes;

/// The seats of a room by player, in the order in which they were first taken. A message costs the same in a room of ten
/// as in one of thousands, so only what happens seldom goes through all seats.
#[derive(Clone, Debug, Default)]
pub(super) struct Seats {
    rows: Rows<Seat>,
    indexes: Indexes,
}

impl From<Rows<Seat>> for Seats {
    fn from(rows: Rows<Seat>) -> Self {
        let mut indexes = Indexes::default();
        rows.values().for_each(|seat| indexes.insert(seat));
        Self { rows, indexes }
    }
}

impl Seats {
    pub(super) fn get(&self, player: PlayerId) -> Option<&Seat> {
        self.rows.get(number(player))
    }

    pub(super) fn by_token(&self, token: &str) -> Option<&Seat> {
        self.get(*self.indexes.by_token.get(token)?)
    }

    /// The seat of a player who is on the scoreboard.
    pub(super) fn listed(&self, player: PlayerId) -> Option<&Seat> {
        self.get(player).filter(|seat| seat.is_listed())
    }

    /// Changes a seat, and marks it as changed. Nothing else changes what is stored of a seat or found by it.
    pub(super) fn update<T>(&mut self, player: PlayerId, change: impl FnOnce(&mut Seat) -> T) -> Option<T> {
        let seat = self.rows.change(number(player))?;
        let before = seat.clone();
        let result = change(seat);
        if !Indexes::are_same(&before, seat) {
            self.indexes.remove(&before);
            self.indexes.insert(seat);
        }
        Some(result)
    }

    /// A player's throttle, which is not stored.
    pub(super) fn throttle(&mut self, player: PlayerId) -> Option<&mut Throttle> {
        self.rows.unmarked(number(player)).map(|seat| &mut seat.throttle)
    }

    /// Records when a player sent a message. Its own row stores that, so the seat is not marked.
    pub(super) fn note_message(&mut self, player: PlayerId, time: Millis) {
        self.rows.unmarked(number(player)).into_iter().for_each(|seat| seat.active_at = seat.active_at.max(time));
    }

    pub(super) fn add(&mut self, player: PlayerId, now: Millis, token: String, nickname: Nickname) {
        let seat = Seat::new(player, now, token, nickname, self.indexes.colours.deal());
        self.indexes.insert(&seat);
        self.rows.insert(number(player), seat);
    }

    /// Connects a returning player, whose row is on the scoreboard again if it was not.
    pub(super) fn reconnect(&mut self, now: Millis, player: PlayerId, nickname: Nickname) {
        let colours = self.indexes.colours.clone();
        self.update(player, |seat| {
            seat.nickname = nickname;
            if !seat.is_listed() {
                seat.colour = colours.deal_again(seat.colour);
            }
            seat.connect(now);
        });
    }

    /// Removes the seat of a player who is on the scoreboard.
    pub(super) fn remove(&mut self, player: PlayerId) -> Option<Seat> {
        self.listed(player)?;
        self.drop_seat(player)
    }

    fn drop_seat(&mut self, player: PlayerId) -> Option<Seat> {
        let seat = self.rows.remove(number(player))?;
        self.indexes.remove(&seat);
        Some(seat)
    }

    pub(super) fn clear(&mut self) {
        self.rows.take();
        self.indexes = Indexes::default();
    }

    /// The rows that changed since the last call.
    pub(super) fn take_changes(&mut self) -> impl Iterator<Item = ChangedRow> {
        self.rows.take_changes()
    }

    pub(super) fn nobody_connected(&self) -> bool {
        self.indexes.connected.is_empty()
    }

    /// The number of connected players.
    pub(super) fn connected(&self) -> usize {
        self.indexes.connected.len()
    }

    /// The connected players.
    pub(super) fn connected_players(&self) -> impl Iterator<Item = PlayerId> {
        self.indexes.connected.iter().map(|&(_, player)| player)
    }

    /// The marked players.
    pub(super) fn marked(&self) -> impl Iterator<Item = PlayerId> {
        self.indexes.marked.iter().copied()
    }

    /// The connected player whose row has been on the scoreboard longest.
    pub(super) fn longest_listed(&self) -> Option<PlayerId> {
        self.indexes.connected.first().map(|&(_, player)| player)
    }

    /// When the next row expires. An expired seat is not announced, so it needs no deadline.
    pub(super) fn next_deadline(&self) -> Option<Millis> {
        self.indexes.dropped.first().map(|(since, _)| since.plus(ROW_MILLIS))
    }

    /// `wanted`, followed by the first free number from 2 if a player other than `own` has that nickname.
    pub(super) fn free_nickname(&mut self, wanted: Nickname, own: Option<PlayerId>) -> Nickname {
        let own = own.and_then(|own| self.rows.get(number(own))).map(|seat| &seat.nickname);
        own.into_iter().for_each(|own| self.indexes.names.release(own));
        let free = self.indexes.names.first_free(wanted);
        own.into_iter().for_each(|own| self.indexes.names.take(own));
        free
    }
}

/// The number of a player's row.
fn number(player: PlayerId) -> u64 {
    u64::from(player.0)
}
