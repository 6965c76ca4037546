//! Close codes of the WebSocket, and what they mean.

use serde::{Deserialize, Serialize};

/// The player joined through a newer socket. A client does not reconnect by itself.
pub const TAKEN_OVER: u16 = 4001;
/// The client sent [`WRONG_FRAMES_MAX`](crate::WRONG_FRAMES_MAX) wrong frames.
pub const WRONG_FRAMES: u16 = 4002;
/// The player was removed from the room. A client does not reconnect by itself.
pub const REMOVED: u16 = 4003;
/// There is no room with this code. A client does not reconnect by itself.
pub const NO_SUCH_ROOM: u16 = 4004;
/// The room was closed by its maker or an operator. A client does not reconnect by itself.
pub const ROOM_CLOSED: u16 = 4005;
/// No player joined through the socket within [`JOIN_MILLIS`](crate::JOIN_MILLIS).
pub const NOT_JOINED: u16 = 4006;
/// The server sends nothing more to this socket: what it sent before was not read, or the client was silent.
pub const DETACHED: u16 = 4007;
/// A frame had more than [`FRAME_MAX`](crate::FRAME_MAX) characters (RFC 6455, section 7.4.1).
pub const TOO_LARGE: u16 = 1009;
/// The server failed while it handled a frame, and changed nothing (RFC 6455, section 7.4.1).
pub const INTERNAL: u16 = 1011;
/// The player sent `leave`.
pub const LEFT: u16 = 1000;

/// The connection broke. This code is never sent: each side reports it locally (RFC 6455, section 7.4.1).
pub const BROKEN: u16 = 1006;

/// Why a socket was closed, by the server or the client. [`Counters`](crate::http::Counters) count closes by reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloseReason {
    /// The player left, or the client closed the socket with code 1000 or without a code.
    Left,
    /// The browser closed or left the page.
    GoingAway,
    /// See [`TAKEN_OVER`].
    TakenOver,
    /// See [`WRONG_FRAMES`].
    WrongFrames,
    /// See [`REMOVED`].
    Removed,
    /// See [`ROOM_CLOSED`].
    RoomClosed,
    /// See [`NOT_JOINED`].
    NotJoined,
    /// See [`DETACHED`].
    Detached,
    /// The connection broke.
    Lost,
    /// Any other code.
    Other,
}

impl CloseReason {
    /// The reason for the code of a close event. 1005 means that the close frame had no code.
    pub fn of(code: u16) -> Self {
        match code {
            LEFT | 1005 => Self::Left,
            1001 => Self::GoingAway,
            BROKEN => Self::Lost,
            TAKEN_OVER => Self::TakenOver,
            WRONG_FRAMES => Self::WrongFrames,
            REMOVED => Self::Removed,
            ROOM_CLOSED => Self::RoomClosed,
            NOT_JOINED => Self::NotJoined,
            DETACHED => Self::Detached,
            _ => Self::Other,
        }
    }
}

/// Why the server detached a socket: why it sends nothing more to it. [`Counters`](crate::http::Counters) count
/// detachments by reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detachment {
    /// Too many bytes were not read: see [`UNREAD_BYTES`](crate::UNREAD_BYTES).
    Unread,
    /// Nothing came for [`SILENCE_MILLIS`](crate::SILENCE_MILLIS) from a client that had sent pings.
    Silent,
}
