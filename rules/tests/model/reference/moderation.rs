//! Removing people, and telling the operators about them.

use protocol::{Millis, PlayerId, Refusal, Remover, Votes};

use super::Reference;
use crate::model::facts::{Confided, Fact};

/// A vote on removing somebody.
pub struct Ballot {
    pub target: u32,
    pub until: u64,
    voters: Vec<u32>,
    /// How it stood when it was told last.
    told: Option<Votes>,
}

pub struct Ban {
    pub token: String,
    pub until: u64,
}

impl Reference {
    /// Who has a say.
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
            self.ballots.push(Ballot { target, until: now + 60_000, voters: Vec::new(), told: None });
        }
        let ballot = self.ballots.iter_mut().find(|ballot| ballot.target == target).unwrap();
        if ballot.voters.contains(&player) {
            return;
        }
        ballot.voters.push(player);
        let votes = active.iter().filter(|player| ballot.voters.contains(player)).count() as u32;
        let needed = (active.len() as u32 / 2 + 1).max(3);
        let told = Votes { player: Some(PlayerId(target)), votes, needed, until: Some(Millis(ballot.until)) };
        ballot.told = Some(told.clone());
        self.tell(Fact::Votes(told));
        if votes >= needed {
            self.remove(now, target, Remover::Vote);
        }
    }

    /// The votes that are going on, as last told.
    pub(super) fn votes(&self) -> Vec<Votes> {
        let skip = self.round.as_ref().filter(|_| self.phase.kind() == "open").and_then(|round| round.skip.clone());
        skip.into_iter().chain(self.ballots.iter().filter_map(|ballot| ballot.told.clone())).collect()
    }

    pub(super) fn remove(&mut self, now: u64, target: u32, by: Remover) {
        let index = self.people.iter().position(|person| person.id == target).unwrap();
        let removed = self.people.remove(index);
        self.ballots.retain(|ballot| ballot.target != target);
        self.bans.push(Ban { token: removed.token, until: now + 600_000 });
        self.tell(Fact::Removed { player: target, by });
        self.hand_over(now);
        self.rest_if_empty(now);
    }

    pub(super) fn report(&mut self, by: u32, target: u32) {
        let Some(person) = self.person(target) else { return self.refuse(Refusal::PlayerGone) };
        let nickname = person.nickname.clone();
        let theirs = self.latest_messages().iter().filter(|message| message.player == target);
        let said: Vec<_> = theirs.map(|message| (message.time, message.text.clone())).collect();
        let said = said[said.len().saturating_sub(10)..].to_vec();
        self.told.operators = Some(Confided::Report { by, player: target, nickname, said });
        self.told.sender.push(Fact::Reported(target));
    }
}
