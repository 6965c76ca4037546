//! Votes to remove a player, bans and reports.

mod expiring;
mod rows;

use std::collections::BTreeSet;

use protocol::{Event, Millis, PlayerId, Refusal, Remover, Reply, Votes};

use super::refused::Refused;
use super::{Effects, ForOperators, Report, Room};
use crate::network::Network;
pub(super) use rows::{Ballot, Ban, Moderation};

/// Duration of a ballot to remove a player, in milliseconds.
pub(super) const BALLOT_MILLIS: u64 = 60_000;
/// The fewest votes that remove a player, so that two friends cannot remove a third person. Also the fewest networks whose
/// votes are counted instead of people's.
const VOTES_MIN: usize = 3;
/// Ban duration in milliseconds: a removed player cannot rejoin before it ends.
pub(super) const BAN_MILLIS: u64 = 10 * 60_000;
/// With this many connected players of a network, a newcomer of it is not kept out for another one's ban.
const NETWORK_TRUSTED: usize = 3;
/// Number of the reported player's latest messages in a report.
const REPORTED_MAX: usize = 10;

impl Room {
    /// Counts a vote to remove `target` from a channel. Votes of more than half of the active voices, and at least
    /// [`VOTES_MIN`], remove the target. Where active players of three networks could vote, each network is one voice:
    /// else somebody with many sockets could remove anyone.
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
        let active: Vec<_> = self.active_seats(now).map(|seat| (seat.id, seat.network)).collect();
        if !active.iter().any(|(id, _)| *id == player) {
            return Err(Refusal::SpeakFirst.into());
        }
        if self.moderation.has_voted(player, target) {
            return Ok(());
        }
        let by_network = networks(active.iter().filter(|(id, _)| *id != target)) >= VOTES_MIN;
        let needed = (if by_network { networks(&active) } else { active.len() } / 2 + 1).max(VOTES_MIN) as u32;
        let Some(ballot) = self.moderation.ballot(now, self.stored.seq, target) else { return Ok(()) };
        ballot.voters.insert(player);
        let voters = || active.iter().filter(|(id, _)| ballot.voters.contains(id));
        let votes = if by_network { networks(voters()) } else { voters().count() } as u32;
        let votes = Votes { votes, needed, ..ballot.votes.clone() };
        ballot.votes = votes.clone();
        let is_decided = votes.votes >= needed;
        self.announce(effects, Event::Votes { votes });
        if is_decided { self.remove_and_ban(now, target, Remover::Vote, effects) } else { Ok(()) }
    }

    /// Refuses a newcomer of this network while somebody of it is banned, unless enough others of it are here, such as a
    /// class. The newcomer may watch.
    pub(super) fn require_unbanned(&self, now: Millis, network: Option<Network>) -> Result<(), Refused> {
        let suspect = network.filter(|&network| self.seats.connected_of(network) < NETWORK_TRUSTED);
        let until = suspect.and_then(|network| self.moderation.network_banned_until(network));
        match until.filter(|until| now < *until) {
            Some(until) => Err(Refused::with_wait(Refusal::NetworkRemoved, until.since(now))),
            None => Ok(()),
        }
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
        self.moderation.ban(now, player, seat.token, seat.network);
        self.announce(effects, Event::Removed { player, by });
        self.update_crowd(effects);
        self.update_host(now, effects);
        self.settle_if_empty(now, now, effects);
        Ok(())
    }

    /// Reports a player, with the latest messages, to the operators.
    pub(super) fn report(
        &mut self,
        now: Millis,
        player: PlayerId,
        target: PlayerId,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        let nickname = self.seats.get(target).ok_or(Refusal::PlayerGone)?.nickname.as_str().to_owned();
        self.seats.update(player, |seat| seat.quota.report(now)).transpose()?;
        let mut said: Vec<_> = self.conversation.said_by(target).take(REPORTED_MAX).collect();
        said.reverse();
        effects.for_operators = Some(ForOperators::Report(Report { by: player, player: target, nickname, said }));
        effects.replies.push(Reply::Reported { player: target });
        Ok(())
    }
}

/// The number of networks of these players. A player without a network is one of its own.
fn networks<'active>(players: impl IntoIterator<Item = &'active (PlayerId, Option<Network>)>) -> usize {
    let voice = |&(player, network): &(PlayerId, Option<Network>)| (network.is_none().then_some(player), network);
    players.into_iter().map(voice).collect::<BTreeSet<_>>().len()
}
