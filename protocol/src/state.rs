//! What a room's state is made of, as its players see it.

use hangul::{Nickname, RoomName};
use serde::{Deserialize, Serialize};

use super::{Numbered, Phase, Settings};
use crate::Millis;

/// A player's number in a room; never given to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlayerId(pub u32);

impl PlayerId {
    /// Stands for the server where a message has no other sender.
    pub const SERVER: Self = Self(0);
}

/// One row of the scoreboard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Player {
    /// Whose row it is.
    pub id: PlayerId,
    /// What the player is called here.
    pub nickname: Nickname,
    /// Points.
    pub points: u32,
    /// Number of correct answers.
    pub correct: u32,
    /// Whether the player has a connection right now.
    pub connected: bool,
    /// Whether the player decides how this private room plays.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub host: bool,
}

/// How a vote stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Votes {
    /// Whom it is about to remove; without, it is about skipping the prompt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub player: Option<PlayerId>,
    /// That many are for it.
    pub votes: u32,
    /// That many are needed.
    pub needed: u32,
    /// Until when one can vote on removing the player. A prompt is voted on as long as it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Millis>,
}

/// By whom a player was removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remover {
    /// The host of a private room.
    Host,
    /// The players of a channel.
    Vote,
    /// An operator.
    Operator,
}

/// The whole state of a room, for one player.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Welcome {
    /// Your number.
    pub you: PlayerId,
    /// Your secret: with it in a later `join`, seat and points are yours again.
    pub token: String,
    /// The room.
    pub room: RoomName,
    /// Changes where the room's numbering began anew.
    pub epoch: u64,
    /// The number of the last event that this state holds.
    pub seq: u64,
    /// The server's time.
    pub now: Millis,
    /// Everyone on the scoreboard.
    pub players: Vec<Player>,
    /// How the room plays.
    pub settings: Settings,
    /// Whether you made this room, and may close it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub maker: bool,
    /// What the room is doing.
    pub phase: Phase,
    /// The votes that are going on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<Votes>,
    /// The latest `said`, `answered` and `notice`, oldest first.
    pub recent: Vec<Numbered>,
}
