//! Builds the API's responses, which must not be cached.

use protocol::http::{ErrorBody, ErrorCode};
use serde::Serialize;
use worker::{Response, Result};

/// A response with a JSON body.
pub(crate) fn json(status: u16, body: &impl Serialize) -> Result<Response> {
    Response::builder().with_status(status).with_header("Cache-Control", "no-store")?.from_json(body)
}

/// A response with this JSON.
pub(crate) fn json_bytes(body: Vec<u8>) -> Result<Response> {
    let response = Response::builder().with_header("Content-Type", "application/json")?;
    Ok(response.with_header("Cache-Control", "no-store")?.fixed(body))
}

/// A success response without a body.
pub(crate) fn done() -> Result<Response> {
    Ok(Response::builder().with_status(204).with_header("Cache-Control", "no-store")?.empty())
}

/// The response to a request beyond a limit, with the milliseconds until another one is possible.
pub(crate) fn too_many_requests(wait: u64) -> Result<Response> {
    let mut response = error(ErrorCode::TooManyRequests)?;
    response.headers_mut().set("Retry-After", &wait.div_ceil(1000).max(1).to_string())?;
    Ok(response)
}

/// An error response.
pub(crate) fn error(code: ErrorCode) -> Result<Response> {
    json(code.status(), &ErrorBody::from(code))
}
