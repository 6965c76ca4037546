//! The rulebook of a room, with virtual time.

mod manners;
mod play;
mod presence;
mod table;
