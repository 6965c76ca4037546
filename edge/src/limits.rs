//! Rate limits of one network: joins and new private rooms in a minute. [`guard`](crate::guard) limits wrong codes.

use worker::{Env, Request, Result};

use crate::network::network_of;

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

async fn record(env: &Env, limiter: &str, network: &str) -> Result<bool> {
    Ok(!env.rate_limiter(limiter)?.limit(network.to_owned()).await?.success)
}
