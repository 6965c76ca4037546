//! A room's SQLite database: its tables and its state. No other module of the room uses SQL.

mod messages;
mod outbox;
mod rows;
mod tables;
mod transaction;
mod unreadable;

use std::cell::Cell;
use std::rc::Rc;

use protocol::{Event, Millis};
use rules::{Changes, Flush, Room, StoredBatch, StoredError};
use serde::Deserialize;
use worker::{Error, Result, SqlStorage, SqlStorageValue, State};

use super::telemetry::Telemetry;
use transaction::Transactions;

/// The largest integer that JavaScript represents exactly. Times and event numbers stay far below it.
const INTEGER_MAX: u64 = (1 << 53) - 1;

/// A room's storage. The tables are created with the room.
pub(super) struct Store {
    sql: SqlStorage,
    transactions: Transactions,
    telemetry: Rc<Telemetry>,
    /// True if the room is known to exist, which saves a query.
    exists: Cell<bool>,
}

#[derive(Deserialize)]
struct Body {
    body: String,
}

impl Store {
    pub(super) fn new(state: &State, telemetry: Rc<Telemetry>) -> Self {
        let (sql, transactions) = (state.storage().sql(), Transactions::new(state));
        Self { sql, transactions, telemetry, exists: Cell::new(false) }
    }

    /// Whether a room is stored. One that an earlier version of this code stored gets the tables of this version, before
    /// anything else is read.
    pub(super) fn exists(&self) -> Result<bool> {
        if !self.exists.get() && self.has_table("snapshot")? {
            self.transactions.run(|| self.create_tables())?;
            self.exists.set(true);
        }
        Ok(self.exists.get())
    }

    /// Call this after deleting the whole storage.
    pub(super) fn mark_deleted(&self) {
        self.exists.set(false);
    }

    /// The stored room, if there is one. A damaged one is set aside until `expiry`; a newer version's is an error.
    pub(super) fn load(&self, now: Millis, expiry: Millis) -> Result<Option<Room>> {
        if !self.exists()? {
            return Ok(None);
        }
        let Some(snapshot) = self.bodies("SELECT body FROM snapshot", vec![])?.pop() else { return Ok(None) };
        match Room::restore(&snapshot, self.rows()?, self.latest_messages(now)?) {
            Ok((room, damaged)) => {
                for (key, error) in damaged {
                    self.set_row_aside(now, key, &error)?;
                }
                Ok(Some(room))
            }
            Err(error @ StoredError::TooNew { .. }) => Err(Error::RustError(error.to_string())),
            Err(error @ StoredError::Unreadable(_)) => {
                self.telemetry.log_unreadable_room(&error);
                self.transactions.run(|| self.set_aside(now, expiry))?;
                Ok(None)
            }
        }
    }

    /// Stores what is flushed with the room's changes, deletes what is from before `expired`, and sets the alarm: all of it
    /// or, if it fails, nothing. Returns whether this created the room.
    pub(super) fn save(
        &self,
        flush: &Flush<impl Sized>,
        changes: &Changes,
        expired: Option<Millis>,
        alarm: Option<Millis>,
    ) -> Result<bool> {
        let is_new = !self.exists()?;
        let batch = StoredBatch::of(&flush.events);
        let erased = flush.events.iter().filter_map(|numbered| match numbered.event {
            Event::Erased { message } => Some(message),
            _ => None,
        });
        let erased: Vec<_> = erased.collect();
        let is_unchanged = flush.for_operators.is_empty() && changes.is_empty() && expired.is_none();
        if batch.is_none() && erased.is_empty() && is_unchanged {
            alarm.map_or(Ok(()), |at| self.set_alarm(at))?;
            return Ok(false);
        }
        self.transactions.run(|| {
            if is_new {
                self.create_tables()?;
            }
            expired.iter().try_for_each(|&moment| self.forget(moment))?;
            batch.iter().try_for_each(|batch| self.insert_batch(batch))?;
            erased.iter().try_for_each(|&message| self.delete_message(message))?;
            flush.for_operators.iter().try_for_each(|(time, message)| self.insert_into_outbox(*time, message))?;
            self.write_changes(changes)?;
            alarm.map_or(Ok(()), |at| self.set_alarm(at))
        })?;
        self.exists.set(true);
        Ok(is_new)
    }

    fn set_alarm(&self, at: Millis) -> Result<()> {
        self.telemetry.count_rows_written(1);
        self.transactions.set_alarm(at)
    }

    /// Deletes the messages from before `moment`, and what was set aside before.
    fn forget(&self, moment: Millis) -> Result<()> {
        self.forget_messages(moment)?;
        self.forget_unreadable(moment)
    }

    /// Runs a statement that inserts, updates or deletes rows.
    fn write(&self, statement: &str, bindings: Vec<SqlStorageValue>) -> Result<()> {
        let written = self.sql.exec(statement, bindings)?.rows_written();
        self.telemetry.count_rows_written(written);
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
