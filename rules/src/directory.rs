//! The list of channels: what a room tells about itself, when, and what people are shown of it.

use std::collections::BTreeMap;

use hangul::RoomName;
use protocol::http::{Counts, Listing};
use protocol::{Millis, SEATS_DEFAULT, Settings};

/// A room tells about a change at most this often, in milliseconds.
pub const REPORT_MILLIS: u64 = 10_000;
/// A room with people in it tells that it is there this often, in milliseconds.
pub const HEARTBEAT_MILLIS: u64 = 60_000;
/// What was not told again for so long counts no more, in milliseconds: two heartbeats and a bit.
pub const STALE_MILLIS: u64 = 150_000;

/// When a room that last told `told` has to tell `listing`, and with it whether it `counted` anything since; `None` if
/// there is nothing to tell.
pub fn report_due(told: Option<&(Millis, Listing)>, listing: &Listing, counted: bool, now: Millis) -> Option<Millis> {
    match told {
        None => Some(now),
        Some((at, told)) if counted || told != listing => Some(at.plus(REPORT_MILLIS)),
        Some((at, _)) => (listing.people > 0).then(|| at.plus(HEARTBEAT_MILLIS)),
    }
}

/// The listing of the plaza before anybody has entered it.
pub fn unvisited_plaza() -> Listing {
    let (name, settings) = (RoomName::plaza(), Settings::default());
    Listing { name, people: 0, seats: SEATS_DEFAULT, settings, kept: true }
}

/// Everything that rooms told, by name.
#[derive(Debug, Default)]
pub struct Directory {
    rooms: BTreeMap<String, (Millis, Listing)>,
}

impl Directory {
    /// Takes in what a room tells about itself. Returns whether it is worth keeping.
    pub fn report(&mut self, now: Millis, listing: Listing) -> bool {
        let is_kept = listing.kept || listing.people > 0;
        let name = listing.name.as_str().to_owned();
        if is_kept {
            self.rooms.insert(name, (now, listing));
        } else {
            self.rooms.remove(&name);
        }
        is_kept
    }

    /// Forgets what is stale. Returns the names of rooms that are listed no more.
    pub fn forget_stale(&mut self, now: Millis) -> Vec<String> {
        let mut forgotten = Vec::new();
        self.rooms.retain(|name, (at, listing)| {
            if now.since(*at) < STALE_MILLIS {
                return true;
            }
            listing.people = 0;
            if !listing.kept {
                forgotten.push(name.clone());
            }
            listing.kept
        });
        forgotten
    }

    /// The channels that people are shown, the liveliest first: at least the one for everyone, never a private room.
    pub fn channels(&self) -> Vec<Listing> {
        let listings = self.rooms.values().map(|(_, listing)| listing);
        let mut channels: Vec<_> = listings.filter(|listing| !listing.name.is_code()).cloned().collect();
        if !self.rooms.contains_key(RoomName::plaza().as_str()) {
            channels.push(unvisited_plaza());
        }
        // The names are in order already.
        channels.sort_by_key(|listing| std::cmp::Reverse(listing.people));
        channels
    }

    /// How much is going on.
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
