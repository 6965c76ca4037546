//! Making rooms.

use game::names::RoomName;
use game::protocol::Settings;
use serde::{Deserialize, Serialize};
use worker::{Env, Request, Response, Result};

use crate::api_error::ApiError;
use crate::platform;
use crate::room_call::RoomCall;

/// The longest body of a request, in bytes.
const BODY_MAX: usize = 4096;
/// So many codes are tried: with a million rooms made, one in a hundred is taken.
const TRIES: usize = 8;

#[derive(Deserialize)]
struct Wanted {
    settings: Settings,
}

/// What whoever made a private room gets.
#[derive(Serialize)]
struct Made<'room> {
    room: &'room str,
    /// Joining with it as `resume` makes one the host.
    token: String,
}

/// Makes a private room with a code that nobody can guess.
pub(crate) async fn create(mut request: Request, env: &Env) -> Result<Response> {
    let body = request.text().await?;
    if body.len() > BODY_MAX {
        return ApiError::TOO_LARGE.response();
    }
    let Ok(Wanted { settings }) = serde_json::from_str(&body) else { return ApiError::MALFORMED.response() };
    if settings.fault().is_some() {
        return ApiError::MALFORMED.response();
    }
    let token = platform::fresh_token();
    let call = RoomCall::Create { settings, maker_token: token.clone() };
    for _ in 0..TRIES {
        let room = RoomName::code(platform::fresh_number());
        if call.send(room.as_str(), env).await?.status_code() == 201 {
            let made = Made { room: room.as_str(), token };
            return Response::builder().with_status(201).with_header("Cache-Control", "no-store")?.from_json(&made);
        }
    }
    ApiError::INTERNAL.response()
}
