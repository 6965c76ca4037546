//! Errors of the HTTP API.

use serde::{Deserialize, Serialize};

/// The error codes, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The body, a parameter or a name has the wrong form or is out of range.
    Malformed,
    /// The call is for operators, and the operators' token is missing or wrong.
    Unauthorized,
    /// The call is for operators, and the server has no operators' token.
    OperatorsDisabled,
    /// The call is for operators, and the server's operators' token has fewer than
    /// [`OPERATOR_TOKEN_MIN`](super::OPERATOR_TOKEN_MIN) characters, so that it counts as none.
    OperatorTokenTooShort,
    /// Pages of this origin may not open sockets.
    OriginNotAllowed,
    /// There is no such address under `/api/`.
    NotFound,
    /// There is no room with this name or code.
    NoSuchRoom,
    /// The room has no player with this number.
    NoSuchPlayer,
    /// The room has no stored message with this number.
    NoSuchMessage,
    /// The word was not edited, or not proposed.
    NoSuchWord,
    /// The room has no bundle of words.
    NoSuchBundle,
    /// The call is for the maker of the room, and the token is another one.
    MakerOnly,
    /// The bundle of words has faults.
    BundleFaults,
    /// There is no report with this number.
    NoSuchReport,
    /// The address does not support this method.
    MethodNotAllowed,
    /// A room with this name already exists.
    RoomExists,
    /// The body is too large.
    TooLarge,
    /// The address accepts only WebSocket connections, and the request is no upgrade.
    UpgradeRequired,
    /// The network exceeded a limit. It may try again after a minute.
    TooManyRequests,
    /// The server failed to process the request.
    Internal,
    /// The server stores no earlier states of the room, or none of the requested time.
    CannotRewind,
}

impl ErrorCode {
    /// The HTTP status of a response with this code.
    pub fn status(self) -> u16 {
        self.status_and_sentence().0
    }

    /// A Korean sentence for people.
    pub fn sentence(self) -> &'static str {
        self.status_and_sentence().1
    }

    fn status_and_sentence(self) -> (u16, &'static str) {
        match self {
            Self::Malformed => (400, "형식에 맞지 않는 요청이에요"),
            Self::Unauthorized => (401, "운영자 토큰이 맞지 않아요"),
            Self::OperatorsDisabled => (403, "이 서버에는 운영자 토큰이 없어요"),
            Self::OperatorTokenTooShort => (403, "이 서버의 운영자 토큰이 24자보다 짧아서 쓸 수 없어요"),
            Self::OriginNotAllowed => (403, "이 사이트에서는 들어올 수 없어요"),
            Self::NotFound => (404, "없는 주소예요"),
            Self::NoSuchRoom => (404, "없는 방이에요"),
            Self::NoSuchPlayer => (404, "그 방에 없는 사람이에요"),
            Self::NoSuchMessage => (404, "없는 메시지예요"),
            Self::NoSuchWord => (404, "목록에서 찾지 못한 낱말이에요"),
            Self::NoSuchBundle => (404, "이 방에는 낱말 묶음이 없어요"),
            Self::MakerOnly => (403, "방을 만든 사람만 할 수 있어요"),
            Self::BundleFaults => (422, "고쳐야 할 낱말이 있어요"),
            Self::NoSuchReport => (404, "없는 신고예요"),
            Self::MethodNotAllowed => (405, "이 주소에서는 쓸 수 없는 요청이에요"),
            Self::RoomExists => (409, "이미 있는 방이에요"),
            Self::TooLarge => (413, "요청이 너무 커요"),
            Self::UpgradeRequired => (426, "WebSocket으로 연결해 주세요"),
            Self::TooManyRequests => (429, "너무 자주 시도했어요. 1분 뒤에 다시 해 주세요"),
            Self::Internal => (500, "서버에서 문제가 생겼어요. 잠시 뒤에 다시 해 주세요"),
            Self::CannotRewind => (501, "이 서버에서는 방을 예전으로 되돌릴 수 없어요"),
        }
    }
}

/// The body of a response with an error status. `C` is [`String`] for clients that accept unknown codes of a newer
/// server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorBody<C = ErrorCode> {
    /// The code, for programs.
    pub code: C,
    /// A sentence, for people.
    pub message: String,
}

impl From<ErrorCode> for ErrorBody {
    fn from(code: ErrorCode) -> Self {
        Self { code, message: code.sentence().to_owned() }
    }
}
