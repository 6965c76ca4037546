//! How often one network may knock.

use std::cell::RefCell;
use std::collections::BTreeMap;

use hangul::RoomName;
use protocol::Millis;
use serde_json::json;
use worker::{Env, Request, Response, Result};

use crate::api::ApiError;
use crate::network::network_of;
use crate::{log, platform};

/// A network that tried too many wrong codes is not let in by any code for so long, in milliseconds.
const BLOCKED_MILLIS: u64 = 60_000;
/// So many networks are remembered as blocked.
const BLOCKED_MAX: usize = 10_000;

thread_local! {
    /// Until when whose codes are refused. The platform's counters cannot be read without being raised, so an instance
    /// of the Worker remembers here what they said.
    static BLOCKED: RefCell<BTreeMap<String, Millis>> = const { RefCell::new(BTreeMap::new()) };
}

/// The network that a request comes from.
pub(crate) fn network(request: &Request) -> Result<String> {
    Ok(network_of(&request.headers().get("CF-Connecting-IP")?.unwrap_or_default()))
}

/// Counts somebody who wants to join a room. Whether there were too many.
pub(crate) async fn joins_too_often(env: &Env, network: &str) -> Result<bool> {
    is_over(env, "JOINS", network).await
}

/// Counts a room that somebody makes. Whether there were too many.
pub(crate) async fn makes_too_many(env: &Env, network: &str) -> Result<bool> {
    is_over(env, "MAKES", network).await
}

/// Asks a room that anyone may name. Whoever guesses codes is stopped: after too many wrong ones not even a right one is
/// tried.
pub(crate) async fn guess(
    env: &Env,
    network: &str,
    room: &RoomName,
    asked: impl Future<Output = Result<Response>>,
) -> Result<Response> {
    if !room.is_code() {
        return asked.await;
    }
    if is_blocked(network) {
        return ApiError::TOO_MANY_REQUESTS.response();
    }
    let response = asked.await?;
    if response.status_code() == 404 && is_over(env, "WRONG_CODES", network).await? {
        block(network);
        log::warn("turned_away", json!({ "why": "wrong_codes" }));
        return ApiError::TOO_MANY_REQUESTS.response();
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

async fn is_over(env: &Env, limiter: &str, network: &str) -> Result<bool> {
    Ok(!env.rate_limiter(limiter)?.limit(network.to_owned()).await?.success)
}
