//! The rules of 초성한판, pure: no clock, no randomness, no I/O. What happens when, and with which seed, is told from
//! outside; what follows from it is decided here and nowhere else.

pub mod directory;
pub mod filter;
pub mod hangul;
pub mod json;
pub mod legacy;
pub mod metrics;
pub mod names;
pub mod network;
pub mod protocol;
pub mod room;
pub mod score;
pub mod text;
pub mod throttle;
pub mod time;
pub mod words;
