//! A room's SQLite database: its tables and the snapshot. No other module of the room uses SQL.

mod messages;
mod outbox;

use std::cell::Cell;
use std::rc::Rc;

use protocol::{Event, Millis, RECENT_MAX};
use rules::{Effects, Room, StoredError, StoredMessage};
use serde::Deserialize;
use worker::{Error, Result, SqlStorage, SqlStorageValue, State};

use super::telemetry::Telemetry;

const MESSAGE_TABLE: &str = "message (seq INTEGER PRIMARY KEY, time INTEGER NOT NULL, body TEXT NOT NULL)";
/// The largest integer that JavaScript represents exactly. Times and event numbers stay far below it.
const INTEGER_MAX: u64 = (1 << 53) - 1;

/// A room's storage. The tables are created with the room.
pub(super) struct Store {
    sql: SqlStorage,
    telemetry: Rc<Telemetry>,
    /// True if the room is known to exist, which saves a query.
    exists: Cell<bool>,
    /// Whether the outbox got a message since the last [`Store::take_new_in_outbox`].
    new_in_outbox: Cell<bool>,
}

#[derive(Deserialize)]
struct Body {
    body: String,
}

impl Store {
    pub(super) fn new(state: &State, telemetry: Rc<Telemetry>) -> Self {
        Self { sql: state.storage().sql(), telemetry, exists: Cell::new(false), new_in_outbox: Cell::new(false) }
    }

    /// Whether a room is stored.
    pub(super) fn exists(&self) -> Result<bool> {
        if !self.exists.get() {
            let tables = self.bodies("SELECT name AS body FROM sqlite_master WHERE name = 'snapshot'", vec![])?;
            self.exists.set(!tables.is_empty());
        }
        Ok(self.exists.get())
    }

    /// Call this after deleting the whole storage.
    pub(super) fn mark_deleted(&self) {
        self.exists.set(false);
    }

    /// The stored room, if there is one. An unreadable snapshot is set aside; a newer version's is an error.
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
                self.telemetry.log_unreadable_room(&error);
                self.set_aside()?;
                Ok(None)
            }
        }
    }

    /// Moves an unreadable room to separate tables, so that a new room can start and the old one can be examined.
    fn set_aside(&self) -> Result<()> {
        self.sql.exec("DROP TABLE IF EXISTS unreadable_snapshot", None)?;
        self.sql.exec("ALTER TABLE snapshot RENAME TO unreadable_snapshot", None)?;
        self.set_messages_aside("TRUE", Vec::new())?;
        self.exists.set(false);
        Ok(())
    }

    /// Stores a new room.
    pub(super) fn create(&self, room: &Room) -> Result<()> {
        self.create_tables()?;
        self.write_snapshot(room)
    }

    /// Creates missing tables: all for a new room, or those that a newer version of this code added.
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

    /// Stores `effects` and the room's snapshot. A crash loses all of these writes or none, because no `await` separates
    /// them. If a write fails, those before it stay.
    pub(super) fn save(&self, now: Millis, room: &Room, effects: &Effects) -> Result<()> {
        for numbered in &effects.events {
            if let Some(message) = StoredMessage::of(numbered) {
                self.insert_message(&message)?;
            }
            if let Event::Erased { message } = numbered.event {
                self.delete_message(message)?;
            }
        }
        if let Some(message) = &effects.for_operators {
            self.insert_into_outbox(now, message)?;
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

    fn bodies(&self, query: &str, bindings: Vec<SqlStorageValue>) -> Result<Vec<String>> {
        let rows = self.sql.exec(query, bindings)?.to_array::<Body>()?;
        Ok(rows.into_iter().map(|row| row.body).collect())
    }
}

fn integer(number: u64) -> Result<SqlStorageValue> {
    SqlStorageValue::try_from_i64(number.min(INTEGER_MAX) as i64)
}

fn integers<const N: usize>(numbers: [u64; N]) -> Result<Vec<SqlStorageValue>> {
    numbers.into_iter().map(integer).collect()
}

fn json(value: &impl serde::Serialize) -> Result<SqlStorageValue> {
    Ok(serde_json::to_string(value)?.into())
}
