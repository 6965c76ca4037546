//! Joining, leaving and lost connections.

use protocol::Refusal;

use super::Reference;
use super::person::{Person, Presence, Throttle};
use crate::model::outcome::{Announced, Replied};
use crate::model::view::Row;

impl Reference {
    pub(super) fn person(&self, player: u32) -> Option<&Person> {
        self.people.iter().find(|person| person.id == player)
    }

    pub(super) fn person_mut(&mut self, player: u32) -> Option<&mut Person> {
        self.people.iter_mut().find(|person| person.id == player)
    }

    pub(super) fn is_listed(&self, player: u32) -> bool {
        self.person(player).is_some_and(Person::is_listed)
    }

    pub(super) fn rows(&self) -> Vec<Row> {
        let listed = self.people.iter().filter(|person| person.is_listed());
        let row = |person: &Person| Row {
            player: person.id,
            nickname: person.nickname.clone(),
            points: person.points,
            correct: person.correct,
            connected: person.is_connected(),
            colour: person.colour,
            host: self.is_host(person.id),
            team: person.team,
        };
        listed.map(row).collect()
    }

    /// Announces a player's row, if it is on the scoreboard.
    pub(super) fn announce_row(&mut self, player: u32) {
        let row = self.rows().into_iter().find(|row| row.player == player);
        self.outcome.events.extend(row.map(Announced::Row));
    }

    pub(super) fn nobody_connected(&self) -> bool {
        !self.people.iter().any(Person::is_connected)
    }

    pub(super) fn join(
        &mut self,
        now: u64,
        sender: Option<u32>,
        nickname: &str,
        resume: Option<&str>,
        fresh_token: &str,
    ) {
        if let Some(ban) = self.bans.iter().find(|ban| Some(ban.token.as_str()) == resume) {
            let (reason, wait) = (Refusal::Banned, Some(ban.until - now));
            return self.outcome.replies.push(Replied::Refused { id: None, reason, wait });
        }
        if self.hosting.is_none() && self.empty_since.is_some_and(|since| now >= since + 600_000) {
            self.people.clear();
            (self.place, self.has_unanswered) = (0, false);
        }
        let own = self.people.iter().position(|person| Some(person.token.as_str()) == resume);
        if !own.is_some_and(|own| self.people[own].is_listed()) && !self.make_place(now, sender) {
            return self.refuse(Refusal::RoomFull);
        }
        let was_empty = self.nobody_connected();
        let nickname = self.free_nickname(nickname, own);
        sender.inspect(|&watcher| _ = self.stop_watching(watcher));
        let was_watched = own.is_some_and(|own| self.stop_watching(self.people[own].id));
        let index = own.unwrap_or_else(|| {
            let number = sender.filter(|watcher| self.person(*watcher).is_none());
            self.seats_given += u32::from(number.is_none());
            let number = number.unwrap_or(self.seats_given);
            let token = resume.filter(|token| self.is_maker_token(token)).unwrap_or(fresh_token);
            self.maker_token.get_or_insert_with(|| token.to_owned());
            let place = self.people.partition_point(|person| person.id < number);
            self.people.insert(place, Person::new(number, token, now));
            place
        });
        let rows = self.rows();
        let uses = |colour| rows.iter().filter(|row| row.colour == colour).count();
        let dealt = (0..8).min_by_key(|&colour| (uses(colour), colour)).unwrap();
        let person = &mut self.people[index];
        if own.is_none() || (!person.is_listed() && uses(person.colour) > 0 && uses(dealt) == 0) {
            person.colour = dealt;
        }
        let (player, took_over) = (person.id, was_watched || person.is_connected());
        if !person.is_listed() {
            person.listed_since = now;
        }
        (person.nickname, person.presence) = (nickname, Presence::Connected);
        self.place_latecomer(player);
        let changed = self.choose_host(now);
        self.announce_row(player);
        changed.into_iter().filter(|other| *other != player).for_each(|other| self.announce_row(other));
        if was_empty {
            (self.empty_since, self.quiet_prompts) = (None, 0);
            self.resume(now);
        }
        self.gather(now, was_empty);
        self.outcome.seated = Some((player, took_over, false));
        self.welcome(player);
    }

    /// Whether there is a place for one more row, besides those that are kept for others. On a full scoreboard, whoever has
    /// been away longest gives way, but not before 10 seconds have passed, and else whoever is silent.
    fn make_place(&mut self, now: u64, watcher: Option<u32>) -> bool {
        if self.free_places(now) <= self.kept_for_others(watcher) && !self.unseat_silent(now) {
            return false;
        }
        if self.rows().len() < self.seats_max {
            return true;
        }
        let away = self.people.iter().filter_map(|person| match person.presence {
            Presence::Dropped(since) if now >= since + 10_000 => Some((since, person.id)),
            _ => None,
        });
        let Some((since, player)) = away.min() else { return false };
        self.unlist(player, since);
        true
    }

    fn free_nickname(&self, wanted: &str, own: Option<usize>) -> String {
        let taken = |name: &str| {
            self.people.iter().enumerate().any(|(index, person)| Some(index) != own && person.nickname == name)
        };
        let numbered = (2..).map(|number| format!("{wanted}{number}"));
        std::iter::once(wanted.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap()
    }

    pub(super) fn welcome(&mut self, player: u32) {
        let welcome = self.welcome_for(player);
        self.outcome.replies.push(welcome);
        self.reply_marks(player);
        self.outcome.replies.extend(self.queue_reply(player));
    }

    pub(super) fn welcome_for(&self, player: u32) -> Replied {
        let token = self.person(player).map(|person| person.token.clone());
        Replied::Welcome {
            you: player,
            token,
            watches: self.watches(player),
            view: self.view(),
            early: self.early_for(player),
        }
    }

    pub(super) fn drop(&mut self, now: u64, player: u32) {
        self.lose(now, player);
        self.settle_if_empty(now, now);
    }

    fn lose(&mut self, now: u64, player: u32) {
        let Some(person) = self.person_mut(player).filter(|person| person.is_connected()) else { return };
        person.presence = Presence::Dropped(now);
        self.announce_row(player);
    }

    /// The time stops at the last moment that everyone was told something. The throttle is not stored.
    pub(super) fn restore(&mut self, now: u64, connected: &[u32]) {
        self.people.iter_mut().for_each(|person| person.throttle = Throttle::default());
        let connected_before = self.people.iter().filter(|person| person.is_connected()).map(|person| person.id);
        let lost: Vec<u32> = connected_before.filter(|player| !connected.contains(player)).collect();
        let last_event_at = self.last_event_at;
        lost.iter().for_each(|player| self.lose(now, *player));
        if !lost.is_empty() {
            self.settle_if_empty(now, last_event_at);
        }
    }

    pub(super) fn leave(&mut self, now: u64, player: u32) {
        self.unlist(player, now);
        self.update_host(now);
        self.settle_if_empty(now, now);
    }

    /// Nothing of the seat stays.
    pub(super) fn forget(&mut self, now: u64, player: u32) {
        self.leave(now, player);
        self.people.retain(|person| person.id != player);
    }

    fn unlist(&mut self, player: u32, since: u64) {
        let Some(person) = self.person_mut(player) else { return };
        person.presence = Presence::Gone(since);
        self.ballots.retain(|ballot| ballot.target != player);
        self.held.retain(|held| held.player != player);
        self.announce(Announced::Left(player));
    }

    /// Rows expire a minute after the connection was lost, seats half an hour after it.
    pub(super) fn expire_people(&mut self, now: u64) {
        let dropped = self.people.iter().filter_map(|person| match person.presence {
            Presence::Dropped(since) if now >= since + 60_000 => Some((person.id, since)),
            _ => None,
        });
        for (player, since) in dropped.collect::<Vec<_>>() {
            self.unlist(player, since);
        }
        self.people.retain(|person| !matches!(person.presence, Presence::Gone(since) if now >= since + 1_800_000));
    }

    pub(super) fn row_ends_at(&self) -> Option<u64> {
        let ends = self.people.iter().filter_map(|person| match person.presence {
            Presence::Dropped(since) => Some(since + 60_000),
            _ => None,
        });
        ends.min()
    }

    pub(super) fn settle_if_empty(&mut self, now: u64, since: u64) {
        if !self.nobody_connected() || self.empty_since.is_some() {
            return;
        }
        self.empty_since = Some(now);
        self.settle(now, since);
    }
}
