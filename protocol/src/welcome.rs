//! The whole state of a room.

use hangul::RoomName;
use serde::Serialize;

use crate::{Early, Millis, Numbered, Phase, Player, PlayerId, Settings, Votes};

/// The whole state of a room, for one player.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Welcome {
    /// The receiver's number. Whoever watches has one, too, but no row.
    pub you: PlayerId,
    /// The receiver's secret. With it as `resume`, a later `join` restores seat and points. `None` for whoever watches and
    /// never had a seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// Whether the receiver watches.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub watches: bool,
    /// The room.
    pub room: RoomName,
    /// Identifies the numbering of events. A different epoch means that the numbering restarted.
    pub epoch: u64,
    /// The `seq` of the last event that this state includes.
    pub seq: u64,
    /// The server's time.
    pub now: Millis,
    /// Whether the server understands [`ack`](crate::ClientFrame::Ack).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ack: bool,
    /// Milliseconds over which the clients of a room with many players spread when they connect again after a break;
    /// absent in other rooms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<u64>,
    /// The number of connected players of a crowded room; `None` in other rooms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// The number of those who watch; `None` without any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watching: Option<u32>,
    /// The rows of the scoreboard; in a crowded room those of the best players and the receiving player's own.
    pub players: Vec<Player>,
    /// The points of the teams, by their numbers; empty without teams.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<u32>,
    /// The settings.
    pub settings: Settings,
    /// Whether the receiving player made this room and may close it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub maker: bool,
    /// The secret that the room's invite links have after the code; `None` in channels, which need none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invite: Option<String>,
    /// The current phase.
    pub phase: Phase,
    /// The open ballots.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<Votes>,
    /// The latest `said`, `answered` and `notice`, at most [`RECENT_MAX`](crate::RECENT_MAX), oldest first.
    pub recent: Vec<Numbered>,
    /// What the receiver was told early of the open prompt, oldest first, see [`Early`]: the own answer, and what others said
    /// who have scored.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub early: Vec<Early>,
}
