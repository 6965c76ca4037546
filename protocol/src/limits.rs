//! Limits that both sides of the protocol know.

use std::ops::RangeInclusive;

/// The longest client frame, in bytes.
pub const FRAME_MAX: usize = 4096;
/// The longest id that a client may give to a message, in bytes.
pub const ID_MAX: usize = 64;
/// Time to join: a socket without a player after this many milliseconds is closed.
pub const JOIN_MILLIS: u64 = 10_000;
/// Sockets of one network that may be open to a room without a player, unless configured otherwise.
pub const UNJOINED_MAX: usize = 8;
/// Wrong frames after which a socket is closed.
pub const WRONG_FRAMES_MAX: u8 = 10;
/// Rows on the scoreboard of a room, unless an operator sets another number.
pub const SEATS_DEFAULT: u32 = 100;
/// The most rows that an operator may allow.
pub const SEATS_MAX: u32 = 2_000;
/// Messages that a welcome carries, and among which a repeated id is recognised.
pub const RECENT_MAX: usize = 100;
/// How far back anyone may read a channel without entering it, in seconds.
pub const PUBLIC_SECONDS: u64 = 30;
/// Bounds of a prompt's time, in seconds.
pub const SECONDS: RangeInclusive<u32> = 10..=60;
/// Bounds of the number of prompts in a match.
pub const PROMPTS: RangeInclusive<u32> = 5..=20;
