//! The tables of a room.

use worker::{Result, SqlStorageValue};

use super::Store;
use super::messages::BATCH_TABLE;
use super::rows::ROW_TABLE;

impl Store {
    pub(super) fn has_table(&self, name: &str) -> Result<bool> {
        let tables = self.bodies("SELECT name AS body FROM sqlite_master WHERE name = ?", vec![name.into()])?;
        Ok(!tables.is_empty())
    }

    /// Creates missing tables: all for a new room, or those that a newer version of this code added. Run it in a
    /// transaction.
    pub(super) fn create_tables(&self) -> Result<()> {
        for table in [
            "snapshot (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL)",
            ROW_TABLE,
            BATCH_TABLE,
            "edits (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL)",
            "outbox (number INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL, body TEXT NOT NULL)",
        ] {
            self.sql.exec(&format!("CREATE TABLE IF NOT EXISTS {table}"), None)?;
        }
        self.move_single_messages()
    }

    /// Earlier versions stored each message in a row of its own. Each is a batch of one.
    fn move_single_messages(&self) -> Result<()> {
        if self.has_table("message")? {
            self.sql
                .exec("INSERT INTO batch (last, first, time, body) SELECT seq, seq, time, body FROM message", None)?;
            self.sql.exec("DROP TABLE message", None)?;
        }
        Ok(())
    }

    /// Moves an unreadable room to separate tables, so that a new room can start and the old one can be examined.
    pub(super) fn set_aside(&self) -> Result<()> {
        self.sql.exec("DROP TABLE IF EXISTS unreadable_snapshot", None)?;
        self.sql.exec("ALTER TABLE snapshot RENAME TO unreadable_snapshot", None)?;
        self.set_aside_where("part", ROW_TABLE, "TRUE", Vec::new())?;
        self.set_aside_where("batch", BATCH_TABLE, "TRUE", Vec::new())?;
        self.exists.set(false);
        Ok(())
    }

    /// Moves the rows of a table that meet an SQL condition to a separate table, beside rows that were moved earlier.
    pub(super) fn set_aside_where(
        &self,
        table: &str,
        definition: &str,
        condition: &str,
        bindings: Vec<SqlStorageValue>,
    ) -> Result<()> {
        self.sql.exec(&format!("CREATE TABLE IF NOT EXISTS unreadable_{definition}"), None)?;
        let copy = format!("INSERT OR REPLACE INTO unreadable_{table} SELECT * FROM {table} WHERE {condition}");
        self.sql.exec(&copy, bindings.clone())?;
        self.sql.exec(&format!("DELETE FROM {table} WHERE {condition}"), bindings)?;
        Ok(())
    }
}
