//! Votes to remove a player, bans and reports.

mod expiring;
mod rows;

use protocol::{Event, Millis, PlayerId, Refusal, Remover, Reply, Votes};

use super::refused::Refused;
use super::{Effects, ForOperators, Report, Room};
pub(super) use rows::{Ballot, Ban, Moderation};

/// Duration of a ballot to remove a player, in milliseconds.
pub(super) const BALLOT_MILLIS: u64 = 60_000;
/// The fewest votes that remove a player, so that two friends cannot remove a third person.
const VOTES_MIN: usize = 3;
/// Ban duration in milliseconds: a removed player cannot rejoin before it ends.
pub(super) const BAN_MILLIS: u64 = 10 * 60_000;
/// Number of the reported player's latest messages in a report.
const REPORTED_MAX: usize = 10;

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
        self.held.drop_player(player);
        self.moderation.ban(now, player, seat.token);
        self.announce(effects, Event::Removed { player, by });
        self.update_crowd(effects);
        self.update_host(now, effects);
        self.settle_if_empty(now, now, effects);
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
