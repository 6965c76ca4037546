//! The Durable Object of one room.

mod answers;
mod call;
mod chores;
mod connections;
mod diary;
mod object;
mod rewind;
mod store;

pub(crate) use call::{Call, MessageQuery};
pub(crate) use rewind::{Rewind, SECONDS_MAX};
