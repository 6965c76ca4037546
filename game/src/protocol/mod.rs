//! What travels over the socket, version 1. A client frame is one JSON object; a server frame is an array of events,
//! so that one or many can be sent at once. Every object has a `type`.

mod client;
pub mod close;
mod error;
mod phase;
mod read;
mod server;
mod settings;
mod state;

pub use client::ClientFrame;
pub use close::CloseReason;
pub use error::{ErrorCode, ProtocolError, Refusal};
pub use phase::{Note, Phase, Place, Played, Prompt, Results, Solver};
pub use read::{Unknown, events_of, read_events};
pub use server::ServerEvent;
pub use settings::{Mode, PROMPTS, SECONDS, Settings, Speakers};
pub use state::{Player, PlayerId, Remover, Votes, Welcome};

/// The version of the protocol that this crate speaks. A client names its own in `join`.
pub const VERSION: u32 = 1;
/// The longest client frame, in bytes.
pub const FRAME_MAX: usize = 4096;
/// The longest id that a client may give to what it says, in bytes.
pub const ID_MAX: usize = 64;
/// Sent bare to see whether the connection lives; answered with [`PONG`] without waking a sleeping room.
pub const PING: &str = "ping";
/// The answer to [`PING`].
pub const PONG: &str = "pong";
/// A socket through which nobody has joined by then is closed, in milliseconds.
pub const JOIN_MILLIS: u64 = 10_000;
/// How many wrong frames a socket may send before it is closed.
pub const WRONG_FRAMES_MAX: u8 = 10;

/// Writes a server frame.
pub fn write_events(events: &[&ServerEvent]) -> String {
    // Events are plain structs with string keys, which always have a JSON form.
    serde_json::to_string(events).unwrap_or_default()
}
