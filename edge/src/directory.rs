//! The one object that knows which channels are open, and how others ask it.

use std::cell::RefCell;

use game::directory::{Counts, Directory, Listing};
use game::names::RoomName;
use game::time::Millis;
use serde::{Deserialize, Serialize};
use worker::{DurableObject, Env, Request, Response, Result, SqlStorage, State, durable_object};

use crate::{objects, platform};

/// The list is asked for anew after so many milliseconds.
const CACHE_MILLIS: u64 = 2_000;

/// What is asked of the directory.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Call {
    Report(Listing),
    Close(RoomName),
    Channels,
    Counts,
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

/// Tells the directory about a room.
pub(crate) async fn report(env: &Env, listing: Listing) -> Result<()> {
    ask(env, &Call::Report(listing)).await
}

/// Tells the directory that a room is closed.
pub(crate) async fn close(env: &Env, room: RoomName) -> Result<()> {
    ask(env, &Call::Close(room)).await
}

async fn ask<T: serde::de::DeserializeOwned>(env: &Env, call: &Call) -> Result<T> {
    objects::get(&objects::only(env, "DIRECTORY")?, call).await
}

#[durable_object(fetch)]
pub struct DirectoryObject {
    sql: SqlStorage,
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
        let mut slot = self.directory.borrow_mut();
        let directory = match slot.as_mut() {
            Some(directory) => directory,
            None => slot.insert(self.load()?),
        };
        let now = platform::now();
        for name in directory.forget_stale(now) {
            self.remove(&name)?;
        }
        match call {
            Call::Report(listing) => {
                let (name, body) = (listing.name.as_str().to_owned(), serde_json::to_string(&listing)?);
                if directory.report(now, listing) {
                    let row = vec![name.into(), (now.0 as f64).into(), body.into()];
                    self.sql.exec("INSERT OR REPLACE INTO room (name, at, body) VALUES (?, ?, ?)", row)?;
                } else {
                    self.remove(&name)?;
                }
                Response::from_json(&())
            }
            Call::Close(name) => {
                directory.close(&name);
                self.remove(name.as_str())?;
                Response::from_json(&())
            }
            Call::Channels => Response::from_json(&directory.channels()),
            Call::Counts => Response::from_json(&directory.counts()),
        }
    }
}

impl DirectoryObject {
    fn load(&self) -> Result<Directory> {
        self.sql.exec("CREATE TABLE IF NOT EXISTS room (name TEXT PRIMARY KEY, at REAL, body TEXT NOT NULL)", None)?;
        let mut directory = Directory::default();
        for Row { at, body } in self.sql.exec("SELECT at, body FROM room", None)?.to_array::<Row>()? {
            directory.report(Millis(at as u64), serde_json::from_str(&body)?);
        }
        Ok(directory)
    }

    fn remove(&self, name: &str) -> Result<()> {
        self.sql.exec("DELETE FROM room WHERE name = ?", vec![name.into()])?;
        Ok(())
    }
}
