//! The desk's SQLite database. No other module of the desk uses SQL.

use protocol::http::Report;
use protocol::{Edit, Millis, PlayerId};
use rules::desk::{Desk, DeskChange};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use worker::{Result, SqlStorage, SqlStorageValue, State};

use crate::log;

pub(super) struct Store {
    sql: SqlStorage,
}

#[derive(Deserialize)]
struct EditRow {
    number: f64,
    word: String,
    edit: Option<String>,
    time: f64,
}

#[derive(Deserialize)]
struct ProposalRow {
    word: String,
    room: String,
    player: u32,
    time: f64,
}

#[derive(Deserialize)]
struct ReportRow {
    id: f64,
    room: String,
    time: f64,
    player: u32,
    nickname: String,
    reporter: u32,
    said: String,
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

fn report_row(report: &Report) -> Result<Vec<SqlStorageValue>> {
    let Report { id, room, time, player, nickname, reporter, said } = report;
    let said: Vec<_> = said.iter().map(|quote| (quote.time, &quote.text)).collect();
    Ok(vec![
        real(*id),
        room.as_str().into(),
        real(player.0.into()),
        real(reporter.0.into()),
        real(time.0),
        nickname.as_str().into(),
        serde_json::to_string(&said)?.into(),
    ])
}

fn edit(row: EditRow) -> serde_json::Result<DeskChange> {
    let EditRow { number, word, edit, time } = row;
    let edit = edit.map(|edit| serde_json::from_str::<Edit>(&edit)).transpose()?;
    Ok(DeskChange::Edit { number: number as u64, word, edit, time: millis(time) })
}

fn proposal(row: ProposalRow) -> serde_json::Result<DeskChange> {
    let ProposalRow { word, room, player, time } = row;
    Ok(DeskChange::Proposal { word, room, player: PlayerId(player), time: millis(time) })
}

fn report(row: ReportRow) -> serde_json::Result<DeskChange> {
    let ReportRow { id, room, time, player, nickname, reporter, said } = row;
    let said: Vec<(Millis, String)> = serde_json::from_str(&said)?;
    let said = said.into_iter().map(|(time, text)| protocol::http::Quote { time, text }).collect();
    let (player, reporter) = (PlayerId(player), PlayerId(reporter));
    Ok(DeskChange::Report(Report { id: id as u64, room, time: millis(time), player, nickname, reporter, said }))
}

/// Converts to a JavaScript number, which is exact up to 2⁵³. The desk's numbers stay far below that.
fn real(number: u64) -> SqlStorageValue {
    (number as f64).into()
}

fn millis(time: f64) -> Millis {
    Millis(time as u64)
}
