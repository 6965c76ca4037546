//! Rare questions, which go through everyone on the scoreboard.

use std::collections::BTreeSet;

use protocol::{Millis, Player, PlayerId};

use super::Seats;
use crate::network::Network;
use crate::room::seat::Seat;

impl Seats {
    pub(in crate::room) fn rows(&self, host: Option<PlayerId>) -> Vec<Player> {
        self.all_listed().map(|seat| seat.row(host)).collect()
    }

    /// The seats of everyone on the scoreboard, in the order of their players.
    pub(in crate::room) fn all_listed(&self) -> impl Iterator<Item = &Seat> {
        let players = self.indexes.connected.iter().chain(&self.indexes.dropped).map(|&(_, player)| player);
        let players: BTreeSet<_> = players.collect();
        players.into_iter().filter_map(|player| self.get(player))
    }

    /// The players who count as connected but are not in `players`.
    pub(in crate::room) fn connected_except(&self, players: &[PlayerId]) -> Vec<PlayerId> {
        let players: BTreeSet<_> = players.iter().collect();
        let connected: BTreeSet<_> = self.indexes.connected.iter().map(|(_, player)| player).collect();
        connected.difference(&players).map(|&&player| player).collect()
    }

    /// Whether anyone of a network has a seat, perhaps off the scoreboard.
    pub(in crate::room) fn has_network(&self, network: Network) -> bool {
        self.rows.values().any(|seat| seat.network == Some(network))
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
        self.connected_seats().filter(move |seat| seat.active_at >= moment)
    }

    /// The connected player who has said nothing and voted for nothing for longest, and since when: at the earliest since the
    /// row is on the scoreboard.
    pub(in crate::room) fn longest_silent(&self) -> Option<(Millis, PlayerId)> {
        self.connected_seats().map(|seat| (seat.active_at.max(seat.listed_since()), seat.id)).min()
    }

    fn connected_seats(&self) -> impl Iterator<Item = &Seat> {
        self.indexes.connected.iter().filter_map(|&(_, player)| self.get(player))
    }
}
