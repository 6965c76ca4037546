//! MQTT 3.1.1 for the clients of games, as a pure state machine: a [`Session`] for each connection.
//!
//! The caller owns the sockets and the clock. It passes what happens to [`Session::handle`], carries out the
//! [`Output`]s in order, and passes [`Input::Tick`] at [`Session::deadline`]. A topic is a channel, in which the client has
//! a seat like any player: the session speaks protocol 1 to the room through the crate `client`, over a socket of its own.
//! The crate has no rule of the game. Whether a message is published is the room's decision, which the session translates.
//! docs/mqtt.md describes it for authors of clients.

#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod channel;
mod connect;
mod entering;
mod hearing;
mod packets;
mod payload;
mod ports;
mod publishing;
mod receiving;
mod session;
mod subscribing;
#[cfg(test)]
mod tests;
mod told;
mod topic;
mod wire;

pub use ports::{End, Input, Link, Output};
pub use session::Session;
