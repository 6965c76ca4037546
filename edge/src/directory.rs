//! The one object that knows which channels are open, and how others ask it.

use std::cell::RefCell;

use protocol::Millis;
use protocol::http::{Counters, Counts, Listing};
use rules::directory::Directory;
use serde::{Deserialize, Serialize};
use worker::{DurableObject, Env, Request, Response, Result, SqlStorage, State, durable_object};

use crate::{objects, platform};

/// The list is asked for anew after so many milliseconds.
const CACHE_MILLIS: u64 = 2_000;

/// What is asked of the directory.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Call {
    /// How a room is, and what it counted since it told that last.
    Report(Listing, Box<Counters>),
    Channels,
    Counts,
    Figures,
}

/// What all rooms counted, and who is where.
#[derive(Serialize, Deserialize)]
pub(crate) struct Figures {
    pub(crate) counts: Counts,
    pub(crate) counters: Counters,
    /// Since when it is counted.
    pub(crate) since: Millis,
}

thread_local! {
    /// The list as it was told last to this instance of the Worker, and when.
    static CHANNELS: RefCell<Option<(Millis, Vec<Listing>)>> = const { RefCell::new(None) };
}

/// The open channels, the liveliest first, not older than two seconds. While the directory cannot be asked, the list as
/// it was last.
pub(crate) async fn channels(env: &Env) -> Result<Vec<Listing>> {
    let now = platform::now();
    let known = CHANNELS.with_borrow(Clone::clone);
    if let Some((_, channels)) = known.as_ref().filter(|(at, _)| now.since(*at) < CACHE_MILLIS) {
        return Ok(channels.clone());
    }
    let asked: Result<Vec<Listing>> = ask(env, &Call::Channels).await;
    if let Ok(channels) = &asked {
        CHANNELS.set(Some((now, channels.clone())));
    }
    asked.or_else(|error| known.map(|(_, channels)| channels).ok_or(error))
}

pub(crate) async fn counts(env: &Env) -> Result<Counts> {
    ask(env, &Call::Counts).await
}

pub(crate) async fn figures(env: &Env) -> Result<Figures> {
    ask(env, &Call::Figures).await
}

/// Tells the directory about a room. One with nobody in it that is not kept is forgotten.
pub(crate) async fn report(env: &Env, listing: Listing, counters: Counters) -> Result<()> {
    ask(env, &Call::Report(listing, Box::new(counters))).await
}

async fn ask<T: serde::de::DeserializeOwned>(env: &Env, call: &Call) -> Result<T> {
    objects::get(&objects::only(env, "DIRECTORY")?, call).await
}

#[durable_object(fetch)]
pub struct DirectoryObject {
    sql: SqlStorage,
    kept: RefCell<Option<Kept>>,
}

/// What is in storage, in memory.
struct Kept {
    directory: Directory,
    counters: Counters,
    since: Millis,
}

#[derive(Deserialize)]
struct Row {
    at: f64,
    body: String,
}

impl DurableObject for DirectoryObject {
    fn new(state: State, _env: Env) -> Self {
        Self { sql: state.storage().sql(), kept: RefCell::default() }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let call = request.json().await?;
        let now = platform::now();
        let mut slot = self.kept.borrow_mut();
        let Kept { directory, counters, since } = match slot.as_mut() {
            Some(kept) => kept,
            None => slot.insert(self.load(now)?),
        };
        for name in directory.forget_stale(now) {
            self.remove(&name)?;
        }
        match call {
            Call::Report(listing, counted) => {
                if !counted.is_empty() {
                    counters.add(&counted);
                    self.store_counters(counters, *since)?;
                }
                let (name, body) = (listing.name.as_str().to_owned(), serde_json::to_string(&listing)?);
                if directory.report(now, listing) {
                    let row = vec![name.into(), (now.0 as f64).into(), body.into()];
                    self.sql.exec("INSERT OR REPLACE INTO room (name, at, body) VALUES (?, ?, ?)", row)?;
                } else {
                    self.remove(&name)?;
                }
                Response::from_json(&())
            }
            Call::Channels => Response::from_json(&directory.channels()),
            Call::Counts => Response::from_json(&directory.counts()),
            Call::Figures => {
                let (counts, counters) = (directory.counts(), counters.clone());
                Response::from_json(&Figures { counts, counters, since: *since })
            }
        }
    }
}

impl DirectoryObject {
    fn load(&self, now: Millis) -> Result<Kept> {
        self.sql.exec("CREATE TABLE IF NOT EXISTS room (name TEXT PRIMARY KEY, at REAL, body TEXT NOT NULL)", None)?;
        let mut directory = Directory::default();
        for Row { at, body } in self.sql.exec("SELECT at, body FROM room", None)?.to_array::<Row>()? {
            directory.report(Millis(at as u64), serde_json::from_str(&body)?);
        }
        self.sql
            .exec("CREATE TABLE IF NOT EXISTS counted (id INTEGER PRIMARY KEY, at REAL, body TEXT NOT NULL)", None)?;
        let counted = self.sql.exec("SELECT at, body FROM counted", None)?.to_array::<Row>()?.pop();
        let (since, counters) = match counted {
            Some(Row { at, body }) => (Millis(at as u64), serde_json::from_str(&body)?),
            None => (now, Counters::default()),
        };
        Ok(Kept { directory, counters, since })
    }

    fn store_counters(&self, counters: &Counters, since: Millis) -> Result<()> {
        let row = vec![(since.0 as f64).into(), serde_json::to_string(counters)?.into()];
        self.sql.exec("INSERT OR REPLACE INTO counted (id, at, body) VALUES (1, ?, ?)", row)?;
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<()> {
        self.sql.exec("DELETE FROM room WHERE name = ?", vec![name.into()])?;
        Ok(())
    }
}
