//! The list of channels: what a room tells about itself, when, and what people are shown of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::from_json;
use crate::names::RoomName;
use crate::protocol::{Mode, Settings};
use crate::room::Room;
use crate::time::Millis;

/// A room tells about a change at most this often, in milliseconds.
pub const REPORT_MILLIS: u64 = 10_000;
/// A room with people in it tells that it is there this often, in milliseconds.
pub const HEARTBEAT_MILLIS: u64 = 60_000;
/// What was not told again for so long counts no more, in milliseconds: two heartbeats and a bit.
pub const STALE_MILLIS: u64 = 150_000;

/// What a room tells about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Its name.
    pub name: RoomName,
    /// How many people are connected.
    pub people: u32,
    /// How many it has room for.
    pub seats: u32,
    /// How it plays.
    pub settings: Settings,
    /// Whether the channel is shown even while nobody is there.
    pub kept: bool,
}

impl Listing {
    /// Whether somebody can still come in.
    pub fn has_free_seat(&self) -> bool {
        self.people < self.seats
    }
}

/// When a room that last told `told` has to tell `listing`, and with it whether it `counted` anything since; `None` if
/// there is nothing to tell.
pub fn report_due(told: Option<&(Millis, Listing)>, listing: &Listing, counted: bool, now: Millis) -> Option<Millis> {
    match told {
        None => Some(now),
        Some((at, told)) if counted || told != listing => Some(at.plus(REPORT_MILLIS)),
        Some((at, _)) => (listing.people > 0).then(|| at.plus(HEARTBEAT_MILLIS)),
    }
}

/// The channel in which a newcomer finds a game and people: the one with the most, if it has a free seat.
pub fn lively(channels: &[Listing]) -> Option<&Listing> {
    let playable = |channel: &&Listing| channel.settings.mode == Mode::Endless && channel.has_free_seat();
    channels.iter().filter(playable).max_by_key(|channel| channel.people)
}

from_json!(Listing { name, people, seats, settings, kept });

/// How much is going on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Channels with people in them.
    pub channels: u32,
    /// Private rooms with people in them.
    pub private_rooms: u32,
    /// People in all of them.
    pub people: u32,
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
            channels.push(Room::channel(RoomName::plaza(), 0, 0).listing());
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
