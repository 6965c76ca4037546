//! Tests of a room's rules with virtual time.

mod answers_only;
mod breaks;
mod colours;
mod crowd;
mod edited_words;
mod ending;
mod full_room;
mod hands;
mod hosting;
mod invite;
mod joining;
mod laps;
mod legacy;
mod limits;
mod matches;
mod networks;
mod operation;
mod play;
mod presence;
mod queue;
mod removal;
mod settings;
mod snapshot;
mod storage;
mod table;
mod watching;
