//! The list of channels.

use hangul::RoomName;
use serde::{Deserialize, Serialize};

use crate::{Settings, from_json};

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
