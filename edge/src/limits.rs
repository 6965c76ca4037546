//! Rate limits of one network: joins, reads, new private rooms, wrong room codes and wrong tokens in a
//! minute.

use std::cell::RefCell;

use hangul::RoomName;
use protocol::http::ErrorCode;
use serde_json::json;
use worker::{Env, Request, Response, Result};

use crate::block_list::BlockList;
use crate::network::network_of;
use crate::{log, platform, respond};

thread_local! {
    /// The networks that sent too many wrong codes. Reading the platform's counters also raises them, so each instance
    /// of the Worker remembers their result here.
    static BLOCKED: RefCell<BlockList> = const { RefCell::new(BlockList::new()) };
}

/// The client's network.
pub(crate) fn network(request: &Request) -> Result<String> {
    Ok(network_of(&request.headers().get("CF-Connecting-IP")?.unwrap_or_default()))
}

/// Records an attempt to open a room's socket. True if the network is over the limit.
pub(crate) async fn record_join(env: &Env, network: &str) -> Result<bool> {
    record(env, "JOINS", network).await
}

/// Records an attempt to create a private room. True if the network is over the limit.
pub(crate) async fn record_creation(env: &Env, network: &str) -> Result<bool> {
    record(env, "MAKES", network).await
}

/// Records a wrong operators' token. True if the network is over the limit.
pub(crate) async fn record_wrong_token(env: &Env, network: &str) -> Result<bool> {
    record(env, "WRONG_TOKENS", network).await
}

/// Records a read that the Worker does not remember the answer to. True if the network is over the limit.
pub(crate) async fn record_read(env: &Env, network: &str) -> Result<bool> {
    record(env, "READS", network).await
}

/// Awaits `response`, the response of `room`. A 404 for a code is recorded as a wrong guess. A network with too many
/// wrong guesses is blocked: its requests for any code, even an existing one, get 429.
pub(crate) async fn limit_guesses(
    env: &Env,
    network: &str,
    room: &RoomName,
    response: impl Future<Output = Result<Response>>,
) -> Result<Response> {
    if !room.is_code() {
        return response.await;
    }
    if BLOCKED.with_borrow_mut(|blocked| blocked.is_blocked(platform::now(), network)) {
        return respond::error(ErrorCode::TooManyRequests);
    }
    let response = response.await?;
    if response.status_code() == 404 && record(env, "WRONG_CODES", network).await? {
        BLOCKED.with_borrow_mut(|blocked| blocked.block(platform::now(), network));
        log::warn("turned_away", json!({ "why": "wrong_codes" }));
        return respond::error(ErrorCode::TooManyRequests);
    }
    Ok(response)
}

async fn record(env: &Env, limiter: &str, network: &str) -> Result<bool> {
    Ok(!env.rate_limiter(limiter)?.limit(network.to_owned()).await?.success)
}
