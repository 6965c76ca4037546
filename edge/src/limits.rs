//! Limits on what one network may do within a minute.

use std::cell::RefCell;
use std::collections::BTreeMap;

use hangul::RoomName;
use protocol::Millis;
use protocol::http::ErrorCode;
use serde_json::json;
use worker::{Env, Request, Response, Result};

use crate::network::network_of;
use crate::{log, platform, respond};

/// How long a network that tried too many wrong codes is refused every code, in milliseconds.
const BLOCKED_MILLIS: u64 = 60_000;
/// The most networks that are remembered as blocked.
const BLOCKED_MAX: usize = 10_000;

thread_local! {
    /// The blocked networks and when their block ends. Reading the platform's counters also raises them, so this
    /// instance of the Worker remembers their verdict.
    static BLOCKED: RefCell<BTreeMap<String, Millis>> = const { RefCell::new(BTreeMap::new()) };
}

/// The network that a request comes from.
pub(crate) fn network(request: &Request) -> Result<String> {
    Ok(network_of(&request.headers().get("CF-Connecting-IP")?.unwrap_or_default()))
}

/// Records an attempt to open a room's socket; true if the network is over the limit.
pub(crate) async fn record_join(env: &Env, network: &str) -> Result<bool> {
    record(env, "JOINS", network).await
}

/// Records the making of a private room; true if the network is over the limit.
pub(crate) async fn record_make(env: &Env, network: &str) -> Result<bool> {
    record(env, "MAKES", network).await
}

/// Awaits `response`, a request to `room`. Records a 404 for a code as a wrong guess, and after too many of them
/// refuses the network's requests for every code, right ones too.
pub(crate) async fn limit_guesses(
    env: &Env,
    network: &str,
    room: &RoomName,
    response: impl Future<Output = Result<Response>>,
) -> Result<Response> {
    if !room.is_code() {
        return response.await;
    }
    if is_blocked(network) {
        return respond::error(ErrorCode::TooManyRequests);
    }
    let response = response.await?;
    if response.status_code() == 404 && record(env, "WRONG_CODES", network).await? {
        block(network);
        log::warn("turned_away", json!({ "why": "wrong_codes" }));
        return respond::error(ErrorCode::TooManyRequests);
    }
    Ok(response)
}

fn is_blocked(network: &str) -> bool {
    let now = platform::now();
    BLOCKED.with_borrow_mut(|blocked| {
        blocked.retain(|_, until| now < *until);
        blocked.contains_key(network)
    })
}

fn block(network: &str) {
    let until = platform::now().plus(BLOCKED_MILLIS);
    BLOCKED.with_borrow_mut(|blocked| {
        if blocked.len() < BLOCKED_MAX {
            blocked.insert(network.to_owned(), until);
        }
    });
}

async fn record(env: &Env, limiter: &str, network: &str) -> Result<bool> {
    Ok(!env.rate_limiter(limiter)?.limit(network.to_owned()).await?.success)
}
