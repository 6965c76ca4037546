//! The object of the directory of channels, and how others call it.

use std::cell::RefCell;

use protocol::Millis;
use protocol::http::{Counters, Counts, Listing};
use rules::directory::Directory;
use serde::{Deserialize, Serialize};
use serde_json::json;
use worker::{DurableObject, Env, Request, Response, Result, SqlStorage, State, durable_object};

use crate::{log, objects, platform};

/// How long an instance of the Worker answers with the same list, in milliseconds.
const CACHE_MILLIS: u64 = 2_000;

/// A call of the directory.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Call {
    /// A room's listing, and what it counted since its last report.
    Report(Listing, Box<Counters>),
    Channels,
    Counts,
    Figures,
}

/// What all rooms counted, and the people and rooms now.
#[derive(Serialize, Deserialize)]
pub(crate) struct Figures {
    pub(crate) counts: Counts,
    pub(crate) counters: Counters,
    /// When counting began.
    pub(crate) since: Millis,
}

thread_local! {
    /// The latest list that this instance of the Worker got, and when.
    static CHANNELS: RefCell<Option<(Millis, Vec<Listing>)>> = const { RefCell::new(None) };
}

/// The channels, those with the most people first, at most two seconds old. If the directory does not answer, the latest
/// list.
pub(crate) async fn channels(env: &Env) -> Result<Vec<Listing>> {
    let now = platform::now();
    let known = CHANNELS.with_borrow(Clone::clone);
    if let Some((_, channels)) = known.as_ref().filter(|(at, _)| now.since(*at) < CACHE_MILLIS) {
        return Ok(channels.clone());
    }
    let asked: Result<Vec<Listing>> = call(env, &Call::Channels).await;
    if let Ok(channels) = &asked {
        CHANNELS.set(Some((now, channels.clone())));
    }
    asked.or_else(|error| known.map(|(_, channels)| channels).ok_or(error))
}

pub(crate) async fn counts(env: &Env) -> Result<Counts> {
    call(env, &Call::Counts).await
}

pub(crate) async fn figures(env: &Env) -> Result<Figures> {
    call(env, &Call::Figures).await
}

/// Reports a room. The directory forgets a room that is empty and not kept.
pub(crate) async fn report(env: &Env, listing: Listing, counters: Counters) -> Result<()> {
    call(env, &Call::Report(listing, Box::new(counters))).await
}

async fn call<T: serde::de::DeserializeOwned>(env: &Env, call: &Call) -> Result<T> {
    objects::get(&objects::only(env, "DIRECTORY")?, call).await
}

#[durable_object(fetch)]
pub struct DirectoryObject {
    sql: SqlStorage,
    /// `None` until the first call.
    directory: RefCell<Option<Directory>>,
}

#[derive(Deserialize)]
struct Row {
    at: f64,
    body: String,
}

impl DurableObject for DirectoryObject {
    fn new(state: State, _env: Env) -> Self {
        Self { sql: state.storage().sql(), directory: RefCell::default() }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let call = request.json().await?;
        let now = platform::now();
        let mut slot = self.directory.borrow_mut();
        let directory = match slot.as_mut() {
            Some(directory) => directory,
            None => slot.insert(self.load(now)?),
        };
        for name in directory.forget_stale(now) {
            self.remove(&name)?;
        }
        match call {
            Call::Report(listing, counted) => {
                if directory.count(&counted) {
                    self.store_counters(directory)?;
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
                let (counters, since) = directory.counters();
                Response::from_json(&Figures { counts: directory.counts(), counters: counters.clone(), since })
            }
        }
    }
}

impl DirectoryObject {
    /// The stored directory. A row that cannot be read is left out and logged: its room reports again.
    fn load(&self, now: Millis) -> Result<Directory> {
        self.sql.exec("CREATE TABLE IF NOT EXISTS room (name TEXT PRIMARY KEY, at REAL, body TEXT NOT NULL)", None)?;
        self.sql
            .exec("CREATE TABLE IF NOT EXISTS counted (id INTEGER PRIMARY KEY, at REAL, body TEXT NOT NULL)", None)?;
        let counted = self.rows("SELECT at, body FROM counted")?.into_iter().filter_map(read::<Counters>).next();
        let (since, counters) = counted.unwrap_or_else(|| (now, Counters::default()));
        let mut directory = Directory::new(since, counters);
        for (at, listing) in self.rows("SELECT at, body FROM room")?.into_iter().filter_map(read::<Listing>) {
            directory.report(at, listing);
        }
        Ok(directory)
    }

    fn rows(&self, query: &str) -> Result<Vec<Row>> {
        self.sql.exec(query, None)?.to_array()
    }

    fn store_counters(&self, directory: &Directory) -> Result<()> {
        let (counters, since) = directory.counters();
        let row = vec![(since.0 as f64).into(), serde_json::to_string(counters)?.into()];
        self.sql.exec("INSERT OR REPLACE INTO counted (id, at, body) VALUES (1, ?, ?)", row)?;
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<()> {
        self.sql.exec("DELETE FROM room WHERE name = ?", vec![name.into()])?;
        Ok(())
    }
}

fn read<T: serde::de::DeserializeOwned>(Row { at, body }: Row) -> Option<(Millis, T)> {
    let logged =
        |error: &serde_json::Error| log::error("directory_row_unreadable", json!({ "error": error.to_string() }));
    Some((Millis(at as u64), serde_json::from_str(&body).inspect_err(logged).ok()?))
}
