//! Watching without a seat, waiting for one, and silent seats.

use protocol::{Queueing, Refusal};

use super::Reference;
use super::person::Throttle;
use crate::model::outcome::{Announced, Replied};

#[derive(Clone)]
pub struct Watcher {
    pub id: u32,
    pub throttle: Throttle,
}

#[derive(Clone)]
pub struct Waiting {
    player: u32,
    is_away: bool,
    /// Until when a seat is kept.
    offer: Option<u64>,
    /// The place and offer that the player knows.
    told: Option<(u32, Option<u64>)>,
}

impl Reference {
    pub(super) fn watches(&self, player: u32) -> bool {
        self.watchers.iter().any(|watcher| watcher.id == player)
    }

    pub(super) fn watch(&mut self) {
        self.seats_given += 1;
        let id = self.seats_given;
        self.watchers.push(Watcher { id, throttle: Throttle::default() });
        self.outcome.seated = Some((id, false, true));
        self.welcome(id);
    }

    pub(super) fn stop_watching(&mut self, player: u32) -> bool {
        self.queue.retain(|waiting| waiting.player != player);
        let watched = self.watches(player);
        self.watchers.retain(|watcher| watcher.id != player);
        watched
    }

    /// Those with a connection and without a seat watch.
    pub(super) fn restore_watchers(&mut self, connected: &[u32]) {
        let seated = |player: &u32| self.person(*player).is_some_and(|person| person.is_connected());
        let watching = connected.iter().filter(|player| !seated(player));
        self.watchers = watching.map(|&id| Watcher { id, throttle: Throttle::default() }).collect();
        self.seats_given = connected.iter().copied().chain([self.seats_given]).max().unwrap();
        let watchers = self.watchers.clone();
        self.queue.retain(|waiting| watchers.iter().any(|watcher| watcher.id == waiting.player));
    }

    pub(super) fn admit_watcher(&mut self, now: u64, player: u32) -> Option<(Refusal, u64)> {
        self.watchers.iter_mut().find(|watcher| watcher.id == player)?.throttle.admit(now)
    }

    /// Charges whoever has joined already for another join.
    pub(super) fn admit_joined(&mut self, now: u64, player: u32) -> Option<(Refusal, u64)> {
        match self.watches(player) {
            true => self.admit_watcher(now, player),
            false => self.person_mut(player)?.throttle.admit(now),
        }
    }

    pub(super) fn change_queue(&mut self, player: u32, state: Queueing) {
        let known = self.queue.iter_mut().find(|waiting| waiting.player == player);
        let is_away = state == Queueing::Away;
        match (state, known) {
            (Queueing::Out, _) => {
                self.queue.retain(|waiting| waiting.player != player);
                self.outcome.replies.push(Replied::Queue { place: None, until: None });
            }
            (_, Some(waiting)) => (waiting.is_away, waiting.told) = (is_away, None),
            (_, None) => self.queue.push(Waiting { player, is_away, offer: None, told: None }),
        }
    }

    pub(super) fn queue_reply(&self, player: u32) -> Option<Replied> {
        let place = self.queue.iter().position(|waiting| waiting.player == player)?;
        Some(Replied::Queue { place: Some(place as u32 + 1), until: self.queue[place].offer })
    }

    /// How many rows have a place besides those that nobody can take: of connected players, and of those who lost their
    /// connections less than 10 seconds ago.
    pub(super) fn free_places(&self, now: u64) -> usize {
        let taken = self.people.iter().filter(|person| person.keeps_place(now)).count();
        self.seats_max.saturating_sub(taken)
    }

    /// Seats that are kept for others who wait.
    pub(super) fn kept_for_others(&self, player: Option<u32>) -> usize {
        self.queue.iter().filter(|waiting| waiting.offer.is_some() && Some(waiting.player) != player).count()
    }

    pub(super) fn run_queue(&mut self, now: u64) {
        if self.queue.is_empty() {
            return;
        }
        self.queue_run_at = now;
        let (lapsed, left) = self
            .queue
            .clone()
            .into_iter()
            .partition(|waiting: &Waiting| waiting.offer.is_some_and(|until| until <= now));
        self.queue = left;
        let told = |waiting: Waiting| (waiting.player, Replied::Queue { place: None, until: None });
        self.outcome.others.extend(lapsed.into_iter().map(told));
        while let Some(place) = self.next_waiting() {
            if self.free_places(now) <= self.kept_for_others(None) && !self.unseat_silent(now) {
                break;
            }
            self.queue[place].offer = Some(now + 10_000);
        }
        for (place, waiting) in (1..).zip(&mut self.queue) {
            let state = (place, waiting.offer);
            if waiting.told.replace(state) != Some(state) {
                let reply = Replied::Queue { place: Some(place), until: waiting.offer };
                self.outcome.others.push((waiting.player, reply));
            }
        }
    }

    fn next_waiting(&self) -> Option<usize> {
        self.queue.iter().position(|waiting| !waiting.is_away && waiting.offer.is_none())
    }

    pub(super) fn queue_ends_at(&self) -> Option<u64> {
        let offers = self.queue.iter().filter_map(|waiting| waiting.offer);
        let after = self.queue_run_at;
        let places = self.people.iter().filter_map(|person| person.place_ends_at()).filter(|at| *at > after);
        let silent = self.longest_silent().map(|(since, _)| since + 600_000);
        let seats = self.next_waiting().map(|_| places.chain(silent));
        offers.chain(seats.into_iter().flatten()).min()
    }

    /// Nobody is silent in a private room.
    fn longest_silent(&self) -> Option<(u64, u32)> {
        let present = self.people.iter().filter(|person| self.hosting.is_none() && person.is_connected());
        present.map(|person| (person.active_at.max(person.listed_since), person.id)).min()
    }

    pub(super) fn unseat_silent(&mut self, now: u64) -> bool {
        let silent = self.longest_silent().filter(|(since, _)| now >= since + 600_000);
        let Some((_, player)) = silent else { return false };
        let throttle = self.person(player).unwrap().throttle.clone();
        self.leave(now, player);
        self.watchers.push(Watcher { id: player, throttle });
        let welcome = self.welcome_for(player);
        self.outcome.others.push((player, welcome));
        true
    }

    /// What everyone is told before a flush, if it changed.
    pub fn tell_watching(&mut self, seq: u64) -> Option<Announced> {
        let watching = self.watchers.len() as u32;
        if seq == 0 || self.watching == watching {
            return None;
        }
        self.watching = watching;
        Some(Announced::Watching(watching))
    }
}
