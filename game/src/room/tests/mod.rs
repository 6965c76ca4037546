//! The rulebook of a room, with virtual time.

mod laps;
mod manners;
mod play;
mod presence;
mod table;
