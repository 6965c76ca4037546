//! What server and clients exchange: the frames of the WebSocket protocol, version 1, and the HTTP API in [`http`].
//!
//! A client frame is one JSON object. A server frame is an array of objects, so that it can have several events or
//! replies. Every object has a `type`. docs/protocol.md describes the frames for authors of clients.

#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod client_frame;
pub mod close;
mod error;
mod event;
mod frame;
pub mod http;
pub mod json;
pub mod legacy;
mod limits;
mod phase;
mod player;
mod prompt;
mod read;
mod reply;
mod settings;
mod standings;
mod time;
mod topic;
mod welcome;
mod word;

pub use client_frame::{ClientFrame, Queueing};
pub use close::{CloseReason, Detachment};
pub use error::{ErrorCode, ProtocolError, Refusal};
pub use event::{Event, Numbered};
pub use frame::{Incoming, frame_from_json, read_frame, write_frame};
pub use limits::*;
pub use phase::{Frozen, Phase};
pub use player::{Player, PlayerId, Remover, Votes};
pub use prompt::{Found, Note, Progress, Prompt};
pub use reply::{Early, Reply};
pub use settings::{Advance, Mode, Scoring, Settings, Speakers};
pub use standings::{Place, Played, Results, Solver, TeamPlace, rank};
pub use time::Millis;
pub use topic::Topic;
pub use welcome::Welcome;
pub use word::{Difficulty, Edit, Grade, Tier, WordList};

/// The protocol version that this crate implements. A client states its version in `join`.
pub const VERSION: u32 = 1;
/// A text frame without JSON that checks the connection. The server answers with [`PONG`], without waking a sleeping
/// room.
pub const PING: &str = "ping";
/// The answer to [`PING`].
pub const PONG: &str = "pong";
