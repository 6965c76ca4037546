//! What a room exchanges with the desk: the outbox of messages to the operators, and a copy of their edits.

use lexicon::WordEdits;
use protocol::Millis;
use rules::ForOperators;
use serde::Deserialize;
use worker::Result;

use super::{Store, integer, json};

#[derive(Deserialize)]
struct OutboxRow {
    number: f64,
    time: f64,
    body: String,
}

impl Store {
    pub(super) fn insert_into_outbox(&self, now: Millis, message: &ForOperators) -> Result<()> {
        let row = vec![integer(now.0)?, json(message)?];
        self.write("INSERT INTO outbox (time, body) VALUES (?, ?)", row)?;
        self.new_in_outbox.set(true);
        Ok(())
    }

    /// Whether the outbox got a message since the last call.
    pub(in crate::room) fn take_new_in_outbox(&self) -> bool {
        self.new_in_outbox.take()
    }

    /// The messages that the desk has not confirmed, each with its number and time.
    pub(in crate::room) fn outbox(&self) -> Result<Vec<(u64, Millis, ForOperators)>> {
        if !self.exists()? {
            return Ok(Vec::new());
        }
        let rows = self.sql.exec("SELECT number, time, body FROM outbox", None)?.to_array::<OutboxRow>()?;
        let read = |row: OutboxRow| Ok((row.number as u64, Millis(row.time as u64), serde_json::from_str(&row.body)?));
        rows.into_iter().map(read).collect()
    }

    pub(in crate::room) fn remove_from_outbox(&self, number: u64) -> Result<()> {
        self.write("DELETE FROM outbox WHERE number = ?", vec![integer(number)?])?;
        Ok(())
    }

    /// The operators' edits that the room fetched last.
    pub(in crate::room) fn edits(&self) -> Result<Option<WordEdits>> {
        let edits = self.bodies("SELECT body FROM edits", vec![])?.pop();
        Ok(edits.map(|edits| serde_json::from_str(&edits)).transpose()?)
    }

    pub(in crate::room) fn save_edits(&self, edits: &WordEdits) -> Result<()> {
        if self.exists()? {
            self.write("INSERT OR REPLACE INTO edits (id, body) VALUES (1, ?)", vec![json(edits)?])?;
        }
        Ok(())
    }
}
