//! How often one network may knock.

use std::cell::RefCell;
use std::collections::BTreeMap;

use game::network::network_of;
use game::time::Millis;
use worker::{Env, Request, Result};

use crate::platform;

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

/// Whether codes from this network are refused unseen.
pub(crate) fn is_blocked(network: &str) -> bool {
    let now = platform::now();
    BLOCKED.with_borrow_mut(|blocked| {
        blocked.retain(|_, until| now < *until);
        blocked.contains_key(network)
    })
}

/// Counts a code that was given to nobody. Whether there were too many.
pub(crate) async fn guesses_too_often(env: &Env, network: &str) -> Result<bool> {
    let is_over = is_over(env, "WRONG_CODES", network).await?;
    if is_over {
        let until = platform::now().plus(BLOCKED_MILLIS);
        BLOCKED.with_borrow_mut(|blocked| {
            if blocked.len() < BLOCKED_MAX {
                blocked.insert(network.to_owned(), until);
            }
        });
    }
    Ok(is_over)
}

async fn is_over(env: &Env, limiter: &str, network: &str) -> Result<bool> {
    Ok(!env.rate_limiter(limiter)?.limit(network.to_owned()).await?.success)
}
