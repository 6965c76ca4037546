//! Removing and reporting players.

use protocol::{Millis, PlayerId, Refusal, Remover, Votes};

use super::Reference;
use super::round::Phase;
use crate::model::outcome::{Announced, Replied, ToOperators};

/// A ballot on removing a player.
#[derive(Clone)]
pub struct Ballot {
    pub target: u32,
    pub until: u64,
    voters: Vec<u32>,
    /// The votes as last announced.
    announced: Option<Votes>,
}

#[derive(Clone)]
pub struct Ban {
    pub token: String,
    pub until: u64,
}

impl Reference {
    /// The players who may vote.
    pub(super) fn active(&self, now: u64) -> Vec<u32> {
        self.people.iter().filter(|person| person.is_active(now)).map(|person| person.id).collect()
    }

    pub(super) fn vote(&mut self, now: u64, player: u32, target: u32) {
        let active = self.active(now);
        if self.hosting.is_some() {
            return self.refuse(Refusal::HostOnly);
        } else if target == player {
            return self.refuse(Refusal::NotNow);
        } else if !self.is_listed(target) {
            return self.refuse(Refusal::PlayerGone);
        } else if !active.contains(&player) {
            return self.refuse(Refusal::SpeakFirst);
        }
        if !self.ballots.iter().any(|ballot| ballot.target == target) {
            self.ballots.push(Ballot { target, until: now + 60_000, voters: Vec::new(), announced: None });
        }
        let ballot = self.ballots.iter_mut().find(|ballot| ballot.target == target).unwrap();
        if ballot.voters.contains(&player) {
            return;
        }
        ballot.voters.push(player);
        let votes = active.iter().filter(|player| ballot.voters.contains(player)).count() as u32;
        let needed = (active.len() as u32 / 2 + 1).max(3);
        let announced = Votes { player: Some(PlayerId(target)), votes, needed, until: Some(Millis(ballot.until)) };
        ballot.announced = Some(announced.clone());
        self.announce(Announced::Votes(announced));
        if votes >= needed {
            self.remove(now, target, Remover::Vote);
        }
    }

    /// The open votes, as last announced.
    pub(super) fn votes(&self) -> Vec<Votes> {
        let skip = self.round.as_ref().filter(|_| self.phase == Phase::Open).and_then(|round| round.skip_votes.clone());
        skip.into_iter().chain(self.ballots.iter().filter_map(|ballot| ballot.announced.clone())).collect()
    }

    pub(super) fn remove(&mut self, now: u64, target: u32, by: Remover) {
        let index = self.people.iter().position(|person| person.id == target).unwrap();
        let removed = self.people.remove(index);
        self.ballots.retain(|ballot| ballot.target != target);
        self.held.retain(|held| held.player != target);
        self.bans.push(Ban { token: removed.token, until: now + 600_000 });
        self.announce(Announced::Removed { player: target, by });
        self.update_host(now);
        self.settle_if_empty(now, now);
    }

    /// Whether a player has sent as many proposals (`kind` 0) or reports (1) as possible, and is refused.
    pub(super) fn asks_too_often(&mut self, now: u64, player: u32, kind: usize, max: u32) -> bool {
        let wait = self.person_mut(player).and_then(|person| person.ask(now, kind, max));
        let refused = wait.map(|wait| Replied::Refused { id: None, reason: Refusal::TooOften, wait: Some(wait) });
        self.outcome.replies.extend(refused);
        wait.is_some()
    }

    pub(super) fn report(&mut self, now: u64, by: u32, target: u32) {
        let Some(person) = self.person(target) else { return self.refuse(Refusal::PlayerGone) };
        let nickname = person.nickname.clone();
        if self.asks_too_often(now, by, 1, 10) {
            return;
        }
        let own = self.latest_messages().iter().filter(|message| message.player == target);
        let said: Vec<_> = own.map(|message| (message.time, message.text.clone())).collect();
        let said = said[said.len().saturating_sub(10)..].to_vec();
        self.outcome.for_operators = Some(ToOperators::Report { by, player: target, nickname, said });
        self.outcome.replies.push(Replied::Reported(target));
    }
}
