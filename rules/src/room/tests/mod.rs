//! Tests of a room's rules with virtual time.

mod edited_words;
mod hosting;
mod joining;
mod laps;
mod legacy;
mod limits;
mod matches;
mod operation;
mod play;
mod presence;
mod removal;
mod settings;
mod snapshot;
mod table;
