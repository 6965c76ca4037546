//! Why a call of the API was not done.

use serde::Serialize;
use worker::{Response, Result};

/// A code for programs and a sentence for people, with the status of the answer.
#[derive(Clone, Copy, Serialize)]
pub(crate) struct ApiError {
    #[serde(skip)]
    status: u16,
    code: &'static str,
    message: &'static str,
}

impl ApiError {
    pub(crate) const NOT_FOUND: Self = Self::new(404, "not_found", "없는 주소예요");
    pub(crate) const NO_SUCH_ROOM: Self = Self::new(404, "no_such_room", "없는 방이에요");
    pub(crate) const METHOD_NOT_ALLOWED: Self =
        Self::new(405, "method_not_allowed", "이 주소에서는 할 수 없는 일이에요");
    pub(crate) const MALFORMED: Self = Self::new(400, "malformed", "형식에 맞지 않는 요청이에요");
    pub(crate) const TOO_LARGE: Self = Self::new(413, "too_large", "요청이 너무 커요");
    pub(crate) const UPGRADE_REQUIRED: Self = Self::new(426, "upgrade_required", "WebSocket으로 연결해 주세요");
    pub(crate) const INTERNAL: Self = Self::new(500, "internal", "서버에서 문제가 생겼어요. 잠시 뒤에 다시 해 주세요");

    const fn new(status: u16, code: &'static str, message: &'static str) -> Self {
        Self { status, code, message }
    }

    pub(crate) fn response(self) -> Result<Response> {
        Response::builder().with_status(self.status).with_header("Cache-Control", "no-store")?.from_json(&self)
    }
}
