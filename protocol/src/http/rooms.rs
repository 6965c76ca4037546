//! Request and response bodies of calls about rooms.

use hangul::RoomName;
use serde::{Deserialize, Serialize};

use super::Listing;
use crate::{Millis, Player, PlayerId, Settings, from_json};

/// A page of the channels, those with the most people first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channels {
    /// One listing for each channel.
    pub channels: Vec<Listing>,
    /// Whether there are more on the next page.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
}

/// A request to make a private room, or a channel if it has a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRoom {
    /// The name of the channel as typed; the server normalises it. Without a name, the room is private and gets a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The room's settings. Required for a private room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<Settings>,
    /// The most rows on the scoreboard, 1 to [`SEATS_MAX`](crate::SEATS_MAX). Only for channels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
}

/// A new private room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeRoom {
    /// The code.
    pub room: RoomName,
    /// The maker's token: a player who joins with it as `resume` is the room's maker and host.
    pub token: String,
}

/// A room, as the response to [`Route::Room`](super::Route::Room) describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// The facts that the list of channels shows.
    #[serde(flatten)]
    pub listing: Listing,
    /// Whether the room is private, so that its name is a code.
    pub private: bool,
    /// The scoreboard, for operators only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub players: Option<Vec<Player>>,
    /// The players on the scoreboard who answer faster than hands again and again, for operators only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marked: Vec<PlayerId>,
}

/// An operator's change of a room. Absent fields stay unchanged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomChange {
    /// The new settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<Settings>,
    /// The most rows on the scoreboard, 1 to [`SEATS_MAX`](crate::SEATS_MAX).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// Whether the channel is listed even while it is empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<bool>,
}

/// The earlier state that a room is to be restored to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rewind {
    /// The state this many seconds ago, at most [`REWIND_SECONDS_MAX`].
    Seconds(u64),
    /// The state that a bookmark of the storage names.
    Bookmark(String),
}

/// Maximum age of an earlier state in seconds: the platform keeps 30 days.
pub const REWIND_SECONDS_MAX: u64 = 30 * 24 * 60 * 60;

/// The response to a [`Rewind`]: the room restarts with the earlier state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewound {
    /// The bookmark of the state before the rewind, to undo it.
    pub bookmark: String,
}

/// A notice from the operators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// The text, 1 to [`MESSAGE_MAX`](hangul::MESSAGE_MAX) characters.
    pub text: String,
}

/// The response to an [`Announcement`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    /// The notice's position in the room's sequence of events.
    pub seq: u64,
}

/// Messages of a room, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Messages {
    /// The messages.
    pub messages: Vec<Message>,
}

/// The most messages in one response.
pub const MESSAGES_MAX: u64 = 100;
/// The sender's name of notices, in this API and for the earlier Android client.
pub const SERVER_NAME: &str = "알림";

/// A message. The names of its fields are those of the earlier Python client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its position in the room's sequence of events.
    pub seq: u64,
    /// When the room received it.
    pub time: Millis,
    /// The room.
    pub room: RoomName,
    /// The sender; [`PlayerId::SERVER`] for a notice.
    pub id: PlayerId,
    /// The sender's nickname at that time; [`SERVER_NAME`] for a notice.
    pub username: String,
    /// The text, with foul words masked.
    pub content: String,
}

from_json! {
    Channels { channels, more }
    MadeRoom { room, token }
}
