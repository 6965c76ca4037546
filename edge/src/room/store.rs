//! A room's SQLite: the snapshot in one row, each message in a row of its own. No other module of the room uses SQL.

use std::cell::Cell;
use std::rc::Rc;

use lexicon::WordEdits;
use protocol::{Event, Millis, RECENT_MAX};
use rules::{Effects, ForOperators, Room, StoredError, StoredMessage};
use serde::Deserialize;
use worker::{Error, Result, SqlStorage, SqlStorageValue, State};

use super::diary::Diary;

const MESSAGE_TABLE: &str = "message (seq INTEGER PRIMARY KEY, time INTEGER NOT NULL, body TEXT NOT NULL)";

/// A room's storage. A room that nobody has joined has no tables.
pub(super) struct Store {
    sql: SqlStorage,
    diary: Rc<Diary>,
    exists: Cell<bool>,
    /// Whether something was put into the outbox since the last [`Store::take_new_in_outbox`].
    new_in_outbox: Cell<bool>,
}

#[derive(Deserialize)]
struct Body {
    body: String,
}

#[derive(Deserialize)]
struct MessageRow {
    seq: f64,
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
    pub(super) fn new(state: &State, diary: Rc<Diary>) -> Self {
        Self { sql: state.storage().sql(), diary, exists: Cell::new(false), new_in_outbox: Cell::new(false) }
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

    /// The stored room, if there is one.
    pub(super) fn load(&self) -> Result<Option<Room>> {
        if !self.exists()? {
            return Ok(None);
        }
        let Some(snapshot) = self.bodies("SELECT body FROM snapshot", vec![])?.pop() else { return Ok(None) };
        self.create_tables()?;
        let messages = self.messages(None, None, None, RECENT_MAX as u64)?;
        match Room::restore(&snapshot, messages) {
            Ok(room) => Ok(Some(room)),
            Err(error @ StoredError::TooNew { .. }) => Err(Error::RustError(error.to_string())),
            Err(error @ StoredError::Unreadable(_)) => {
                self.diary.note_unreadable_room(&error);
                self.set_aside()?;
                Ok(None)
            }
        }
    }

    /// Renames the tables of a room that cannot be read, so that a new room can be played and the old one examined.
    fn set_aside(&self) -> Result<()> {
        for table in ["snapshot", "message"] {
            self.sql.exec(&format!("DROP TABLE IF EXISTS unreadable_{table}"), None)?;
            self.sql.exec(&format!("ALTER TABLE {table} RENAME TO unreadable_{table}"), None)?;
        }
        self.exists.set(false);
        Ok(())
    }

    /// Moves a message row that cannot be read to a table of its own, where it can be examined.
    fn set_message_aside(&self, seq: u64) -> Result<()> {
        let seq = || Ok::<_, Error>(vec![integer(seq)?]);
        self.sql.exec(&format!("CREATE TABLE IF NOT EXISTS unreadable_{MESSAGE_TABLE}"), None)?;
        self.sql.exec("INSERT OR REPLACE INTO unreadable_message SELECT * FROM message WHERE seq = ?", seq()?)?;
        self.sql.exec("DELETE FROM message WHERE seq = ?", seq()?)?;
        Ok(())
    }

    /// Stores a room for the first time.
    pub(super) fn create(&self, room: &Room) -> Result<()> {
        self.create_tables()?;
        self.write_snapshot(room)
    }

    /// Creates the tables that are missing: all of them, or those that a newer version of this code added.
    fn create_tables(&self) -> Result<()> {
        for table in [
            "snapshot (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL)",
            MESSAGE_TABLE,
            "edits (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL)",
            "outbox (number INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL, body TEXT NOT NULL)",
        ] {
            self.sql.exec(&format!("CREATE TABLE IF NOT EXISTS {table}"), None)?;
        }
        Ok(())
    }

    /// Stores `effects` and the room's snapshot. There is no `await` in between, so all of it is stored or nothing.
    pub(super) fn save(&self, now: Millis, room: &Room, effects: &Effects) -> Result<()> {
        for numbered in &effects.events {
            if let Some(message) = StoredMessage::of(numbered) {
                let row = vec![integer(message.seq)?, integer(message.time.0)?, message.write().into()];
                self.sql.exec("INSERT INTO message (seq, time, body) VALUES (?, ?, ?)", row)?;
            }
            if let Event::Erased { message } = numbered.event {
                self.sql.exec("DELETE FROM message WHERE seq = ?", vec![integer(message)?])?;
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

    /// Messages, oldest first: the first `limit` of those after the number `after`, or else the last `limit`. Rows that
    /// cannot be read are set aside; those of a newer version stay and are left out.
    pub(super) fn messages(
        &self,
        since: Option<Millis>,
        after: Option<u64>,
        before: Option<u64>,
        limit: u64,
    ) -> Result<Vec<StoredMessage>> {
        let (since, before) = (since.unwrap_or_default().0, before.unwrap_or(INTEGER_MAX));
        // Later messages have higher numbers, so no index by time is needed, which every message would pay for.
        let rows = match after {
            Some(after) => self.sql.exec(
                "SELECT seq, body FROM message WHERE seq > ? AND seq < ? AND time >= ? ORDER BY seq LIMIT ?",
                integers([after, before, since, limit])?,
            ),
            None => self.sql.exec(
                "SELECT seq, body FROM (SELECT * FROM message WHERE seq < ? ORDER BY seq DESC LIMIT ?) \
                 WHERE time >= ? ORDER BY seq",
                integers([before, limit, since])?,
            ),
        }?;
        let mut messages = Vec::new();
        for MessageRow { seq, body } in rows.to_array::<MessageRow>()? {
            let seq = seq as u64;
            match StoredMessage::read(&body) {
                Ok(message) => messages.push(message),
                Err(error @ StoredError::TooNew { .. }) => self.diary.note_newer_message(seq, &error),
                Err(error @ StoredError::Unreadable(_)) => {
                    self.diary.note_unreadable_message(seq, &error);
                    self.set_message_aside(seq)?;
                }
            }
        }
        Ok(messages)
    }

    pub(super) fn has_message(&self, seq: u64) -> Result<bool> {
        Ok(self.exists()? && !self.bodies("SELECT body FROM message WHERE seq = ?", vec![integer(seq)?])?.is_empty())
    }

    /// The time of the oldest message.
    pub(super) fn oldest_message(&self) -> Result<Option<Millis>> {
        let rows = self.sql.exec("SELECT time FROM message ORDER BY seq LIMIT 1", None)?.to_array::<Oldest>()?;
        Ok(rows.first().map(|row| Millis(row.time as u64)))
    }

    /// Deletes the messages of before `moment`.
    pub(super) fn forget_messages(&self, moment: Millis) -> Result<()> {
        let kept = "SELECT seq FROM message WHERE time >= ? ORDER BY seq LIMIT 1";
        let query = format!("DELETE FROM message WHERE seq < COALESCE(({kept}), ?)");
        self.sql.exec(&query, integers([moment.0, INTEGER_MAX])?)?;
        Ok(())
    }

    pub(super) fn take_new_in_outbox(&self) -> bool {
        self.new_in_outbox.take()
    }

    /// What the desk has not received yet: its number, its time and itself.
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

    /// The latest known edits of the operators.
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

/// The largest integer that JavaScript represents exactly. Times and numbers of events stay far below it.
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
