//! What a room exchanges with the desk: the outbox of messages to the operators, and a copy of their edits.

use lexicon::WordEdits;
use protocol::Millis;
use rules::ForOperators;
use rules::desk::WAITING_MAX;
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
        // Without the desk, players could otherwise fill the storage.
        let surplus = "DELETE FROM outbox WHERE number <= (SELECT MAX(number) FROM outbox) - ?";
        self.write(surplus, vec![integer(WAITING_MAX)?])
    }

    /// The oldest message that the desk has not confirmed, with its number and time.
    pub(in crate::room) fn first_in_outbox(&self) -> Result<Option<(u64, Millis, ForOperators)>> {
        if !self.exists()? {
            return Ok(None);
        }
        let first = self.sql.exec("SELECT number, time, body FROM outbox ORDER BY number LIMIT 1", None)?;
        let read = |row: OutboxRow| Ok((row.number as u64, Millis(row.time as u64), serde_json::from_str(&row.body)?));
        first.to_array::<OutboxRow>()?.into_iter().next().map(read).transpose()
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
