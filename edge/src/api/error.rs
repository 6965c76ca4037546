//! Why a call was not done.

use serde::Serialize;
use worker::{Response, Result};

use super::answer;

/// A code for programs and a sentence for people, with the status of the answer.
#[derive(Clone, Copy, Serialize)]
pub(crate) struct ApiError {
    #[serde(skip)]
    status: u16,
    code: &'static str,
    message: &'static str,
}

impl ApiError {
    pub(crate) const MALFORMED: Self = Self::new(400, "malformed", "형식에 맞지 않는 요청이에요");
    pub(crate) const UNAUTHORIZED: Self = Self::new(401, "unauthorized", "운영자 토큰이 맞지 않아요");
    pub(crate) const OPERATORS_DISABLED: Self =
        Self::new(403, "operators_disabled", "이 서버에는 운영자 토큰이 정해져 있지 않아요");
    pub(crate) const ORIGIN_NOT_ALLOWED: Self =
        Self::new(403, "origin_not_allowed", "이 사이트에서는 들어올 수 없어요");
    pub(crate) const NOT_FOUND: Self = Self::new(404, "not_found", "없는 주소예요");
    pub(crate) const NO_SUCH_ROOM: Self = Self::new(404, "no_such_room", "없는 방이에요");
    pub(crate) const NO_SUCH_PLAYER: Self = Self::new(404, "no_such_player", "그 방에 없는 사람이에요");
    pub(crate) const NO_SUCH_MESSAGE: Self = Self::new(404, "no_such_message", "없는 말이에요");
    pub(crate) const NO_SUCH_WORD: Self = Self::new(404, "no_such_word", "목록에서 찾지 못한 낱말이에요");
    pub(crate) const NO_SUCH_REPORT: Self = Self::new(404, "no_such_report", "없는 신고예요");
    pub(crate) const METHOD_NOT_ALLOWED: Self =
        Self::new(405, "method_not_allowed", "이 주소에서는 할 수 없는 일이에요");
    pub(crate) const ROOM_EXISTS: Self = Self::new(409, "room_exists", "이미 있는 방이에요");
    pub(crate) const TOO_LARGE: Self = Self::new(413, "too_large", "요청이 너무 커요");
    pub(crate) const UPGRADE_REQUIRED: Self = Self::new(426, "upgrade_required", "WebSocket으로 연결해 주세요");
    pub(crate) const TOO_MANY_REQUESTS: Self =
        Self::new(429, "too_many_requests", "너무 자주 시도했어요. 1분 뒤에 다시 해 주세요");
    pub(crate) const INTERNAL: Self = Self::new(500, "internal", "서버에서 문제가 생겼어요. 잠시 뒤에 다시 해 주세요");
    pub(crate) const CANNOT_REWIND: Self =
        Self::new(501, "cannot_rewind", "이 서버에서는 방을 예전으로 되돌릴 수 없어요");

    const fn new(status: u16, code: &'static str, message: &'static str) -> Self {
        Self { status, code, message }
    }

    pub(crate) fn response(self) -> Result<Response> {
        answer(self.status, &self)
    }
}
