//! Bodies of calls about rooms.

use hangul::RoomName;
use serde::{Deserialize, Serialize};

use super::Listing;
use crate::{Millis, Player, PlayerId, Settings, from_json};

/// The channels, those with the most people first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channels {
    /// One listing for each channel.
    pub channels: Vec<Listing>,
}

/// A room that a client asks for: a private one, or with a name a channel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRoom {
    /// The name of a channel, as typed. Without it, the room is private and gets a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The room's settings. A private room needs them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<Settings>,
    /// The most rows on the scoreboard of a channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
}

/// A private room that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeRoom {
    /// Its code.
    pub room: RoomName,
    /// A player who joins with this token as `resume` is the room's maker and host.
    pub token: String,
}

/// A room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// What the list of channels says of it.
    #[serde(flatten)]
    pub listing: Listing,
    /// Whether only people who know its code can enter it.
    pub private: bool,
    /// The scoreboard, for operators only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub players: Option<Vec<Player>>,
}

/// What an operator changes about a room. Absent fields stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomChange {
    /// New settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<Settings>,
    /// The most rows on the scoreboard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// Whether the channel is listed even while it is empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<bool>,
}

/// The earlier state to which a room goes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rewind {
    /// The state of this many seconds ago, at most [`REWIND_SECONDS_MAX`].
    Seconds(u64),
    /// The state that a bookmark names.
    Bookmark(String),
}

/// How far back a room can go: the platform keeps 30 days.
pub const REWIND_SECONDS_MAX: u64 = 30 * 24 * 60 * 60;

/// A room is going back to an earlier state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewound {
    /// Names the state before, to undo it.
    pub bookmark: String,
}

/// An announcement of the operators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// The text.
    pub text: String,
}

/// An announcement was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    /// Its number.
    pub seq: u64,
}

/// Messages of a room, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Messages {
    /// The messages.
    pub messages: Vec<Message>,
}

/// The most messages in one answer.
pub const MESSAGES_MAX: u64 = 100;
/// The sender's name of announcements, here and for the earlier Android client.
pub const SERVER_NAME: &str = "알림";

/// A message, with the field names of the earlier Python client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its number.
    pub seq: u64,
    /// When the room received it.
    pub time: Millis,
    /// Its room.
    pub room: RoomName,
    /// The sender; 0 is the server.
    pub id: PlayerId,
    /// The sender's nickname at that time.
    pub username: String,
    /// The text.
    pub content: String,
}

from_json! {
    Channels { channels }
    MadeRoom { room, token }
}
