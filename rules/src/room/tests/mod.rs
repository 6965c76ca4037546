//! The rulebook of a room, with virtual time.

mod hosting;
mod laps;
mod legacy;
mod manners;
mod matches;
mod operation;
mod play;
mod presence;
mod removal;
mod table;
