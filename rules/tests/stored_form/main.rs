//! Checks that rooms and message rows of every version are still read, and written with the same fields.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "an unreadable fixture fails the test")]

mod fixtures;
mod messages;
mod unreadable;
mod version_1;
mod version_2;
