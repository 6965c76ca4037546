//! Rare questions, which go through all seats.

use std::collections::BTreeSet;

use protocol::{Millis, Player, PlayerId};

use super::Seats;
use crate::room::seat::Seat;

impl Seats {
    pub(in crate::room) fn rows(&self, host: Option<PlayerId>) -> Vec<Player> {
        self.all_listed().map(|seat| seat.row(host)).collect()
    }

    /// The seats of everyone on the scoreboard.
    pub(super) fn all_listed(&self) -> impl Iterator<Item = &Seat> {
        self.rows.values().filter(|seat| seat.is_listed())
    }

    /// The players who count as connected but are not in `players`.
    pub(in crate::room) fn connected_except(&self, players: &[PlayerId]) -> Vec<PlayerId> {
        let players: BTreeSet<_> = players.iter().collect();
        let is_lost = |seat: &&Seat| seat.is_connected() && !players.contains(&seat.id);
        self.rows.values().filter(is_lost).map(|seat| seat.id).collect()
    }

    /// The number of players on the scoreboard who have had no connection since `moment` or later.
    pub(in crate::room) fn lost_since(&self, moment: Millis) -> u32 {
        self.indexes.dropped.iter().rev().take_while(|(since, _)| *since >= moment).count() as u32
    }

    /// The number of connected players who were on the scoreboard at `moment`.
    pub(in crate::room) fn connected_before(&self, moment: Millis) -> usize {
        self.indexes.connected.iter().take_while(|(listed_since, _)| *listed_since <= moment).count()
    }

    /// The seats of the connected players who have been active since `moment`.
    pub(in crate::room) fn active_since(&self, moment: Millis) -> impl Iterator<Item = &Seat> {
        self.rows.values().filter(move |seat| seat.is_connected() && seat.active_at >= moment)
    }
}
