//! The client's side of a connection to a room, as a pure state machine.
//!
//! The caller owns the socket, the clock and the storage. It calls [`Client::open`] when a socket is open, passes each
//! element of a server frame to [`Client::receive`], acts on the result, sends [`Client::take_outgoing`], and calls
//! [`Client::lose`] when the socket is closed. [`ends_session`] tells whether to connect again, and
//! [`Client::pause_millis`] when.

#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod acknowledgement;
mod outbox;
mod reconnect;
mod session;
#[cfg(test)]
mod tests;

pub use outbox::Pending;
pub use reconnect::ends_session;
pub use session::{Client, Received};
