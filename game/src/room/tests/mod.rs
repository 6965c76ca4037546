//! The rulebook of a room, with virtual time.

mod play;
mod presence;
mod table;
