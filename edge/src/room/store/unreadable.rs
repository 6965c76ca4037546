//! Damaged rows are set aside, so that the room goes on and an engineer can examine them, until the retention of messages
//! ends.

use protocol::Millis;
use rules::{RowKey, StoredError};
use serde::Deserialize;
use worker::{Result, SqlStorageValue};

use super::{Store, integer, integers};
use crate::platform;

/// `name` tells which row it was.
pub(super) const UNREADABLE_TABLE: &str = "unreadable \
    (number INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL)";

/// The tables whose rows may be set aside, with the SQL expressions of their rows' names.
const SNAPSHOT: (&str, &str) = ("snapshot", "'snapshot'");
const PART: (&str, &str) = ("part", "kind || ' ' || number");
const BATCH: (&str, &str) = ("batch", "'batch ' || last");

#[derive(Deserialize)]
struct Oldest {
    time: Option<f64>,
}

impl Store {
    /// Whether something is set aside, with or without a room.
    pub(in crate::room) fn has_unreadable(&self) -> Result<bool> {
        Ok(self.has_table("unreadable")? && self.oldest_unreadable(Millis(0))?.is_some())
    }

    /// When the oldest of what is set aside since `moment` was set aside.
    pub(super) fn oldest_unreadable(&self, moment: Millis) -> Result<Option<Millis>> {
        let query = "SELECT MIN(time) AS time FROM unreadable WHERE time >= ?";
        let oldest = self.sql.exec(query, integers([moment.0])?)?.one::<Oldest>()?;
        Ok(oldest.time.map(|time| Millis(time as u64)))
    }

    /// Deletes what was set aside before `moment`.
    pub(in crate::room) fn forget_unreadable(&self, moment: Millis) -> Result<()> {
        self.write("DELETE FROM unreadable WHERE time < ?", integers([moment.0])?)
    }

    /// Sets a whole room aside, so that a new one can start. If none does, an alarm at `expiry` deletes it.
    pub(super) fn set_aside(&self, now: Millis, expiry: Millis) -> Result<()> {
        for table in [SNAPSHOT, PART, BATCH] {
            self.set_aside_where(now, table, "TRUE", Vec::new())?;
        }
        self.sql.exec("DROP TABLE snapshot", None)?;
        self.exists.set(false);
        self.transactions.set_alarm(expiry)
    }

    /// Sets aside a damaged row of the room's state.
    pub(super) fn set_row_aside(&self, now: Millis, key: RowKey, error: &StoredError) -> Result<()> {
        self.telemetry.log_unreadable_row(key, error);
        let key = vec![key.kind.as_str().into(), integer(key.number)?];
        self.transactions.run(|| self.set_aside_where(now, PART, "kind = ? AND number = ?", key.clone()))
    }

    /// Sets aside a damaged row of messages.
    pub(super) fn set_batch_aside(&self, last: u64, error: &StoredError) -> Result<()> {
        self.telemetry.record_unreadable_message(last, error);
        let last = integer(last)?;
        self.transactions.run(|| self.set_aside_where(platform::now(), BATCH, "last = ?", vec![last.clone()]))
    }

    /// Sets aside the rows of a table that meet an SQL condition.
    fn set_aside_where(
        &self,
        now: Millis,
        (table, name): (&str, &str),
        condition: &str,
        bindings: Vec<SqlStorageValue>,
    ) -> Result<()> {
        let copy = format!(
            "INSERT INTO unreadable (time, name, body) SELECT {}, {name}, body FROM {table} WHERE {condition}",
            now.0
        );
        self.sql.exec(&copy, bindings.clone())?;
        self.sql.exec(&format!("DELETE FROM {table} WHERE {condition}"), bindings)?;
        Ok(())
    }

    /// Earlier versions had a table for each kind of what they set aside.
    pub(super) fn move_earlier_unreadable(&self) -> Result<()> {
        for (table, name) in [SNAPSHOT, PART, BATCH] {
            let earlier = format!("unreadable_{table}");
            if self.has_table(&earlier)? {
                self.set_aside_where(platform::now(), (&earlier, name), "TRUE", Vec::new())?;
                self.sql.exec(&format!("DROP TABLE {earlier}"), None)?;
            }
        }
        Ok(())
    }
}
