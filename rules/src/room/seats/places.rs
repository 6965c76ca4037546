//! Places on the scoreboard: who leaves it when, and who gives way.

use protocol::{Millis, PlayerId};

use super::Seats;
use crate::network::Network;
use crate::room::seat::{GONE_MAX, PLACE_MILLIS, ROW_MILLIS, SEAT_MILLIS};

impl Seats {
    /// The number of rows on the scoreboard.
    pub(in crate::room) fn listed_count(&self) -> usize {
        self.indexes.connected.len() + self.indexes.dropped.len()
    }

    /// Whether [`Seats::expire`] would change anything.
    pub(in crate::room) fn has_expired(&self, now: Millis) -> bool {
        self.expired_row(now).is_some() || self.expired_seat(now).is_some()
    }

    /// The number of connected players of a network.
    pub(in crate::room) fn connected_of(&self, network: Network) -> usize {
        self.indexes.networks.get(&network).copied().unwrap_or_default() as usize
    }

    /// Takes expired rows off the scoreboard and removes expired seats. Returns the players whose rows expired.
    pub(in crate::room) fn expire(&mut self, now: Millis) -> Vec<PlayerId> {
        let mut unlisted = Vec::new();
        while let Some((since, player)) = self.expired_row(now) {
            self.update(player, |seat| seat.unlist(since));
            unlisted.push(player);
        }
        while let Some((_, player)) = self.expired_seat(now) {
            self.drop_seat(player);
        }
        unlisted.sort();
        unlisted
    }

    /// The player on the scoreboard without a connection for longest, if that is [`ROW_MILLIS`] or longer.
    fn expired_row(&self, now: Millis) -> Option<(Millis, PlayerId)> {
        self.indexes.dropped.first().copied().filter(|(since, _)| now >= since.plus(ROW_MILLIS))
    }

    /// The player off the scoreboard for longest, if that player was away for [`SEAT_MILLIS`] or longer, or more than
    /// [`GONE_MAX`] seats are remembered.
    fn expired_seat(&self, now: Millis) -> Option<(Millis, PlayerId)> {
        let gone = &self.indexes.gone;
        gone.first().copied().filter(|(since, _)| gone.len() > GONE_MAX || now.since(*since) >= SEAT_MILLIS)
    }

    /// How many more rows have a place on the scoreboard, if every row that may give way does.
    pub(in crate::room) fn free_places(&self, now: Millis, max: u32) -> usize {
        let places = (max as usize).saturating_sub(self.connected());
        // Only the latest of those without a connection keep their places, and no more than `places` are counted.
        let latest = self.indexes.dropped.iter().rev();
        places - latest.take_while(|(since, _)| now.since(*since) < PLACE_MILLIS).take(places).count()
    }

    /// When the next row without a connection may give way, after `moment`.
    pub(in crate::room) fn next_place_after(&self, moment: Millis) -> Option<Millis> {
        self.indexes.dropped.iter().map(|(since, _)| since.plus(PLACE_MILLIS)).find(|at| *at > moment)
    }

    /// Takes those rows off a full scoreboard that have to give way to another one: those away longest. Returns their
    /// players.
    pub(in crate::room) fn make_place(&mut self, max: u32) -> Vec<PlayerId> {
        let surplus = (self.listed_count() + 1).saturating_sub(max as usize);
        let away: Vec<_> = self.indexes.dropped.iter().copied().take(surplus).collect();
        for &(since, player) in &away {
            self.update(player, |seat| seat.unlist(since));
        }
        away.into_iter().map(|(_, player)| player).collect()
    }
}
