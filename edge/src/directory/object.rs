//! The directory's Durable Object: handles calls in memory and stores the changes.

use std::cell::RefCell;

use protocol::Millis;
use protocol::http::{Counters, Listing};
use rules::directory::Directory;
use serde::Deserialize;
use serde_json::json;
use worker::{DurableObject, Env, Error, Request, Response, Result, SqlStorage, State, durable_object};

use super::{Call, Figures};
use crate::{log, platform};

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
            Call::ChannelPage(page) => Response::from_json(&directory.page(page)),
            Call::Counts => Response::from_json(&directory.counts()),
            Call::Figures => {
                let (counters, since) = directory.counters();
                Response::from_json(&Figures { counts: directory.counts(), counters: counters.clone(), since })
            }
        }
    }
}

impl DirectoryObject {
    /// The stored directory. Damaged rows are left out and logged; their rooms report again.
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

    fn rows(&self, query: &str) -> Result<Vec<Result<Row>>> {
        Ok(self.sql.exec(query, None)?.next().collect())
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

fn read<T: serde::de::DeserializeOwned>(row: Result<Row>) -> Option<(Millis, T)> {
    let logged = |error: &Error| log::error("directory_row_unreadable", json!({ "error": error.to_string() }));
    let read = row.and_then(|Row { at, body }| Ok((Millis(at as u64), serde_json::from_str(&body)?)));
    read.inspect_err(logged).ok()
}
