//! The directory: when a room reports its listing, and which channels are listed.

use std::collections::BTreeMap;

use hangul::RoomName;
use protocol::http::{Channels, Counters, Counts, Listing};
use protocol::{Millis, SEATS_DEFAULT, Settings};

/// The shortest interval between two reports of a room, in milliseconds.
pub const REPORT_MILLIS: u64 = 10_000;
/// The interval at which a room with players reports an unchanged listing, in milliseconds.
pub const HEARTBEAT_MILLIS: u64 = 60_000;
/// A listing that was not reported again within this many milliseconds is stale: two heartbeats and a margin.
pub const STALE_MILLIS: u64 = 150_000;

/// The most channels on a page of the list, apart from further kept ones on the first page.
const PAGE_MAX: usize = 100;

/// When a room has to report `listing`; `None` if it need not. `last` is the previous report and its time. `counted` is
/// true if the room has counters that it has not reported.
pub fn report_due(last: Option<&(Millis, Listing)>, listing: &Listing, counted: bool, now: Millis) -> Option<Millis> {
    match last {
        None => Some(now),
        Some((at, reported)) if counted || reported != listing => Some(at.plus(REPORT_MILLIS)),
        Some((at, _)) => (listing.people > 0).then(|| at.plus(HEARTBEAT_MILLIS)),
    }
}

/// The listing of the plaza before the first player has joined it.
pub fn unvisited_plaza() -> Listing {
    let (name, settings) = (RoomName::plaza(), Settings::default());
    Listing { name, people: 0, watching: None, seats: SEATS_DEFAULT, settings, kept: true }
}

/// The latest listing of each room, with the time of its report, and what all rooms counted.
#[derive(Debug)]
pub struct Directory {
    rooms: BTreeMap<String, (Millis, Listing)>,
    counters: Counters,
    since: Millis,
}

impl Directory {
    /// A directory that has counted `counters` since `since`.
    pub fn new(since: Millis, counters: Counters) -> Self {
        Self { rooms: BTreeMap::new(), counters, since }
    }

    /// Adds what a room counted since its last report. Returns whether that changed anything.
    pub fn count(&mut self, counted: &Counters) -> bool {
        self.counters.add(counted);
        !counted.is_empty()
    }

    /// What all rooms counted, and since when.
    pub fn counters(&self) -> (&Counters, Millis) {
        (&self.counters, self.since)
    }

    /// Records a room's listing, or drops the room if it is empty and not kept. Returns whether it was recorded.
    pub fn report(&mut self, now: Millis, listing: Listing) -> bool {
        let is_listed = listing.kept || listing.people > 0;
        let name = listing.name.as_str().to_owned();
        if is_listed {
            self.rooms.insert(name, (now, listing));
        } else {
            self.rooms.remove(&name);
        }
        is_listed
    }

    /// Drops stale rooms, but keeps kept channels with 0 players. Returns the names of the dropped rooms.
    pub fn forget_stale(&mut self, now: Millis) -> Vec<String> {
        let mut dropped = Vec::new();
        self.rooms.retain(|name, (at, listing)| {
            if now.since(*at) < STALE_MILLIS {
                return true;
            }
            (listing.people, listing.watching) = (0, None);
            if !listing.kept {
                dropped.push(name.clone());
            }
            listing.kept
        });
        dropped
    }

    /// A page of the listed channels, counted from 1. The first one has all that are kept, and up to [`PAGE_MAX`] in all of
    /// those with the most players; the next ones have the others.
    pub fn page(&self, page: u32) -> Channels {
        let all = self.channels();
        let mut places = PAGE_MAX.saturating_sub(all.iter().filter(|listing| listing.kept).count());
        let (first, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|listing| {
            let has_place = places > 0 && !listing.kept;
            places -= usize::from(has_place);
            listing.kept || has_place
        });
        let Some(before) = (page as usize).checked_sub(2) else {
            return Channels { channels: first, more: !others.is_empty() };
        };
        let skipped = before.saturating_mul(PAGE_MAX);
        let more = others.len() > skipped.saturating_add(PAGE_MAX);
        Channels { channels: others.into_iter().skip(skipped).take(PAGE_MAX).collect(), more }
    }

    /// The listed channels, most players first. The plaza is always among them, private rooms never.
    fn channels(&self) -> Vec<Listing> {
        let listings = self.rooms.values().map(|(_, listing)| listing);
        let mut channels: Vec<_> = listings.filter(|listing| !listing.name.is_code()).cloned().collect();
        if !self.rooms.contains_key(RoomName::plaza().as_str()) {
            channels.push(unvisited_plaza());
        }
        // The sort is stable, so channels with equally many players stay in the order of the map, by name.
        channels.sort_by_key(|listing| std::cmp::Reverse(listing.people));
        channels
    }

    /// Numbers of channels and private rooms with players, and of all their players.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (_, listing) in self.rooms.values().filter(|(_, listing)| listing.people > 0) {
            *if listing.name.is_code() { &mut counts.private_rooms } else { &mut counts.channels } += 1;
            counts.people += listing.people;
        }
        counts
    }
}

#[cfg(test)]
mod tests;
