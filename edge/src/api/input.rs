//! Reads the bodies of API requests.

use futures_util::{Stream, TryStreamExt, pin_mut};
use protocol::http::ErrorCode;
use serde::de::DeserializeOwned;
use worker::{Request, Result};

/// Maximum length of a request body in bytes.
const BODY_MAX: usize = 16 * 1024;

/// The JSON body of a request.
pub(super) async fn body<T: DeserializeOwned>(request: &mut Request) -> Result<Result<T, ErrorCode>> {
    body_up_to(request, BODY_MAX).await
}

/// The JSON body of a request, of at most `max` bytes.
pub(super) async fn body_up_to<T: DeserializeOwned>(request: &mut Request, max: usize) -> Result<Result<T, ErrorCode>> {
    if request.inner().body().is_none() {
        return Ok(Err(ErrorCode::Malformed));
    }
    Ok(match collect(request.stream()?, max).await? {
        Some(body) => serde_json::from_slice(&body).map_err(|_| ErrorCode::Malformed),
        None => Err(ErrorCode::TooLarge),
    })
}

/// Everything in `chunks`, or `None` if that is more than `max` bytes. The rest is not read then: the Worker's memory never
/// shrinks, and neither a body's end nor its declared length can be relied on.
async fn collect<E>(chunks: impl Stream<Item = Result<Vec<u8>, E>>, max: usize) -> Result<Option<Vec<u8>>, E> {
    pin_mut!(chunks);
    let mut collected = Vec::new();
    while let Some(chunk) = chunks.try_next().await? {
        if chunk.len() > max - collected.len() {
            return Ok(None);
        }
        collected.extend(chunk);
    }
    Ok(Some(collected))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use futures_util::{FutureExt, StreamExt, stream};

    use super::*;

    #[test]
    fn a_body_is_read_up_to_the_limit_and_not_beyond_it() {
        let taken = Cell::new(0);
        let chunks = |count| {
            taken.set(0);
            stream::iter(0..count).map(|_| {
                taken.set(taken.get() + 1);
                Ok::<_, ()>(vec![b'a'; 4])
            })
        };
        let collected = |count| collect(chunks(count), 12).now_or_never().unwrap();
        assert_eq!(collected(0), Ok(Some(vec![])));
        assert_eq!(collected(3), Ok(Some(vec![b'a'; 12])));
        assert_eq!(collected(1_000_000), Ok(None));
        assert_eq!(taken.get(), 4, "chunks after the limit are not read");
    }
}
