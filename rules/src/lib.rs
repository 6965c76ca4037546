//! The rules of 초성한판: what happens in a room, in the directory of channels and on the operators' desk.
//!
//! Pure: no clock, no randomness, no I/O. The caller passes the time and a seed with each input.

pub mod directory;
mod room;
pub mod score;
mod throttle;

pub use room::{Effects, ForOperators, Input, Operation, Proposal, Report, Room, Seated, SnapshotError};
