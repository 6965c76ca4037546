//! The host of a private room, and what only the host may do.

use protocol::{Refusal, Remover, Settings};

use super::person::{Person, Presence};
use super::round::Phase;
use super::{Reference, bundle};
use crate::model::outcome::Announced;

#[derive(Clone)]
pub struct Hosting {
    pub host: Option<u32>,
}

impl Reference {
    pub(super) fn is_host(&self, player: u32) -> bool {
        self.hosting.as_ref().is_some_and(|hosting| hosting.host == Some(player))
    }

    pub(super) fn is_maker_token(&self, token: &str) -> bool {
        self.maker_token.as_deref() == Some(token)
    }

    /// Whether a player may close the room.
    pub fn may_close(&self, player: u32) -> Result<(), Refusal> {
        let others = self.people.iter().filter(|person| person.is_connected() && person.id != player).count();
        match self.person(player).is_some_and(|person| self.is_maker_token(&person.token)) {
            false => Err(Refusal::MakerOnly),
            true if self.hosting.is_none() && others > 1 => Err(Refusal::NotNow),
            true => Ok(()),
        }
    }

    pub(super) fn close(&mut self, player: u32) {
        match self.may_close(player) {
            Ok(()) => panic!("scripts do not close the room"),
            Err(reason) => self.refuse(reason),
        }
    }

    /// Chooses the host and returns the players whose rows this changes: the former host, then the new one.
    pub(super) fn choose_host(&mut self, now: u64) -> Vec<u32> {
        if self.hosting.is_none() || self.nobody_connected() {
            return Vec::new();
        }
        let present = || self.people.iter().filter(|person| person.is_present(now));
        let maker = present().find(|person| self.is_maker_token(&person.token));
        let before = present().find(|person| self.is_host(person.id));
        let longest = self.people.iter().filter(|person| person.is_connected());
        let longest = longest.min_by_key(|person| (person.listed_since, person.id));
        let chosen = maker.or(before).or(longest).map(|person| person.id);
        let hosting = self.hosting.as_mut().unwrap();
        let before = std::mem::replace(&mut hosting.host, chosen);
        if before == chosen { Vec::new() } else { before.into_iter().chain(chosen).collect() }
    }

    pub(super) fn update_host(&mut self, now: u64) {
        let changed = self.choose_host(now);
        changed.iter().for_each(|player| self.announce_row(*player));
        if !changed.is_empty() {
            self.tell_marks_to_new_host();
        }
    }

    /// When a host without a connection is replaced.
    pub(super) fn host_ends_at(&self) -> Option<u64> {
        let host = self.people.iter().find(|person| self.is_host(person.id))?;
        match host.presence {
            Presence::Dropped(since) if self.people.iter().any(Person::is_connected) => Some(since + 30_000),
            _ => None,
        }
    }

    pub(super) fn start(&mut self, now: u64, player: u32) {
        let is_away = |person: &Person| matches!(person.presence, Presence::Dropped(since) if now >= since + 10_000);
        let host_is_away = self.people.iter().any(|person| self.is_host(person.id) && is_away(person));
        let may_start = self.is_host(player) || (host_is_away && self.phase == Phase::Results);
        if !may_start {
            return self.refuse(Refusal::HostOnly);
        }
        match self.phase {
            Phase::Lobby | Phase::Results => self.start_match(now),
            _ => self.refuse(Refusal::NotNow),
        }
    }

    pub(super) fn configure(&mut self, now: u64, player: u32, settings: &Settings) {
        if !self.is_host(player) {
            return self.refuse(Refusal::HostOnly);
        }
        self.change_settings(now, settings.clone());
    }

    pub(super) fn change_settings(&mut self, now: u64, settings: Settings) {
        let settings = bundle::settled(settings, self.bundle.is_some());
        if settings == self.settings {
            return;
        }
        let before = std::mem::replace(&mut self.settings, settings.clone());
        if before.mode != settings.mode {
            self.release(now);
            self.opened.clear();
        }
        self.announce(Announced::Settings(settings.clone()));
        if before.mode != settings.mode {
            self.change_mode(now);
        } else if before.advance != settings.advance
            && matches!(self.phase, Phase::Reveal { .. })
            && self.frozen.is_none()
        {
            self.announce_phase();
        }
        if before.teams != settings.teams {
            self.make_teams();
        }
    }

    pub(super) fn remove_as_host(&mut self, now: u64, player: u32, target: u32) {
        let is_maker = self.person(target).is_some_and(|person| self.is_maker_token(&person.token));
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
