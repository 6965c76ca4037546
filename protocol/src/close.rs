//! Codes with which the server closes a socket.

use serde::{Deserialize, Serialize};

/// The same player came in through a newer socket. A client does not reconnect by itself.
pub const TAKEN_OVER: u16 = 4001;
/// Too many wrong frames.
pub const WRONG_FRAMES: u16 = 4002;
/// The player was removed from the room. A client does not reconnect by itself.
pub const REMOVED: u16 = 4003;
/// There is no room with this code.
pub const NO_SUCH_ROOM: u16 = 4004;
/// The room was closed by its maker or an operator.
pub const ROOM_CLOSED: u16 = 4005;
/// Nobody joined through the socket in time.
pub const NOT_JOINED: u16 = 4006;
/// The player asked to leave.
pub const LEFT: u16 = 1000;

/// The connection broke: no code that is sent, but what each side sees (RFC 6455, section 7.4.1).
pub const BROKEN: u16 = 1006;

/// Why a socket was closed, by whichever side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloseReason {
    /// As agreed: the player left, or the program closed it.
    Left,
    /// The page was closed or went elsewhere.
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
    /// The connection broke.
    Lost,
    /// With any other code.
    Other,
}

impl CloseReason {
    /// What a code of the close event means. 1005 stands for none.
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
            _ => Self::Other,
        }
    }
}
