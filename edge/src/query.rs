//! Reads the query parameters of requests.

use worker::{Request, Result};

/// The value of a query parameter.
pub(crate) fn query(request: &Request, name: &str) -> Result<Option<String>> {
    let url = request.url()?;
    let value = url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    Ok(value)
}
