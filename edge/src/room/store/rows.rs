//! The state of a room: its own row, and the rows of its players and of what they did.

use rules::{Changes, RowKey, RowKind};
use serde::Deserialize;
use worker::{Result, SqlStorageValue};

use super::{Store, integer};

/// `kind` and `number` are a [`RowKey`].
pub(super) const ROW_TABLE: &str =
    "part (kind TEXT NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, number)) WITHOUT ROWID";

#[derive(Deserialize)]
struct Row {
    kind: String,
    number: f64,
    body: String,
}

impl Store {
    pub(super) fn write_changes(&self, changes: &Changes) -> Result<()> {
        if let Some(body) = &changes.room {
            let row = vec![body.as_str().into()];
            self.write("INSERT OR REPLACE INTO snapshot (id, body) VALUES (1, ?)", row)?;
        }
        for (key, body) in &changes.rows {
            let [kind, number] = bindings(*key)?;
            match body {
                Some(body) => {
                    let row = vec![kind, number, body.as_str().into()];
                    self.write("INSERT OR REPLACE INTO part (kind, number, body) VALUES (?, ?, ?)", row)?;
                }
                None => self.write("DELETE FROM part WHERE kind = ? AND number = ?", vec![kind, number])?,
            }
        }
        Ok(())
    }

    /// All rows of the kinds that this version of the code knows.
    pub(super) fn rows(&self) -> Result<Vec<(RowKey, String)>> {
        let rows = self.sql.exec("SELECT kind, number, body FROM part", None)?.to_array::<Row>()?;
        let known = |Row { kind, number, body }: Row| {
            let kind = RowKind::parse(&kind)?;
            Some((RowKey { kind, number: number as u64 }, body))
        };
        Ok(rows.into_iter().filter_map(known).collect())
    }
}

fn bindings(key: RowKey) -> Result<[SqlStorageValue; 2]> {
    Ok([key.kind.as_str().into(), integer(key.number)?])
}
