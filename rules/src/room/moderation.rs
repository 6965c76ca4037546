//! What players do against one who spoils the room: votes to remove, bans, reports.

use protocol::{Millis, PlayerId, Refusal, Remover, ServerEvent, Votes};
use serde::{Deserialize, Serialize};

use super::refused::Refused;
use super::{Effects, ForOperators, Report, Room};

/// A vote to remove a player goes on for so long, in milliseconds.
pub(super) const BALLOT_MILLIS: u64 = 60_000;
/// Even among few, so many have to be for it: two friends cannot remove a third person.
const VOTES_MIN: usize = 3;
/// Who was removed may come back after so many milliseconds.
pub(super) const BAN_MILLIS: u64 = 10 * 60_000;
/// How much of what a player said goes with a report.
const REPORTED_MAX: usize = 10;

/// The votes that are going on and the bans that last.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Moderation {
    ballots: Vec<Ballot>,
    bans: Vec<Ban>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Ballot {
    voters: Vec<PlayerId>,
    /// As everyone was told last.
    votes: Votes,
    until: Millis,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Ban {
    token: String,
    until: Millis,
}

impl Moderation {
    /// Forgets what is over. Nobody has to be told: everyone knows until when it was.
    pub(super) fn forget(&mut self, now: Millis) {
        self.ballots.retain(|ballot| now < ballot.until);
        self.bans.retain(|ban| now < ban.until);
    }

    pub(super) fn votes(&self) -> impl Iterator<Item = Votes> {
        self.ballots.iter().map(|ballot| ballot.votes.clone())
    }

    /// Until when whoever has this token may not come in.
    pub(super) fn banned_until(&self, token: &str) -> Option<Millis> {
        self.bans.iter().find(|ban| ban.token == token).map(|ban| ban.until)
    }

    /// Ends the vote on somebody who is not here any more.
    pub(super) fn drop_ballot(&mut self, player: PlayerId) {
        self.ballots.retain(|ballot| ballot.votes.player != Some(player));
    }

    /// The vote on removing `player`; a new one if there is none. `needed` is as many as it takes now.
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
    /// Counts a vote to remove `target` from a channel: more than half of those who took part lately do.
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
        let active = self.active_players(now);
        if !active.contains(&player) {
            return Err(Refusal::SpeakFirst.into());
        }
        let needed = (active.len() / 2 + 1).max(VOTES_MIN) as u32;
        let ballot = self.moderation.ballot(now, target, needed);
        if ballot.voters.contains(&player) {
            return Ok(());
        }
        ballot.voters.push(player);
        let votes = active.iter().filter(|player| ballot.voters.contains(player)).count() as u32;
        let votes = Votes { votes, needed, ..ballot.votes.clone() };
        ballot.votes = votes.clone();
        effects.snapshot_changed = true;
        let is_decided = votes.votes >= needed;
        self.announce(effects, |seq| ServerEvent::Votes { seq, votes });
        if is_decided { self.throw_out(now, target, Remover::Vote, effects) } else { Ok(()) }
    }

    /// Takes a player's seat away, and keeps the player out for a while.
    pub(super) fn throw_out(
        &mut self,
        now: Millis,
        player: PlayerId,
        by: Remover,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        let seat = self.seats.take(player).ok_or(Refusal::PlayerGone)?;
        self.moderation.drop_ballot(player);
        self.moderation.bans.push(Ban { token: seat.token, until: now.plus(BAN_MILLIS) });
        self.announce(effects, |seq| ServerEvent::Removed { seq, player, by });
        effects.snapshot_changed = true;
        self.hand_over(now, effects);
        self.rest_if_empty(now, effects);
        Ok(())
    }

    /// Keeps what a player said last, for the operators.
    pub(super) fn report(&mut self, player: PlayerId, target: PlayerId, effects: &mut Effects) -> Result<(), Refused> {
        let nickname = self.seats.get(target).ok_or(Refusal::PlayerGone)?.nickname.as_str().to_owned();
        let mut said: Vec<_> = self.conversation.said_by(target).take(REPORTED_MAX).collect();
        said.reverse();
        effects.for_operators = Some(ForOperators::Report(Report { by: player, player: target, nickname, said }));
        effects.reply.push(ServerEvent::Reported { player: target });
        Ok(())
    }
}
