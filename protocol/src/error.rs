use hangul::{MessageError, NameError};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A frame that a program should not have sent.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{code:?}: {detail}")]
pub struct ProtocolError {
    /// What kind of mistake it was.
    pub code: ErrorCode,
    /// Where it was, for the author of the program.
    pub detail: String,
}

impl ProtocolError {
    /// A mistake of the kind `code`, with what is known of it.
    pub fn new(code: ErrorCode, detail: String) -> Self {
        Self { code, detail }
    }
}

impl From<ErrorCode> for ProtocolError {
    fn from(code: ErrorCode) -> Self {
        Self::new(code, String::new())
    }
}

/// Kinds of mistakes in frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// Not JSON, not an object, or a field is missing or of the wrong kind.
    Malformed,
    /// Longer than [`FRAME_MAX`](super::FRAME_MAX).
    TooLarge,
    /// Not text.
    Binary,
    /// An object of an unknown `type`.
    UnknownType,
    /// Something other than `join` came first.
    NotJoined,
    /// A second `join` on one socket.
    AlreadyJoined,
    /// A version of the protocol that the server does not speak.
    UnsupportedVersion,
    /// The server failed at it. The client may try again.
    Internal,
}

impl ErrorCode {
    /// The sentence that goes with it, for whoever reads the log of a program.
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

/// Why something that a person asked for was not done. Clients turn it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The nickname is empty.
    NicknameEmpty,
    /// The nickname is too long.
    NicknameTooLong,
    /// The nickname has an invisible character.
    NicknameInvisible,
    /// The message is empty.
    MessageEmpty,
    /// The message is too long.
    MessageTooLong,
    /// The nickname has a foul word.
    NicknameUnfit,
    /// The room's name has a foul word.
    RoomNameUnfit,
    /// Too soon after the messages before.
    TooFast,
    /// Too fast again and again: nothing is heard for a while.
    Muted,
    /// What is proposed cannot be a word of the list: 2 to 6 syllables, and fit to be seen.
    WordUnfit,
    /// What is proposed is in the list.
    WordKnown,
    /// Every seat of the room is taken.
    RoomFull,
    /// There is no room with this code.
    NoSuchRoom,
    /// Who was removed from the room may come back only after a while.
    Banned,
    /// Only the host of a private room may do this.
    HostOnly,
    /// The player whom it is about is not here any more.
    PlayerGone,
    /// Only who has said something lately may vote on removing a player.
    SpeakFirst,
    /// The room takes answers only, and this was none.
    AnswersOnly,
    /// Only operators are heard in this room.
    ListenOnly,
    /// Only whoever made the room may do this.
    MakerOnly,
    /// It cannot be done at this moment, or not in this room.
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
