//! Reads the bodies of API requests.

use protocol::http::ErrorCode;
use serde::de::DeserializeOwned;
use worker::{Request, Result};

/// Maximum length of a request body in bytes.
const BODY_MAX: usize = 4096;

/// The JSON body of a request.
pub(super) async fn body<T: DeserializeOwned>(request: &mut Request) -> Result<Result<T, ErrorCode>> {
    let declared = request.headers().get("Content-Length")?.and_then(|length| length.parse::<usize>().ok());
    if declared.is_some_and(|length| length > BODY_MAX) {
        return Ok(Err(ErrorCode::TooLarge));
    }
    let body = request.bytes().await?;
    if body.len() > BODY_MAX {
        return Ok(Err(ErrorCode::TooLarge));
    }
    Ok(serde_json::from_slice(&body).map_err(|_| ErrorCode::Malformed))
}
