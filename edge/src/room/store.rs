//! The one place that touches a room's SQLite: the snapshot in one row, the conversation row by row.

use std::cell::Cell;

use lexicon::WordEdits;
use protocol::{Millis, RECENT_MAX, ServerEvent};
use rules::{Effects, ForOperators, Room, SnapshotError};
use serde::Deserialize;
use worker::{Error, Result, SqlStorage, SqlStorageValue, State};

use crate::log;

/// A room's storage. A room that nobody has joined has none.
pub(super) struct Store {
    sql: SqlStorage,
    exists: Cell<bool>,
    /// Whether anything was put into the outbox since it was looked at.
    new_in_outbox: Cell<bool>,
}

#[derive(Deserialize)]
struct Body {
    body: String,
}

#[derive(Deserialize)]
struct Outgoing {
    number: f64,
    time: f64,
    body: String,
}

#[derive(Deserialize)]
struct Oldest {
    time: f64,
}

impl Store {
    pub(super) fn new(state: &State) -> Self {
        Self { sql: state.storage().sql(), exists: Cell::new(false), new_in_outbox: Cell::new(false) }
    }

    /// Whether there is a room.
    pub(super) fn exists(&self) -> Result<bool> {
        if !self.exists.get() {
            let tables = self.bodies("SELECT name AS body FROM sqlite_master WHERE name = 'snapshot'", vec![])?;
            self.exists.set(!tables.is_empty());
        }
        Ok(self.exists.get())
    }

    /// Everything was deleted.
    pub(super) fn forget_existence(&self) {
        self.exists.set(false);
    }

    /// The room as it was stored last, if there is one.
    pub(super) fn load(&self) -> Result<Option<Room>> {
        if !self.exists()? {
            return Ok(None);
        }
        let Some(snapshot) = self.bodies("SELECT body FROM snapshot", vec![])?.pop() else { return Ok(None) };
        self.create_tables()?;
        let conversation = self.messages(None, None, None, RECENT_MAX as u64)?;
        match Room::restore(&snapshot, conversation) {
            Ok(room) => Ok(Some(room)),
            Err(error @ SnapshotError::TooNew(_)) => Err(Error::RustError(error.to_string())),
            Err(error @ SnapshotError::Unreadable(_)) => {
                log::error("room_unreadable", serde_json::json!({ "error": error.to_string() }));
                self.set_aside()?;
                Ok(None)
            }
        }
    }

    /// Keeps what cannot be read where it is in nobody's way, so that whoever mends it can look at it.
    fn set_aside(&self) -> Result<()> {
        for table in ["snapshot", "message"] {
            self.sql.exec(&format!("DROP TABLE IF EXISTS unreadable_{table}"), None)?;
            self.sql.exec(&format!("ALTER TABLE {table} RENAME TO unreadable_{table}"), None)?;
        }
        self.exists.set(false);
        Ok(())
    }

    /// Stores a room for the first time.
    pub(super) fn create(&self, room: &Room) -> Result<()> {
        self.create_tables()?;
        self.write_snapshot(room)
    }

    /// Those that are not there yet: all of them, or what a newer version of this code brought.
    fn create_tables(&self) -> Result<()> {
        for table in [
            "snapshot (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL)",
            "message (seq INTEGER PRIMARY KEY, time INTEGER NOT NULL, body TEXT NOT NULL)",
            "edits (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL)",
            "outbox (number INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL, body TEXT NOT NULL)",
        ] {
            self.sql.exec(&format!("CREATE TABLE IF NOT EXISTS {table}"), None)?;
        }
        Ok(())
    }

    /// Makes `effects` and the room behind them last. Without an `await`, so that either all of it lasts or nothing.
    pub(super) fn save(&self, now: Millis, room: &Room, effects: &Effects) -> Result<()> {
        for event in &effects.events {
            if let (Some(seq), Some((time, ..))) = (event.seq(), event.as_message()) {
                let row = vec![integer(seq)?, integer(time.0)?, json(event)?];
                self.sql.exec("INSERT INTO message (seq, time, body) VALUES (?, ?, ?)", row)?;
            }
            if let ServerEvent::Erased { message, .. } = event {
                self.sql.exec("DELETE FROM message WHERE seq = ?", vec![integer(*message)?])?;
            }
        }
        if let Some(message) = &effects.for_operators {
            let row = vec![integer(now.0)?, json(message)?];
            self.sql.exec("INSERT INTO outbox (time, body) VALUES (?, ?)", row)?;
            self.new_in_outbox.set(true);
        }
        if effects.snapshot_changed {
            self.write_snapshot(room)?;
        }
        Ok(())
    }

    fn write_snapshot(&self, room: &Room) -> Result<()> {
        self.sql.exec("INSERT OR REPLACE INTO snapshot (id, body) VALUES (1, ?)", vec![room.snapshot().into()])?;
        Ok(())
    }

    /// Messages, oldest first: the first `limit` of those after a place in the room's order, or else the last.
    pub(super) fn messages(
        &self,
        since: Option<Millis>,
        after: Option<u64>,
        before: Option<u64>,
        limit: u64,
    ) -> Result<Vec<ServerEvent>> {
        let (since, before) = (since.unwrap_or_default().0, before.unwrap_or(INTEGER_MAX));
        // What was said later has the higher number, so that no index by time is needed, which each message would pay for.
        let rows = match after {
            Some(after) => self.bodies(
                "SELECT body FROM message WHERE seq > ? AND seq < ? AND time >= ? ORDER BY seq LIMIT ?",
                integers([after, before, since, limit])?,
            ),
            None => self.bodies(
                "SELECT body FROM (SELECT * FROM message WHERE seq < ? ORDER BY seq DESC LIMIT ?) WHERE time >= ? ORDER BY seq",
                integers([before, limit, since])?,
            ),
        }?;
        Ok(rows.iter().map(|row| serde_json::from_str(row)).collect::<std::result::Result<_, _>>()?)
    }

    pub(super) fn has_message(&self, seq: u64) -> Result<bool> {
        Ok(self.exists()? && !self.bodies("SELECT body FROM message WHERE seq = ?", vec![integer(seq)?])?.is_empty())
    }

    /// When the oldest message was said.
    pub(super) fn oldest_message(&self) -> Result<Option<Millis>> {
        let rows = self.sql.exec("SELECT time FROM message ORDER BY seq LIMIT 1", None)?.to_array::<Oldest>()?;
        Ok(rows.first().map(|row| Millis(row.time as u64)))
    }

    /// Deletes what was said before `moment`.
    pub(super) fn forget_messages(&self, moment: Millis) -> Result<()> {
        let kept = "SELECT seq FROM message WHERE time >= ? ORDER BY seq LIMIT 1";
        let query = format!("DELETE FROM message WHERE seq < COALESCE(({kept}), ?)");
        self.sql.exec(&query, integers([moment.0, INTEGER_MAX])?)?;
        Ok(())
    }

    pub(super) fn take_new_in_outbox(&self) -> bool {
        self.new_in_outbox.take()
    }

    /// What has not been handed over to the operators yet: its number, since when, and what.
    pub(super) fn outbox(&self) -> Result<Vec<(u64, Millis, ForOperators)>> {
        if !self.exists()? {
            return Ok(Vec::new());
        }
        let rows = self.sql.exec("SELECT number, time, body FROM outbox", None)?.to_array::<Outgoing>()?;
        let read = |row: Outgoing| Ok((row.number as u64, Millis(row.time as u64), serde_json::from_str(&row.body)?));
        rows.into_iter().map(read).collect()
    }

    pub(super) fn drop_from_outbox(&self, number: u64) -> Result<()> {
        self.sql.exec("DELETE FROM outbox WHERE number = ?", vec![integer(number)?])?;
        Ok(())
    }

    /// The operators' edits of the words, as they were known last.
    pub(super) fn edits(&self) -> Result<Option<WordEdits>> {
        let edits = self.bodies("SELECT body FROM edits", vec![])?.pop();
        Ok(edits.map(|edits| serde_json::from_str(&edits)).transpose()?)
    }

    pub(super) fn keep_edits(&self, edits: &WordEdits) -> Result<()> {
        if self.exists()? {
            self.sql.exec("INSERT OR REPLACE INTO edits (id, body) VALUES (1, ?)", vec![json(edits)?])?;
        }
        Ok(())
    }

    fn bodies(&self, query: &str, bindings: Vec<SqlStorageValue>) -> Result<Vec<String>> {
        let rows = self.sql.exec(query, bindings)?.to_array::<Body>()?;
        Ok(rows.into_iter().map(|row| row.body).collect())
    }
}

/// JavaScript's numbers go no further; no moment and no count of ours comes near.
const INTEGER_MAX: u64 = (1 << 53) - 1;

fn integer(number: u64) -> Result<SqlStorageValue> {
    SqlStorageValue::try_from_i64(number.min(INTEGER_MAX) as i64)
}

fn integers<const N: usize>(numbers: [u64; N]) -> Result<Vec<SqlStorageValue>> {
    numbers.into_iter().map(integer).collect()
}

fn json(value: &impl serde::Serialize) -> Result<SqlStorageValue> {
    Ok(serde_json::to_string(value)?.into())
}
