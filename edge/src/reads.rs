//! Answers to public reads, which the Worker remembers for two seconds, so that rooms play on undisturbed while many people
//! read. Of the other reads, one network has a limited number.

use std::cell::RefCell;

use protocol::http::ErrorCode;
use worker::{Env, Response, Result};

use crate::block_list::{BlockList, Limit};
use crate::read_cache::ReadCache;
use crate::{platform, respond};

thread_local! {
    /// The answers that this instance of the Worker received lately.
    static ANSWERS: RefCell<ReadCache> = const { RefCell::new(ReadCache::new()) };
    /// The networks that read too much.
    static BLOCKED: RefCell<BlockList> = const { RefCell::new(BlockList::new()) };
}

const READS: Limit = Limit { limiter: "READS", blocked: &BLOCKED };

/// Whether the network has made too many calls to rooms lately. Counts this one.
pub(crate) async fn is_over_limit(env: &Env, network: Option<&str>) -> Result<bool> {
    Ok(READS.is_blocked(network) || READS.record(env, network).await?)
}

/// The answer to the public read `key`: the one of the last two seconds, or that of `ask`. What only some may see must not be
/// read through this function, or `key` has to be what permits it, as the code of a private room does.
pub(crate) async fn answer(
    env: &Env,
    network: Option<&str>,
    key: &str,
    ask: impl Future<Output = Result<Response>>,
) -> Result<Response> {
    let now = platform::now();
    if let Some(body) = ANSWERS.with_borrow(|answers| answers.get(now, key)) {
        return respond::json_bytes(body);
    }
    if is_over_limit(env, network).await? {
        return respond::error(ErrorCode::TooManyRequests);
    }
    let mut response = ask.await?;
    if response.status_code() != 200 {
        return Ok(response);
    }
    let body = response.bytes().await?;
    ANSWERS.with_borrow_mut(|answers| answers.insert(platform::now(), key, body.clone()));
    respond::json_bytes(body)
}
