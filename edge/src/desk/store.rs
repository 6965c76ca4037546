//! The desk's SQLite database. No other module of the desk uses SQL.

mod rows;

use protocol::http::DeskCounts;
use rules::desk::{Desk, DeskChange};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use worker::{Result, SqlStorage, SqlStorageValue, State};

use self::rows::{edit, proposal, real, report, report_row};
use crate::log;

/// How much lies on the desk, so that counting reads one row.
const COUNTS_TABLE: &str =
    "CREATE TABLE IF NOT EXISTS counts (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL)";

pub(super) struct Store {
    sql: SqlStorage,
}

#[derive(Deserialize)]
struct Number {
    number: f64,
}

impl Store {
    pub(super) fn new(state: &State) -> Self {
        Self { sql: state.storage().sql() }
    }

    /// The stored desk. Damaged rows are left out and logged.
    pub(super) fn load(&self) -> Result<Desk> {
        self.create_tables()?;
        let last = "SELECT COALESCE(MAX(seq), 0) AS number FROM sqlite_sequence WHERE name = 'report'";
        let last_report = self.sql.exec(last, None)?.to_array::<Number>()?.pop().map_or(0, |row| row.number as u64);
        let mut desk = Desk::new(last_report);
        let edits = self.rows("SELECT number, word, edit, time FROM edit", edit)?;
        let proposals = self.rows("SELECT word, room, player, time FROM proposal", proposal)?;
        let reports = self.rows("SELECT * FROM report", report)?;
        for change in edits.into_iter().chain(proposals).chain(reports) {
            match change {
                Ok(change) => desk.restore(change),
                Err(error) => log::error("desk_row_unreadable", json!({ "error": error.to_string() })),
            }
        }
        Ok(desk)
    }

    /// The counts as they were last saved, without reading what was counted; `None` if there are none.
    pub(super) fn counts(&self) -> Result<Option<DeskCounts>> {
        #[derive(Deserialize)]
        struct Row {
            body: String,
        }
        self.sql.exec(COUNTS_TABLE, None)?;
        let row = self.sql.exec("SELECT body FROM counts", None)?.to_array::<Row>()?.pop();
        Ok(row.and_then(|row| serde_json::from_str(&row.body).ok()))
    }

    /// Saves the counts, unless they are saved already.
    pub(super) fn save_counts(&self, counts: &DeskCounts) -> Result<()> {
        if self.counts()?.as_ref() != Some(counts) {
            let row = vec![serde_json::to_string(counts)?.into()];
            self.sql.exec("INSERT OR REPLACE INTO counts (id, body) VALUES (1, ?)", row)?;
        }
        Ok(())
    }

    /// Reads rows. A damaged one is an error in its place.
    fn rows<T: DeserializeOwned>(
        &self,
        query: &str,
        read: impl Fn(T) -> serde_json::Result<DeskChange>,
    ) -> Result<Vec<Result<DeskChange>>> {
        let rows = self.sql.exec(query, None)?;
        Ok(rows.next::<T>().map(|row| Ok(read(row?)?)).collect())
    }

    fn create_tables(&self) -> Result<()> {
        for table in [
            "edit (number INTEGER PRIMARY KEY AUTOINCREMENT, word TEXT UNIQUE NOT NULL, edit TEXT, time REAL NOT NULL)",
            "proposal (word TEXT, room TEXT, player INTEGER, time REAL NOT NULL, PRIMARY KEY (word, room, player))",
            // AUTOINCREMENT, so that the number of a deleted report is not used again.
            "report (id INTEGER PRIMARY KEY AUTOINCREMENT, room TEXT, player INTEGER, reporter INTEGER, \
                time REAL NOT NULL, nickname TEXT NOT NULL, said TEXT NOT NULL, UNIQUE (room, player, reporter))",
        ] {
            self.sql.exec(&format!("CREATE TABLE IF NOT EXISTS {table}"), None)?;
        }
        Ok(())
    }

    /// Stores changes. The writes are committed together, because no `await` separates them.
    pub(super) fn save(&self, changes: &[DeskChange]) -> Result<()> {
        for change in changes {
            let (query, row) = match change {
                DeskChange::Edit { number, word, edit, time } => (
                    "INSERT OR REPLACE INTO edit (number, word, edit, time) VALUES (?, ?, ?, ?)",
                    vec![
                        real(*number),
                        word.as_str().into(),
                        match edit {
                            Some(edit) => serde_json::to_string(edit)?.into(),
                            None => SqlStorageValue::Null,
                        },
                        real(time.0),
                    ],
                ),
                DeskChange::Proposal { word, room, player, time } => (
                    "INSERT OR REPLACE INTO proposal (word, room, player, time) VALUES (?, ?, ?, ?)",
                    vec![word.as_str().into(), room.as_str().into(), real(player.0.into()), real(time.0)],
                ),
                DeskChange::NoProposals { word } => ("DELETE FROM proposal WHERE word = ?", vec![word.as_str().into()]),
                DeskChange::Report(report) => (
                    "INSERT OR REPLACE INTO report (id, room, player, reporter, time, nickname, said) \
                     VALUES (?, ?, ?, ?, ?, ?, ?)",
                    report_row(report)?,
                ),
                DeskChange::NoReport { id } => ("DELETE FROM report WHERE id = ?", vec![real(*id)]),
            };
            self.sql.exec(query, row)?;
        }
        Ok(())
    }
}
