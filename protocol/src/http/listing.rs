//! Entries of the list of channels.

use hangul::RoomName;
use serde::{Deserialize, Serialize};

use crate::{Settings, from_json};

/// The description of a room in the list of channels. Private rooms have one, too, but are not on the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// The name of a channel, or the code of a private room.
    pub name: RoomName,
    /// Number of connected players.
    pub people: u32,
    /// Number of people who watch without a seat; `None` without any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watching: Option<u32>,
    /// Maximum number of players on the scoreboard.
    pub seats: u32,
    /// The settings.
    pub settings: Settings,
    /// Whether the channel is listed even while it is empty.
    pub kept: bool,
}

impl Listing {
    /// Whether another player can join.
    pub fn has_free_seat(&self) -> bool {
        self.people < self.seats
    }
}

from_json!(Listing { name, people, watching, seats, settings, kept });

/// Numbers of rooms and people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Channels with connected players.
    pub channels: u32,
    /// Private rooms with connected players.
    pub private_rooms: u32,
    /// Connected players in all rooms.
    pub people: u32,
}
