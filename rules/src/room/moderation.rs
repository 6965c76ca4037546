//! Votes to remove a player, bans and reports.

mod expiring;

use std::collections::BTreeSet;

use protocol::{Event, Millis, PlayerId, Refusal, Remover, Reply, Votes};
use serde::{Deserialize, Serialize};

use super::refused::Refused;
use super::{Effects, ForOperators, Report, Room};
use crate::stored::values::StoredVotes;
use crate::stored::{ChangedRow, Own, RowKind, Rows, StoredRow};
use expiring::{Expires, Expiring};

/// Duration of a ballot to remove a player, in milliseconds.
pub(super) const BALLOT_MILLIS: u64 = 60_000;
/// The fewest votes that remove a player, so that two friends cannot remove a third person.
const VOTES_MIN: usize = 3;
/// Ban duration in milliseconds: a removed player cannot rejoin before it ends.
pub(super) const BAN_MILLIS: u64 = 10 * 60_000;
/// Number of the reported player's latest messages in a report.
const REPORTED_MAX: usize = 10;

/// The open ballots and the bans.
#[derive(Clone, Debug, Default)]
pub(super) struct Moderation {
    /// By the player who may be removed.
    ballots: Expiring<Ballot>,
    /// By the player who was removed.
    bans: Expiring<Ban>,
}

/// A ballot on removing a player.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Ballot {
    voters: BTreeSet<PlayerId>,
    /// The count as last announced.
    #[serde(with = "StoredVotes")]
    votes: Votes,
    until: Millis,
    /// The room's seq when it was opened. Clients list ballots in this order.
    #[serde(default)]
    seq: u64,
}

/// A ban of a removed player.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Ban {
    token: String,
    until: Millis,
}

impl Ballot {
    /// The same ballot as opened at this seq.
    pub(super) fn opened_at(self, seq: u64) -> Self {
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
    pub(super) fn new(ballots: Rows<Ballot>, bans: Rows<Ban>) -> Self {
        Self { ballots: Expiring::new(ballots), bans: Expiring::new(bans) }
    }

    /// Drops expired ballots and bans. That is not announced: clients know when a ballot ends.
    pub(super) fn expire(&mut self, now: Millis) {
        self.ballots.expire(now);
        self.bans.expire(now);
    }

    /// The open ballots as last announced, in the order in which they were opened.
    pub(super) fn votes(&self) -> impl Iterator<Item = Votes> {
        let mut ballots: Vec<_> = self.ballots.values().collect();
        ballots.sort_by_key(|ballot| ballot.seq);
        ballots.into_iter().map(|ballot| ballot.votes.clone())
    }

    /// When the ban of this token ends; `None` without a ban.
    pub(super) fn banned_until(&self, token: &str) -> Option<Millis> {
        self.bans.values().find(|ban| ban.token == token).map(|ban| ban.until)
    }

    /// Drops the ballot on a player who left or was removed.
    pub(super) fn drop_ballot(&mut self, player: PlayerId) {
        self.ballots.remove(u64::from(player.0));
    }

    /// Whether `voter` has voted to remove `target`.
    fn has_voted(&self, voter: PlayerId, target: PlayerId) -> bool {
        self.ballots.get(u64::from(target.0)).is_some_and(|ballot| ballot.voters.contains(&voter))
    }

    /// The open ballot on `player`, or a new one, which was opened at `seq`.
    fn ballot(&mut self, now: Millis, seq: u64, player: PlayerId) -> Option<&mut Ballot> {
        let number = u64::from(player.0);
        if self.ballots.get(number).is_none() {
            let until = now.plus(BALLOT_MILLIS);
            let votes = Votes { player: Some(player), votes: 0, needed: 0, until: Some(until) };
            self.ballots.insert(number, Ballot { voters: BTreeSet::new(), votes, until, seq });
        }
        self.ballots.change(number)
    }

    fn ban(&mut self, now: Millis, player: PlayerId, token: String) {
        self.bans.insert(u64::from(player.0), Ban { token, until: now.plus(BAN_MILLIS) });
    }

    /// The rows that changed since the last call.
    pub(super) fn take_changes(&mut self) -> impl Iterator<Item = ChangedRow> {
        self.ballots.take_changes().chain(self.bans.take_changes())
    }
}

impl Room {
    /// Counts a vote to remove `target` from a channel. Votes of more than half of the active players, and at least
    /// [`VOTES_MIN`], remove the target.
    pub(super) fn vote(
        &mut self,
        now: Millis,
        player: PlayerId,
        target: PlayerId,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        if self.is_private() {
            return Err(Refusal::HostOnly.into());
        }
        if target == player {
            return Err(Refusal::NotNow.into());
        }
        self.seats.listed(target).ok_or(Refusal::PlayerGone)?;
        let active: Vec<_> = self.active_seats(now).map(|seat| seat.id).collect();
        if !active.contains(&player) {
            return Err(Refusal::SpeakFirst.into());
        }
        if self.moderation.has_voted(player, target) {
            return Ok(());
        }
        let needed = (active.len() / 2 + 1).max(VOTES_MIN) as u32;
        let Some(ballot) = self.moderation.ballot(now, self.stored.seq, target) else { return Ok(()) };
        ballot.voters.insert(player);
        let votes = active.iter().filter(|player| ballot.voters.contains(player)).count() as u32;
        let votes = Votes { votes, needed, ..ballot.votes.clone() };
        ballot.votes = votes.clone();
        let is_decided = votes.votes >= needed;
        self.announce(effects, Event::Votes { votes });
        if is_decided { self.remove_and_ban(now, target, Remover::Vote, effects) } else { Ok(()) }
    }

    /// Removes a player's seat and bans the token for [`BAN_MILLIS`].
    pub(super) fn remove_and_ban(
        &mut self,
        now: Millis,
        player: PlayerId,
        by: Remover,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        let seat = self.seats.remove(player).ok_or(Refusal::PlayerGone)?;
        self.moderation.drop_ballot(player);
        self.moderation.ban(now, player, seat.token);
        self.announce(effects, Event::Removed { player, by });
        self.update_host(now, effects);
        self.settle_if_empty(now, effects);
        Ok(())
    }

    /// Reports a player, with the latest messages, to the operators.
    pub(super) fn report(&mut self, player: PlayerId, target: PlayerId, effects: &mut Effects) -> Result<(), Refused> {
        let nickname = self.seats.get(target).ok_or(Refusal::PlayerGone)?.nickname.as_str().to_owned();
        let mut said: Vec<_> = self.conversation.said_by(target).take(REPORTED_MAX).collect();
        said.reverse();
        effects.for_operators = Some(ForOperators::Report(Report { by: player, player: target, nickname, said }));
        effects.replies.push(Reply::Reported { player: target });
        Ok(())
    }
}
