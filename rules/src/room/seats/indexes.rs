//! Indexes, by which seats are found without going through all of them.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{Millis, PlayerId};

use super::names::Names;
use crate::network::Network;
use crate::room::colours::Colours;
use crate::room::seat::{Presence, Seat};

/// Players by a time.
type ByTime = BTreeSet<(Millis, PlayerId)>;

/// The indexes of the seats. Each seat is in them as it is; [`Seats`](super::Seats) takes it out before a change and
/// puts it in again after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Indexes {
    pub(super) by_token: BTreeMap<String, PlayerId>,
    pub(super) names: Names,
    /// The colours on the scoreboard.
    pub(super) colours: Colours,
    /// The players who are marked.
    pub(super) marked: BTreeSet<PlayerId>,
    /// The connected players, by when their rows came onto the scoreboard.
    pub(super) connected: ByTime,
    /// How many connected players each network has.
    pub(super) networks: BTreeMap<Network, u32>,
    /// The players on the scoreboard without a connection, by when they lost it.
    pub(super) dropped: ByTime,
    /// The players off the scoreboard, by when they lost the connection or left.
    pub(super) gone: ByTime,
}

impl Indexes {
    pub(super) fn insert(&mut self, seat: &Seat) {
        self.by_token.insert(seat.token.clone(), seat.id);
        self.names.take(&seat.nickname);
        if seat.is_listed() {
            self.colours.add(seat.colour);
        }
        if let Some(network) = seat.network.filter(|_| seat.is_connected()) {
            *self.networks.entry(network).or_default() += 1;
        }
        if seat.hands.are_marked() {
            self.marked.insert(seat.id);
        }
        let (time, players) = self.presence(seat);
        players.insert((time, seat.id));
    }

    pub(super) fn remove(&mut self, seat: &Seat) {
        self.by_token.remove(&seat.token);
        self.names.release(&seat.nickname);
        if seat.is_listed() {
            self.colours.remove(seat.colour);
        }
        if let Some(network) = seat.network.filter(|_| seat.is_connected())
            && let Some(count) = self.networks.get_mut(&network)
        {
            *count -= 1;
            if *count == 0 {
                self.networks.remove(&network);
            }
        }
        self.marked.remove(&seat.id);
        let (time, players) = self.presence(seat);
        players.remove(&(time, seat.id));
    }

    /// Whether a seat that was like `before` and is like `after` is found in the same way.
    pub(super) fn are_same(before: &Seat, after: &Seat) -> bool {
        let found = |seat: &Seat| (seat.presence(), seat.listed_since(), seat.colour);
        let key = |seat: &Seat| (found(seat), seat.network, seat.hands.are_marked());
        key(before) == key(after) && before.nickname == after.nickname && before.token == after.token
    }

    fn presence(&mut self, seat: &Seat) -> (Millis, &mut ByTime) {
        match seat.presence() {
            Presence::Connected => (seat.listed_since(), &mut self.connected),
            Presence::Dropped { since } => (since, &mut self.dropped),
            Presence::Gone { since } => (since, &mut self.gone),
        }
    }
}
