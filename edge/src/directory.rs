//! The Durable Object of the directory of channels, and the calls to it.

mod object;

use std::cell::RefCell;

use protocol::Millis;
use protocol::http::{Channels, Counters, Counts, Listing};
use serde::{Deserialize, Serialize};
use worker::{Env, Result};

use crate::objects;

/// A call to the directory. Rooms of an earlier deployment may send it, so the names of the variants must not change.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Call {
    /// Records a room's listing, and its counters since its last report.
    Report(Listing, Box<Counters>),
    /// Reads a page of the list of channels, counted from 1.
    ChannelPage(u32),
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
    /// The latest first page of the list that this instance of the Worker received.
    static FIRST: RefCell<Option<Channels>> = const { RefCell::new(None) };
}

/// A page of the list of channels, counted from 1. If the directory fails, the first page is the latest one that is known.
pub(crate) async fn channels(env: &Env, page: u32) -> Result<Channels> {
    let received: Result<Channels> = call(env, &Call::ChannelPage(page)).await;
    match received {
        Ok(channels) => {
            if page == 1 {
                FIRST.set(Some(channels.clone()));
            }
            Ok(channels)
        }
        Err(error) => FIRST.with_borrow(Clone::clone).filter(|_| page == 1).ok_or(error),
    }
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
