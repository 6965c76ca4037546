//! Bodies and parameters of requests.

use protocol::http::ErrorCode;
use serde::de::DeserializeOwned;
use worker::{Request, Result};

/// The longest body of a request, in bytes.
const BODY_MAX: usize = 4096;

/// The JSON body of a request.
pub(super) async fn body<T: DeserializeOwned>(request: &mut Request) -> Result<Result<T, ErrorCode>> {
    let announced = request.headers().get("Content-Length")?.and_then(|length| length.parse::<usize>().ok());
    if announced.is_some_and(|length| length > BODY_MAX) {
        return Ok(Err(ErrorCode::TooLarge));
    }
    let body = request.bytes().await?;
    if body.len() > BODY_MAX {
        return Ok(Err(ErrorCode::TooLarge));
    }
    Ok(serde_json::from_slice(&body).map_err(|_| ErrorCode::Malformed))
}

/// The value of one parameter of the query.
pub(super) fn query(request: &Request, name: &str) -> Result<Option<String>> {
    let url = request.url()?;
    let value = url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    Ok(value)
}
