//! Who decides in a private room, and what.

use protocol::{Refusal, Remover, Settings};

use super::Reference;
use super::person::{Person, Presence};
use super::round::Phase;
use crate::model::facts::Fact;

pub struct Hosting {
    pub maker_token: String,
    pub host: Option<u32>,
}

impl Reference {
    pub(super) fn is_host(&self, player: u32) -> bool {
        self.hosting.as_ref().is_some_and(|hosting| hosting.host == Some(player))
    }

    pub(super) fn is_makers(&self, token: &str) -> bool {
        self.hosting.as_ref().is_some_and(|hosting| hosting.maker_token == token)
    }

    /// Gives the role to whom it belongs, and returns whose rows that changes: who lost it, then who gained it.
    pub(super) fn elect(&mut self, now: u64) -> Vec<u32> {
        if self.hosting.is_none() || self.nobody_here() {
            return Vec::new();
        }
        let present = || self.people.iter().filter(|person| person.is_present(now));
        let maker = present().find(|person| self.is_makers(&person.token));
        let before = present().find(|person| self.is_host(person.id));
        let longest = self.people.iter().filter(|person| person.is_here());
        let longest = longest.min_by_key(|person| (person.listed_since, person.id));
        let elected = maker.or(before).or(longest).map(|person| person.id);
        let hosting = self.hosting.as_mut().unwrap();
        let before = std::mem::replace(&mut hosting.host, elected);
        if before == elected { Vec::new() } else { before.into_iter().chain(elected).collect() }
    }

    pub(super) fn hand_over(&mut self, now: u64) {
        self.elect(now).into_iter().for_each(|player| self.tell_row(player));
    }

    /// When the role moves away from a host who lost the connection.
    pub(super) fn host_ends_at(&self) -> Option<u64> {
        let host = self.people.iter().find(|person| self.is_host(person.id))?;
        match host.presence {
            Presence::Dropped(since) if self.people.iter().any(Person::is_here) => Some(since + 30_000),
            _ => None,
        }
    }

    pub(super) fn start(&mut self, now: u64, player: u32) {
        if !self.is_host(player) {
            return self.refuse(Refusal::HostOnly);
        }
        match self.phase {
            Phase::Lobby | Phase::Results => self.start_match(now),
            _ => self.refuse(Refusal::NotNow),
        }
    }

    pub(super) fn set(&mut self, now: u64, player: u32, settings: &Settings) {
        if !self.is_host(player) {
            return self.refuse(Refusal::HostOnly);
        }
        if *settings == self.settings {
            return;
        }
        let before = std::mem::replace(&mut self.settings, settings.clone());
        self.tell(Fact::Settings(settings.clone()));
        if before.mode != settings.mode {
            self.change_mode(now);
        }
    }

    pub(super) fn remove_as_host(&mut self, now: u64, player: u32, target: u32) {
        let is_maker = self.person(target).is_some_and(|person| self.is_makers(&person.token));
        if !self.is_host(player) {
            self.refuse(Refusal::HostOnly);
        } else if target == player || is_maker {
            self.refuse(Refusal::NotNow);
        } else if !self.is_listed(target) {
            self.refuse(Refusal::PlayerGone);
        } else {
            self.remove(now, target, Remover::Host);
        }
    }
}
