//! Waiting for a seat: first come, first served among those whose pages are in view.

use protocol::{Millis, OFFER_MILLIS, PlayerId, QUEUE_MAX, Queueing, Refusal, Reply};
use serde::{Deserialize, Serialize};

use super::refused::Refused;
use super::{Effects, Room};
use crate::network::Network;
use crate::stored::values::is_default;

/// Somebody who watches and waits for a seat.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Waiting {
    player: PlayerId,
    /// Whether the page is out of view, so that the place is kept but passed over.
    #[serde(default, skip_serializing_if = "is_default")]
    is_away: bool,
    /// Until when a seat is kept for the player.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    offer: Option<Millis>,
    /// The place that the player was told.
    told: u32,
}

impl Room {
    /// Whoever watches waits for a seat, or stops waiting.
    pub(super) fn queue(&mut self, player: PlayerId, state: Queueing, effects: &mut Effects) -> Result<(), Refused> {
        let place = self.place_in_queue(player);
        let is_away = state == Queueing::Away;
        match (state, place) {
            (Queueing::Out, _) => {
                self.leave_queue(player);
                effects.replies.push(Reply::Queue { place: None, until: None });
            }
            (Queueing::Here | Queueing::Away, Some(place)) => {
                let waiting = &mut self.stored.queue[place];
                (waiting.is_away, waiting.told) = (is_away, 0);
            }
            (Queueing::Here | Queueing::Away, None) => {
                if self.stored.queue.len() >= QUEUE_MAX {
                    return Err(Refusal::QueueFull.into());
                }
                self.stored.queue.push(Waiting { player, is_away, offer: None, told: 0 });
            }
        }
        Ok(())
    }

    pub(super) fn leave_queue(&mut self, player: PlayerId) {
        if let Some(place) = self.place_in_queue(player) {
            self.stored.queue.remove(place);
        }
    }

    /// Removes those who do not watch any more, because their connections were lost with the memory of the room.
    pub(super) fn drop_lost_from_queue(&mut self) {
        let lost = self.stored.queue.iter().map(|waiting| waiting.player);
        for player in lost.filter(|player| !self.watchers.contains_key(player)).collect::<Vec<_>>() {
            self.leave_queue(player);
        }
    }

    fn place_in_queue(&self, player: PlayerId) -> Option<usize> {
        self.stored.queue.iter().position(|waiting| waiting.player == player)
    }

    /// The number of free seats that are kept for others than `player`.
    pub(super) fn kept_seats(&self, player: Option<PlayerId>) -> usize {
        let offers = self.stored.queue.iter().filter(|waiting| waiting.offer.is_some());
        offers.filter(|waiting| Some(waiting.player) != player).count()
    }

    /// The number of free seats that are kept for others of a network than `player`.
    pub(super) fn seats_kept_for(&self, network: Network, player: Option<PlayerId>) -> usize {
        let offers = self.stored.queue.iter().filter(|waiting| waiting.offer.is_some());
        let network_of = |waiting: &Waiting| self.watchers.get(&waiting.player).and_then(|watcher| watcher.network);
        offers.filter(|waiting| Some(waiting.player) != player && network_of(waiting) == Some(network)).count()
    }

    /// Takes back the seats that were not taken in time, offers the free ones to those who wait, and tells all of them what
    /// changed for them.
    pub(super) fn run_queue(&mut self, now: Millis, effects: &mut Effects) {
        if self.stored.queue.is_empty() {
            return;
        }
        self.queue_checked_at = now;
        let has_lapsed = |waiting: &Waiting| waiting.offer.is_some_and(|until| until <= now);
        while let Some(place) = self.stored.queue.iter().position(has_lapsed) {
            let player = self.stored.queue.remove(place).player;
            effects.others.push((player, Reply::Queue { place: None, until: None }));
        }
        while let Some(place) = self.next_in_queue(now) {
            let is_free = self.seats.free_places(now, self.stored.seats_max) > self.kept_seats(None);
            if !is_free && !self.unseat_silent(now, effects) {
                break;
            }
            let waiting = &mut self.stored.queue[place];
            (waiting.offer, waiting.told) = (Some(now.plus(OFFER_MILLIS)), 0);
        }
        self.tell_places(effects);
    }

    /// The place of the first in the queue who may get a free seat.
    fn next_in_queue(&self, now: Millis) -> Option<usize> {
        self.stored.queue.iter().position(|waiting| {
            let network = self.watchers.get(&waiting.player).and_then(|watcher| watcher.network);
            let may_sit = || self.require_share(network, None).is_ok() && self.require_unbanned(now, network).is_ok();
            !waiting.is_away && waiting.offer.is_none() && may_sit()
        })
    }

    fn tell_places(&mut self, effects: &mut Effects) {
        for place in 0..self.stored.queue.len() {
            let number = place as u32 + 1;
            if self.stored.queue[place].told != number {
                let waiting = &mut self.stored.queue[place];
                waiting.told = number;
                effects.others.push((waiting.player, Reply::Queue { place: Some(number), until: waiting.offer }));
            }
        }
    }

    /// The reply that tells somebody who waits where; `None` for others.
    pub(super) fn queue_reply(&self, player: PlayerId) -> Option<Reply> {
        let place = self.place_in_queue(player)?;
        Some(Reply::Queue { place: Some(place as u32 + 1), until: self.stored.queue[place].offer })
    }

    /// When the next offer ends, or the next seat becomes free for somebody who waits.
    pub(super) fn queue_deadline(&self) -> Option<Millis> {
        let offers = self.stored.queue.iter().filter_map(|waiting| waiting.offer).min();
        let is_awaited = !self.stored.queue.is_empty() && self.next_in_queue(self.queue_checked_at).is_some();
        let seats = is_awaited.then(|| [self.seats.next_place_after(self.queue_checked_at), self.silent_deadline()]);
        seats.into_iter().flatten().chain([offers]).flatten().min()
    }
}
