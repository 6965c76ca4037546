//! The Durable Object of the directory of channels, and the calls to it.

mod object;

use std::cell::RefCell;

use protocol::Millis;
use protocol::http::{Counters, Counts, Listing};
use serde::{Deserialize, Serialize};
use worker::{Env, Result};

use crate::{objects, platform};

/// Time for which an instance of the Worker caches the list of channels, in milliseconds.
const CACHE_MILLIS: u64 = 2_000;

/// A call to the directory. Rooms of an earlier deployment may send it, so the names of the variants must not change.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Call {
    /// Records a room's listing, and its counters since its last report.
    Report(Listing, Box<Counters>),
    Channels,
    Counts,
    Figures,
}

/// The sum of all rooms' counters, and the current numbers of players and rooms.
#[derive(Serialize, Deserialize)]
pub(crate) struct Figures {
    pub(crate) counts: Counts,
    pub(crate) counters: Counters,
    /// When counting began.
    pub(crate) since: Millis,
}

thread_local! {
    /// The latest list that this instance of the Worker received, and when.
    static CHANNELS: RefCell<Option<(Millis, Vec<Listing>)>> = const { RefCell::new(None) };
}

/// The channels, most players first. The list is at most two seconds old, or the latest one if the directory fails.
pub(crate) async fn channels(env: &Env) -> Result<Vec<Listing>> {
    let now = platform::now();
    let known = CHANNELS.with_borrow(Clone::clone);
    if let Some((_, channels)) = known.as_ref().filter(|(at, _)| now.since(*at) < CACHE_MILLIS) {
        return Ok(channels.clone());
    }
    let received: Result<Vec<Listing>> = call(env, &Call::Channels).await;
    if let Ok(channels) = &received {
        CHANNELS.set(Some((now, channels.clone())));
    }
    received.or_else(|error| known.map(|(_, channels)| channels).ok_or(error))
}

pub(crate) async fn counts(env: &Env) -> Result<Counts> {
    call(env, &Call::Counts).await
}

pub(crate) async fn figures(env: &Env) -> Result<Figures> {
    call(env, &Call::Figures).await
}

/// Reports a room. The directory drops a room that is empty and not kept.
pub(crate) async fn report(env: &Env, listing: Listing, counters: Counters) -> Result<()> {
    call(env, &Call::Report(listing, Box::new(counters))).await
}

async fn call<T: serde::de::DeserializeOwned>(env: &Env, call: &Call) -> Result<T> {
    objects::call_for_json(&objects::singleton(env, "DIRECTORY")?, call).await
}
