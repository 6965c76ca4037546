//! Hangul syllables and choseong patterns, normalised text, chat messages, and the names of players and rooms.
//!
//! Pure values: no I/O, no clock, no randomness, and no dependencies beyond the Unicode tables and derive macros.

#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod jamo;
mod keyboard;
mod look_alike;
mod message;
mod name;
mod nickname;
mod pattern;
mod reserved;
mod room_name;
mod syllable;
pub mod text;

pub use jamo::{FINALS, FIRST_VOWEL, JONGSEONG, fold_width};
pub use keyboard::key_strokes;
pub use message::{MESSAGE_MAX, Message, MessageError};
pub use name::NameError;
pub use nickname::Nickname;
pub use pattern::Pattern;
pub use room_name::RoomName;
pub use syllable::{CHOSEONG, join, split};
pub use text::normalize;
