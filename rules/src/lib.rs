//! The rules of 초성한판: rooms, the directory of channels, the operators' desk, the limits on guesses and new channels, and
//! the stored forms.
//!
//! Pure: no clock, no randomness, no I/O. The caller passes the time and a seed with each input.

#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod bundle;
mod counts;
pub mod creations;
pub mod desk;
pub mod directory;
mod division;
pub mod guesses;
mod network;
mod outbox;
mod room;
pub mod score;
mod shuffle;
mod stored;
mod throttle;

pub use counts::Counts;
pub use outbox::{Flush, Letter, Outbox, window_millis};
pub use room::{Changes, Effects, ForOperators, Input, Operation, Proposal, Report, Room, Seated};
pub use stored::{RowKey, RowKind, StoredBatch, StoredError, StoredMessage};
pub use throttle::Bucket;
