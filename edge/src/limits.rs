//! Rate limits of one network: joins, new private rooms and wrong room codes in a minute.

use std::cell::RefCell;

use hangul::RoomName;
use protocol::http::ErrorCode;
use serde_json::json;
use worker::{Env, Request, Response, Result};

use crate::block_list::BlockList;
use crate::network::network_of;
use crate::{config, log, platform, respond};

/// The header in which the Worker tells a room's object the network of a client.
const NETWORK_HEADER: &str = "X-Hanpan-Network";

thread_local! {
    /// The networks that sent too many wrong codes. Reading the platform's counters also raises them, so each instance
    /// of the Worker remembers their result here.
    static BLOCKED: RefCell<BlockList> = const { RefCell::new(BlockList::new()) };
}

/// The client's network; `None` if limits do not apply to it. A header counts only if the configuration names it: on a
/// server without a proxy in front of it, clients can send any.
pub(crate) fn network(request: &Request, env: &Env) -> Result<Option<String>> {
    let address = match config::address_header(env) {
        Some(header) => request.headers().get(&header)?,
        None => platform::client_address(request),
    };
    Ok(address.and_then(|address| network_of(&address)))
}

/// Tells a room's object the network of a client, in a header that the client cannot set.
pub(crate) fn with_network(request: &Request, network: Option<&str>) -> Result<Request> {
    let mut request = request.clone_mut()?;
    match network {
        Some(network) => request.headers_mut()?.set(NETWORK_HEADER, network)?,
        None => request.headers_mut()?.delete(NETWORK_HEADER)?,
    }
    Ok(request)
}

/// The network that the Worker told.
pub(crate) fn told_network(request: &Request) -> Result<Option<String>> {
    request.headers().get(NETWORK_HEADER)
}

/// Records an attempt to open a room's socket. True if the network is over the limit.
pub(crate) async fn record_join(env: &Env, network: Option<&str>) -> Result<bool> {
    record(env, "JOINS", network).await
}

/// Records an attempt to create a private room. True if the network is over the limit.
pub(crate) async fn record_creation(env: &Env, network: Option<&str>) -> Result<bool> {
    record(env, "MAKES", network).await
}

/// Awaits `response`, the response of `room`. A 404 for a code is recorded as a wrong guess. A network with too many
/// wrong guesses is blocked: its requests for any code, even an existing one, get 429.
pub(crate) async fn limit_guesses(
    env: &Env,
    network: Option<&str>,
    room: &RoomName,
    response: impl Future<Output = Result<Response>>,
) -> Result<Response> {
    let Some(network) = network.filter(|_| room.is_code()) else { return response.await };
    if BLOCKED.with_borrow_mut(|blocked| blocked.is_blocked(platform::now(), network)) {
        return respond::error(ErrorCode::TooManyRequests);
    }
    let response = response.await?;
    if response.status_code() == 404 && record(env, "WRONG_CODES", Some(network)).await? {
        BLOCKED.with_borrow_mut(|blocked| blocked.block(platform::now(), network));
        log::warn("turned_away", json!({ "why": "wrong_codes" }));
        return respond::error(ErrorCode::TooManyRequests);
    }
    Ok(response)
}

async fn record(env: &Env, limiter: &str, network: Option<&str>) -> Result<bool> {
    let Some(network) = network else { return Ok(false) };
    Ok(!env.rate_limiter(limiter)?.limit(network.to_owned()).await?.success)
}
