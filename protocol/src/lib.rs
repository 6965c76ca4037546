//! What travels over the socket, version 1. A client frame is one JSON object; a server frame is an array of events,
//! so that one or many can be sent at once. Every object has a `type`.

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
mod read;
mod reply;
mod settings;
mod state;
mod time;
mod topic;
mod word;

pub use client_frame::ClientFrame;
pub use close::CloseReason;
pub use error::{ErrorCode, ProtocolError, Refusal};
pub use event::{Event, Numbered};
pub use frame::{Incoming, frame_from_json, read_frame, write_frame};
pub use limits::*;
pub use phase::{Note, Phase, Place, Played, Prompt, Results, Solver, rank};
pub use reply::Reply;
pub use settings::{Mode, Settings, Speakers};
pub use state::{Player, PlayerId, Remover, Votes, Welcome};
pub use time::Millis;
pub use topic::Topic;
pub use word::{Difficulty, Edit, Grade, Tier, WordList};

/// The version of the protocol that this crate speaks. A client names its own in `join`.
pub const VERSION: u32 = 1;
/// Sent bare to see whether the connection lives; answered with [`PONG`] without waking a sleeping room.
pub const PING: &str = "ping";
/// The answer to [`PING`].
pub const PONG: &str = "pong";
