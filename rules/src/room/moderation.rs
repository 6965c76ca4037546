//! Votes to remove a player, bans and reports.

use protocol::{Event, Millis, PlayerId, Refusal, Remover, Reply, Votes};
use serde::{Deserialize, Serialize};

use super::refused::Refused;
use super::{Effects, ForOperators, Report, Room};
use crate::stored::values::StoredVotes;

/// Duration of a ballot to remove a player, in milliseconds.
pub(super) const BALLOT_MILLIS: u64 = 60_000;
/// The fewest votes that remove a player, so that two friends cannot remove a third person.
const VOTES_MIN: usize = 3;
/// Ban duration in milliseconds: a removed player cannot rejoin before it ends.
pub(super) const BAN_MILLIS: u64 = 10 * 60_000;
/// Number of the reported player's latest messages in a report.
const REPORTED_MAX: usize = 10;

/// The open ballots and the bans.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Moderation {
    ballots: Vec<Ballot>,
    bans: Vec<Ban>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Ballot {
    voters: Vec<PlayerId>,
    /// The count as last announced.
    #[serde(with = "StoredVotes")]
    votes: Votes,
    until: Millis,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Ban {
    token: String,
    until: Millis,
}

impl Moderation {
    /// Whether [`Moderation::expire`] would drop anything.
    pub(super) fn has_expired(&self, now: Millis) -> bool {
        self.ballots.iter().any(|ballot| now >= ballot.until) || self.bans.iter().any(|ban| now >= ban.until)
    }

    /// Drops expired ballots and bans. That is not announced: clients know when a ballot ends.
    pub(super) fn expire(&mut self, now: Millis) {
        self.ballots.retain(|ballot| now < ballot.until);
        self.bans.retain(|ban| now < ban.until);
    }

    /// The open ballots as last announced.
    pub(super) fn votes(&self) -> impl Iterator<Item = Votes> {
        self.ballots.iter().map(|ballot| ballot.votes.clone())
    }

    /// When the ban of this token ends; `None` without a ban.
    pub(super) fn banned_until(&self, token: &str) -> Option<Millis> {
        self.bans.iter().find(|ban| ban.token == token).map(|ban| ban.until)
    }

    /// Drops the ballot on a player who left or was removed.
    pub(super) fn drop_ballot(&mut self, player: PlayerId) {
        self.ballots.retain(|ballot| ballot.votes.player != Some(player));
    }

    /// Whether `voter` has voted to remove `target`.
    fn has_voted(&self, voter: PlayerId, target: PlayerId) -> bool {
        self.ballots.iter().any(|ballot| ballot.votes.player == Some(target) && ballot.voters.contains(&voter))
    }

    /// The open ballot on `player`, or a new one. `needed` is the number of votes that a new ballot announces.
    fn ballot(&mut self, now: Millis, player: PlayerId, needed: u32) -> &mut Ballot {
        let place = self.ballots.iter().position(|ballot| ballot.votes.player == Some(player));
        let place = place.unwrap_or_else(|| {
            let until = now.plus(BALLOT_MILLIS);
            let votes = Votes { player: Some(player), votes: 0, needed, until: Some(until) };
            self.ballots.push(Ballot { voters: Vec::new(), votes, until });
            self.ballots.len() - 1
        });
        &mut self.ballots[place]
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
        self.stored.seats.listed(target).ok_or(Refusal::PlayerGone)?;
        let active = self.active_players(now);
        if !active.contains(&player) {
            return Err(Refusal::SpeakFirst.into());
        }
        if self.stored.moderation.has_voted(player, target) {
            return Ok(());
        }
        let needed = (active.len() / 2 + 1).max(VOTES_MIN) as u32;
        let ballot = self.stored.moderation.ballot(now, target, needed);
        ballot.voters.push(player);
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
        // Checked before the mutable access, so that a refusal does not mark the snapshot as changed.
        self.stored.seats.listed(player).ok_or(Refusal::PlayerGone)?;
        let Some(seat) = self.stored.seats.remove(player) else { return Ok(()) };
        self.stored.moderation.drop_ballot(player);
        self.stored.moderation.bans.push(Ban { token: seat.token, until: now.plus(BAN_MILLIS) });
        self.announce(effects, Event::Removed { player, by });
        self.update_host(now, effects);
        self.settle_if_empty(now, effects);
        Ok(())
    }

    /// Reports a player, with the latest messages, to the operators.
    pub(super) fn report(&mut self, player: PlayerId, target: PlayerId, effects: &mut Effects) -> Result<(), Refused> {
        let nickname = self.stored.seats.get(target).ok_or(Refusal::PlayerGone)?.nickname.as_str().to_owned();
        let mut said: Vec<_> = self.conversation.said_by(target).take(REPORTED_MAX).collect();
        said.reverse();
        effects.for_operators = Some(ForOperators::Report(Report { by: player, player: target, nickname, said }));
        effects.replies.push(Reply::Reported { player: target });
        Ok(())
    }
}
