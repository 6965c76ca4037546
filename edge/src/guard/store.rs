//! The counts of a guard: in memory, and in a row of storage.

use std::cell::RefCell;

use rules::Counts;
use serde::Deserialize;
use serde_json::json;
use worker::{Error, Result, SqlStorage};

use crate::log;

/// Counts in memory. They are read from storage before their first change.
pub(super) struct Stored<T> {
    sql: SqlStorage,
    counts: RefCell<Option<T>>,
}

#[derive(Deserialize)]
struct Row {
    body: String,
}

impl<T: Counts> Stored<T> {
    pub(super) fn new(sql: SqlStorage) -> Self {
        Self { sql, counts: RefCell::default() }
    }

    /// Changes the counts in memory.
    pub(super) fn change<R>(&self, change: impl FnOnce(&mut T) -> R) -> Result<R> {
        let mut slot = self.counts.borrow_mut();
        let counts = match slot.as_mut() {
            Some(counts) => counts,
            None => slot.insert(self.load()?),
        };
        Ok(change(counts))
    }

    /// Stores the counts.
    pub(super) fn save(&self) -> Result<()> {
        let body = self.change(|counts| counts.write())?;
        let table = T::NAME;
        let create = format!("CREATE TABLE IF NOT EXISTS {table} (id INTEGER PRIMARY KEY, body TEXT NOT NULL)");
        self.sql.exec(&create, None)?;
        let insert = format!("INSERT OR REPLACE INTO {table} (id, body) VALUES (1, ?)");
        self.sql.exec(&insert, vec![body.into()]).map(|_| ())
    }

    /// The stored counts. Those that cannot be read are given up: they would count for an hour at most.
    fn load(&self) -> Result<T> {
        let table = T::NAME;
        let tables = self.rows(&format!("SELECT name AS body FROM sqlite_master WHERE name = '{table}'"))?;
        if tables.is_empty() {
            return Ok(T::default());
        }
        let stored = self.rows(&format!("SELECT body FROM {table}"))?;
        let read = stored.first().map(|row| T::read(&row.body)).transpose();
        let unreadable =
            |error: &_| log::error("guard_unreadable", json!({ "table": table, "error": format!("{error}") }));
        Ok(read.inspect_err(unreadable).ok().flatten().unwrap_or_default())
    }

    fn rows(&self, query: &str) -> Result<Vec<Row>> {
        self.sql.exec(query, None)?.next().collect::<std::result::Result<_, Error>>()
    }
}
