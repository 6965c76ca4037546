//! The Durable Object of one room.

mod apply;
mod attachment;
mod background;
mod bodies;
mod call;
mod call_handler;
mod codec;
mod connections;
mod count;
mod maintenance;
mod object;
mod rewind;
mod store;
mod telemetry;

pub(crate) use call::{Call, MessageQuery};
