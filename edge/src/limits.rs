//! The networks of clients, and the platform's limits of what one does in a minute. [`guard`](crate::guard) limits wrong codes
//! and new channels.

use worker::{Env, Request, Result};

use crate::network::network_of;
use crate::{config, platform};

/// The header in which the Worker tells a room's object the network of a client.
const NETWORK_HEADER: &str = "X-Hanpan-Network";

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
    let Some(network) = network else { return Ok(false) };
    record(env, "JOINS", network).await
}

/// Records an attempt to create a private room. True if the network is over the limit.
pub(crate) async fn record_creation(env: &Env, network: Option<&str>) -> Result<bool> {
    let Some(network) = network else { return Ok(false) };
    record(env, "MAKES", network).await
}

/// Records a request with the limiter of this name. True if the network is over its limit.
pub(crate) async fn record(env: &Env, limiter: &str, network: &str) -> Result<bool> {
    Ok(!env.rate_limiter(limiter)?.limit(network.to_owned()).await?.success)
}
