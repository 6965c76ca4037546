//! The Durable Object of one room.

mod accept;
mod apply;
mod attachment;
mod background;
mod backlog;
mod bodies;
mod bundle;
mod call;
mod call_handler;
mod codec;
mod connections;
mod count;
mod delivery;
mod flush;
mod live_room;
mod maintenance;
mod networks;
mod object;
mod readers;
mod rewind;
mod store;
mod telemetry;
mod timer;
mod welcome_pace;

pub(crate) use call::{BundleCall, Call, MessageQuery};
