//! The tables of a room.

use worker::Result;

use super::Store;
use super::messages::BATCH_TABLE;
use super::rows::ROW_TABLE;
use super::unreadable::UNREADABLE_TABLE;

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
            UNREADABLE_TABLE,
        ] {
            self.sql.exec(&format!("CREATE TABLE IF NOT EXISTS {table}"), None)?;
        }
        self.move_single_messages()?;
        self.move_earlier_unreadable()
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
}
