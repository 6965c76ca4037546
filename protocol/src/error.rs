//! Errors of client programs, and refusals of what a player requests.

use hangul::{MessageError, NameError};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The error of an invalid frame.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{code:?}: {detail}")]
pub struct ProtocolError {
    /// The kind of error.
    pub code: ErrorCode,
    /// Details for the author of the client, such as the name of a missing field. May be empty.
    pub detail: String,
}

impl ProtocolError {
    /// An error with details.
    pub fn new(code: ErrorCode, detail: String) -> Self {
        Self { code, detail }
    }
}

impl From<ErrorCode> for ProtocolError {
    fn from(code: ErrorCode) -> Self {
        Self::new(code, String::new())
    }
}

/// Kinds of errors in a client's frames. All but [`ErrorCode::Internal`] count toward
/// [`WRONG_FRAMES_MAX`](super::WRONG_FRAMES_MAX).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The frame is not a JSON object, or a field is missing, of the wrong type or out of range.
    Malformed,
    /// The frame has more than [`FRAME_MAX`](super::FRAME_MAX) bytes.
    TooLarge,
    /// The frame is binary; only text frames are accepted.
    Binary,
    /// The `type` is unknown.
    UnknownType,
    /// Another frame came before `join`.
    NotJoined,
    /// The client sent a second `join` on one socket.
    AlreadyJoined,
    /// The server does not support the `version` in `join`.
    UnsupportedVersion,
    /// The server failed to process the frame and changed nothing. The client may send it again.
    Internal,
}

impl ErrorCode {
    /// A Korean sentence for the author of the client.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Malformed => "형식에 맞지 않는 프레임이에요",
            Self::TooLarge => "프레임이 너무 커요",
            Self::Binary => "글자 프레임만 받을 수 있어요",
            Self::UnknownType => "모르는 type이에요",
            Self::NotJoined => "먼저 join을 보내 주세요",
            Self::AlreadyJoined => "이미 들어와 있어요",
            Self::UnsupportedVersion => "이 서버가 모르는 프로토콜 버전이에요",
            Self::Internal => "서버에서 문제가 생겼어요. 잠시 뒤에 다시 보내 주세요",
        }
    }
}

/// Why a player's request was refused. Clients show it in their own words. `wait` is the field of
/// [`Reply::Refused`](super::Reply::Refused).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The nickname is empty.
    NicknameEmpty,
    /// The nickname has more than [`Nickname::MAX`](hangul::Nickname::MAX) characters.
    NicknameTooLong,
    /// The nickname contains an invisible character, or combining marks without a letter or in a pile.
    NicknameInvisible,
    /// The message has no visible character.
    MessageEmpty,
    /// The message has more than [`MESSAGE_MAX`](hangul::MESSAGE_MAX) characters.
    MessageTooLong,
    /// The nickname contains a foul word.
    NicknameUnfit,
    /// The nickname is the game's own, such as 운영자 or 방장, or looks like it.
    NicknameReserved,
    /// The room's name contains a foul word.
    RoomNameUnfit,
    /// The throttle rejects the request; see `wait`.
    TooFast,
    /// The player is muted after several throttled requests; see `wait`.
    Muted,
    /// The player sent the operators too many proposals or reports within an hour; see `wait`.
    TooOften,
    /// The proposed word cannot be in the list: it needs 2 to 6 complete syllables and must not be foul.
    WordUnfit,
    /// The proposed word is already in the room's word list.
    WordKnown,
    /// The scoreboard has no place for another row.
    RoomFull,
    /// The player's network has its share of the channel's seats already.
    NetworkFull,
    /// Somebody of the player's network was removed from the room, so the player may only watch; see `wait`.
    NetworkRemoved,
    /// As many people watch as possible.
    WatchersFull,
    /// As many people wait for a seat as possible.
    QueueFull,
    /// The request needs a seat, and its sender watches.
    Watching,
    /// The client's network has made as many new channels as possible within an hour; see `wait`.
    TooManyChannels,
    /// There is no room with this code. Only pages use it: the server closes the socket with
    /// [`close::NO_SUCH_ROOM`](super::close::NO_SUCH_ROOM) instead.
    NoSuchRoom,
    /// The player was removed from the room and may rejoin only later; see `wait`.
    Banned,
    /// Only the host of a private room may do this.
    HostOnly,
    /// The player in question is no longer in the room.
    PlayerGone,
    /// Only players who sent a message or a vote to skip within the last 2 minutes may vote to remove a player.
    SpeakFirst,
    /// The room shows only answers that scored, and the message did not. A note follows if it was an attempt.
    AnswersOnly,
    /// The word counts only in rooms that allow such words; see [`Settings::mature`](super::Settings::mature).
    WordMature,
    /// The message has a word that answers the open prompt, which others are still looking for.
    AnswerHidden,
    /// The team has as many players as it may, so that the teams differ by at most one.
    TeamFull,
    /// Only operators, and the host of a private room, may send messages; see [`Speakers`](super::Speakers).
    ListenOnly,
    /// Only the room's maker may do this.
    MakerOnly,
    /// The request is not possible in the current phase, in this room or for this player.
    NotNow,
}

impl From<NameError> for Refusal {
    fn from(error: NameError) -> Self {
        match error {
            NameError::Empty => Self::NicknameEmpty,
            NameError::TooLong => Self::NicknameTooLong,
            NameError::Invisible | NameError::Forbidden | NameError::NoCode => Self::NicknameInvisible,
        }
    }
}

impl From<MessageError> for Refusal {
    fn from(error: MessageError) -> Self {
        match error {
            MessageError::Empty => Self::MessageEmpty,
            MessageError::TooLong => Self::MessageTooLong,
        }
    }
}
