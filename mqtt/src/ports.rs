//! The inputs of a session, and its outputs.

use hangul::RoomName;

/// Names a socket to a room. Each has a name of its own, so that late events of an earlier socket are recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link(u32);

impl Link {
    pub(crate) fn new(number: u32) -> Self {
        Self(number)
    }
}

/// An event of a connection.
#[derive(Debug)]
pub enum Input<'input> {
    /// The client sent bytes.
    Bytes(&'input [u8]),
    /// The client sent a frame that is not binary, or is too large.
    NoBytes,
    /// The client's socket is closed.
    Lost,
    /// The socket to a room is open.
    Opened(Link),
    /// The socket to a room was refused with this HTTP status.
    NotOpened(Link, u16),
    /// A room sent a frame.
    Frame(Link, &'input str),
    /// A socket to a room is closed, with this code.
    RoomClosed(Link, u16),
    /// A deadline may have passed.
    Tick,
}

/// A task for the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Send the client these bytes in one binary frame.
    Send(Vec<u8>),
    /// Open a socket to the room.
    Open {
        /// Its name from now on.
        link: Link,
        /// The room.
        room: RoomName,
    },
    /// Send a frame to a room.
    Frame {
        /// The socket.
        link: Link,
        /// The frame.
        text: String,
    },
    /// Close the socket to a room.
    CloseRoom(Link),
    /// Close the client's socket. Nothing follows.
    Close(End),
}

/// Why a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The client sent DISCONNECT or closed its socket.
    Left,
    /// The client sent what no client of MQTT 3.1.1 sends.
    Malformed,
    /// The client asked for what this server does not offer.
    Unsupported,
    /// The client does not read what it is sent, or sends far more than rooms take.
    Slow,
    /// Nothing came from the client for too long, or it was in no channel for too long.
    Silent,
}
