//! The Durable Object of one room.

mod apply;
mod attachment;
mod call;
mod call_handler;
mod chores;
mod codec;
mod connections;
mod diary;
mod object;
mod rewind;
mod store;
mod upkeep;

pub(crate) use call::{Call, MessageQuery};
