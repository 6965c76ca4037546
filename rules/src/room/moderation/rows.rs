//! The open ballots and the bans, which have a row each.

use std::collections::BTreeSet;

use protocol::{Millis, PlayerId, Votes};
use serde::{Deserialize, Serialize};

use super::expiring::{Expires, Expiring};
use super::{BALLOT_MILLIS, BAN_MILLIS};
use crate::network::Network;
use crate::stored::values::StoredVotes;
use crate::stored::{ChangedRow, Own, RowKind, Rows, StoredRow};

/// The open ballots and the bans.
#[derive(Clone, Debug, Default)]
pub(in crate::room) struct Moderation {
    /// By the player who may be removed.
    ballots: Expiring<Ballot>,
    /// By the player who was removed.
    bans: Expiring<Ban>,
}

/// A ballot on removing a player.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::room) struct Ballot {
    pub(super) voters: BTreeSet<PlayerId>,
    /// The count as last announced.
    #[serde(with = "StoredVotes")]
    pub(super) votes: Votes,
    until: Millis,
    /// The room's seq when it was opened. Clients list ballots in this order.
    #[serde(default)]
    seq: u64,
}

/// A ban of a removed player.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::room) struct Ban {
    token: String,
    until: Millis,
    /// The player's network. Bans from before networks lack the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    network: Option<Network>,
}

impl Ballot {
    /// The same ballot as opened at this seq.
    pub(in crate::room) fn opened_at(self, seq: u64) -> Self {
        Self { seq, ..self }
    }
}

impl Expires for Ballot {
    fn until(&self) -> Millis {
        self.until
    }
}

impl Expires for Ban {
    fn until(&self) -> Millis {
        self.until
    }
}

impl StoredRow for Ballot {
    const KIND: RowKind = RowKind::Ballot;
    type Form = Own<Self>;

    fn number(&self) -> Option<u64> {
        self.votes.player.map(|player| u64::from(player.0))
    }
}

impl StoredRow for Ban {
    const KIND: RowKind = RowKind::Ban;
    type Form = Own<Self>;
}

impl Moderation {
    pub(in crate::room) fn new(ballots: Rows<Ballot>, bans: Rows<Ban>) -> Self {
        Self { ballots: Expiring::new(ballots), bans: Expiring::new(bans) }
    }

    /// Drops expired ballots and bans. That is not announced: clients know when a ballot ends.
    pub(in crate::room) fn expire(&mut self, now: Millis) {
        self.ballots.expire(now);
        self.bans.expire(now);
    }

    /// The open ballots as last announced, in the order in which they were opened.
    pub(in crate::room) fn votes(&self) -> impl Iterator<Item = Votes> {
        let mut ballots: Vec<_> = self.ballots.values().collect();
        ballots.sort_by_key(|ballot| ballot.seq);
        ballots.into_iter().map(|ballot| ballot.votes.clone())
    }

    /// When the ban of this token ends; `None` without a ban.
    pub(in crate::room) fn banned_until(&self, token: &str) -> Option<Millis> {
        self.bans.values().find(|ban| ban.token == token).map(|ban| ban.until)
    }

    /// When the last ban of somebody of this network ends; `None` without one.
    pub(in crate::room) fn network_banned_until(&self, network: Network) -> Option<Millis> {
        self.bans.values().filter(|ban| ban.network == Some(network)).map(|ban| ban.until).max()
    }

    /// Whether there is a ballot on a player.
    pub(in crate::room) fn has_ballot(&self, player: PlayerId) -> bool {
        self.ballots.get(u64::from(player.0)).is_some()
    }

    /// Drops the ballot on a player who left or was removed.
    pub(in crate::room) fn drop_ballot(&mut self, player: PlayerId) {
        self.ballots.remove(u64::from(player.0));
    }

    /// Whether `voter` has voted to remove `target`.
    pub(super) fn has_voted(&self, voter: PlayerId, target: PlayerId) -> bool {
        self.ballots.get(u64::from(target.0)).is_some_and(|ballot| ballot.voters.contains(&voter))
    }

    /// The open ballot on `player`, or a new one, which was opened at `seq`.
    pub(super) fn ballot(&mut self, now: Millis, seq: u64, player: PlayerId) -> Option<&mut Ballot> {
        let number = u64::from(player.0);
        if self.ballots.get(number).is_none() {
            let until = now.plus(BALLOT_MILLIS);
            let votes = Votes { player: Some(player), votes: 0, needed: 0, until: Some(until) };
            self.ballots.insert(number, Ballot { voters: BTreeSet::new(), votes, until, seq });
        }
        self.ballots.change(number)
    }

    pub(super) fn ban(&mut self, now: Millis, player: PlayerId, token: String, network: Option<Network>) {
        self.bans.insert(u64::from(player.0), Ban { token, until: now.plus(BAN_MILLIS), network });
    }

    /// The rows that changed since the last call.
    pub(in crate::room) fn take_changes(&mut self) -> impl Iterator<Item = ChangedRow> {
        self.ballots.take_changes().chain(self.bans.take_changes())
    }
}
