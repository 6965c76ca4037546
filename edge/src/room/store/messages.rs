//! A room's message rows, one for each message.

use protocol::Millis;
use rules::{StoredError, StoredMessage};
use serde::Deserialize;
use worker::{Result, SqlStorageValue};

use super::{INTEGER_MAX, MESSAGE_TABLE, Store, integer, integers};

#[derive(Deserialize)]
struct MessageRow {
    seq: f64,
    body: String,
}

#[derive(Deserialize)]
struct Oldest {
    time: f64,
}

impl Store {
    pub(super) fn insert_message(&self, message: &StoredMessage) -> Result<()> {
        let row = vec![integer(message.seq)?, integer(message.time.0)?, message.write().into()];
        self.sql.exec("INSERT INTO message (seq, time, body) VALUES (?, ?, ?)", row)?;
        Ok(())
    }

    pub(super) fn delete_message(&self, seq: u64) -> Result<()> {
        self.sql.exec("DELETE FROM message WHERE seq = ?", vec![integer(seq)?])?;
        Ok(())
    }

    /// Messages, oldest first: the first `limit` of those with a higher `seq` than `after`, or the last `limit` without
    /// `after`. Unreadable rows are set aside. Rows of a newer version are left out and stay in the table.
    pub(in crate::room) fn messages(
        &self,
        since: Option<Millis>,
        after: Option<u64>,
        before: Option<u64>,
        limit: u64,
    ) -> Result<Vec<StoredMessage>> {
        let (since, before) = (since.unwrap_or_default().0, before.unwrap_or(INTEGER_MAX));
        // Times rise with `seq`, so this needs no index on `time`, which each insert would have to update.
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
                Err(error @ StoredError::TooNew { .. }) => self.telemetry.log_newer_message(seq, &error),
                Err(error @ StoredError::Unreadable(_)) => {
                    self.telemetry.record_unreadable_message(seq, &error);
                    self.set_messages_aside("seq = ?", vec![integer(seq)?])?;
                }
            }
        }
        Ok(messages)
    }

    /// Moves the message rows that meet an SQL condition to a separate table, beside rows that were moved earlier.
    pub(super) fn set_messages_aside(&self, condition: &str, bindings: Vec<SqlStorageValue>) -> Result<()> {
        let copy = "INSERT OR REPLACE INTO unreadable_message SELECT * FROM message";
        self.sql.exec(&format!("CREATE TABLE IF NOT EXISTS unreadable_{MESSAGE_TABLE}"), None)?;
        self.sql.exec(&format!("{copy} WHERE {condition}"), bindings.clone())?;
        self.sql.exec(&format!("DELETE FROM message WHERE {condition}"), bindings)?;
        Ok(())
    }

    pub(in crate::room) fn has_message(&self, seq: u64) -> Result<bool> {
        Ok(self.exists()? && !self.bodies("SELECT body FROM message WHERE seq = ?", vec![integer(seq)?])?.is_empty())
    }

    /// The time of the oldest message.
    pub(in crate::room) fn oldest_message(&self) -> Result<Option<Millis>> {
        let rows = self.sql.exec("SELECT time FROM message ORDER BY seq LIMIT 1", None)?.to_array::<Oldest>()?;
        Ok(rows.first().map(|row| Millis(row.time as u64)))
    }

    /// Deletes messages older than `moment`.
    pub(in crate::room) fn forget_messages(&self, moment: Millis) -> Result<()> {
        let kept = "SELECT seq FROM message WHERE time >= ? ORDER BY seq LIMIT 1";
        let query = format!("DELETE FROM message WHERE seq < COALESCE(({kept}), ?)");
        self.sql.exec(&query, integers([moment.0, INTEGER_MAX])?)?;
        Ok(())
    }
}
