//! The desk's SQLite.

use hangul::Message;
use lexicon::WordEdits;
use protocol::{Edit, Millis};
use rules::{ForOperators, Proposal, Report};
use serde::Deserialize;
use worker::{Result, SqlStorage, SqlStorageValue, State};

use super::{Counts, Edited, Edits, Proposed, Quote, Reported};

/// The most rows that are answered at once.
const ROWS_MAX: u32 = 1_000;

pub(super) struct Store {
    sql: SqlStorage,
}

#[derive(Deserialize)]
struct EditRow {
    word: String,
    edit: String,
    time: f64,
}

#[derive(Deserialize)]
struct ProposalRow {
    word: String,
    people: u32,
    time: f64,
}

#[derive(Deserialize)]
struct ReportRow {
    id: u32,
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

    pub(super) fn create(&self) -> Result<()> {
        for table in [
            // Numbered, so that the last number is the version of all.
            "edit (number INTEGER PRIMARY KEY AUTOINCREMENT, word TEXT UNIQUE NOT NULL, edit TEXT, time REAL NOT NULL)",
            "proposal (word TEXT, room TEXT, player INTEGER, time REAL NOT NULL, PRIMARY KEY (word, room, player))",
            "report (id INTEGER PRIMARY KEY AUTOINCREMENT, room TEXT, player INTEGER, reporter INTEGER, time REAL NOT NULL, \
                nickname TEXT NOT NULL, said TEXT NOT NULL, UNIQUE (room, player, reporter))",
        ] {
            self.sql.exec(&format!("CREATE TABLE IF NOT EXISTS {table}"), None)?;
        }
        Ok(())
    }

    pub(super) fn keep(&self, room: &str, at: Millis, message: &ForOperators) -> Result<()> {
        let time = SqlStorageValue::from(at.0 as f64);
        let (query, row) = match message {
            ForOperators::Proposal(Proposal { player, word }) => (
                "INSERT OR IGNORE INTO proposal (word, room, player, time) VALUES (?, ?, ?, ?)",
                vec![word.as_str().into(), room.into(), f64::from(player.0).into(), time],
            ),
            ForOperators::Report(Report { by, player, nickname, said }) => (
                "INSERT OR REPLACE INTO report (room, player, reporter, time, nickname, said) VALUES (?, ?, ?, ?, ?, ?)",
                vec![
                    room.into(),
                    f64::from(player.0).into(),
                    f64::from(by.0).into(),
                    time,
                    nickname.as_str().into(),
                    serde_json::to_string(said)?.into(),
                ],
            ),
        };
        self.sql.exec(query, row)?;
        Ok(())
    }

    pub(super) fn edits(&self, known: Option<u64>) -> Result<Option<Edits>> {
        let version = self.number("SELECT COALESCE(MAX(number), 0) AS number FROM edit", vec![])? as u64;
        if known == Some(version) {
            return Ok(None);
        }
        let edits: WordEdits = self.edited()?.into_iter().map(|edited| (edited.word, edited.edit)).collect();
        Ok(Some(Edits { version, edits }))
    }

    pub(super) fn edit(&self, now: Millis, word: &str, edit: Option<Edit>) -> Result<bool> {
        let was =
            self.number("SELECT COUNT(*) AS number FROM edit WHERE word = ? AND edit IS NOT NULL", vec![word.into()])?;
        if edit.is_none() && was == 0.0 {
            return Ok(false);
        }
        let edit = edit.map(|edit| serde_json::to_string(&edit)).transpose()?;
        let row = vec![word.into(), edit.map_or(SqlStorageValue::Null, Into::into), (now.0 as f64).into()];
        self.sql.exec("INSERT OR REPLACE INTO edit (word, edit, time) VALUES (?, ?, ?)", row)?;
        self.drop_proposal(word)?;
        Ok(true)
    }

    pub(super) fn edited(&self) -> Result<Vec<Edited>> {
        let query = "SELECT word, edit, time FROM edit WHERE edit IS NOT NULL ORDER BY number DESC";
        let rows = self.sql.exec(query, None)?.to_array::<EditRow>()?;
        let edited = |row: EditRow| {
            Ok(Edited { word: row.word, edit: serde_json::from_str(&row.edit)?, time: millis(row.time) })
        };
        rows.into_iter().map(edited).collect()
    }

    pub(super) fn proposals(&self) -> Result<Vec<Proposed>> {
        let query = format!(
            "SELECT word, COUNT(*) AS people, MAX(time) AS time FROM proposal \
             GROUP BY word ORDER BY people DESC, time DESC LIMIT {ROWS_MAX}"
        );
        let rows = self.sql.exec(&query, None)?.to_array::<ProposalRow>()?;
        let proposed = |row: ProposalRow| Proposed { word: row.word, people: row.people, time: millis(row.time) };
        Ok(rows.into_iter().map(proposed).collect())
    }

    pub(super) fn drop_proposal(&self, word: &str) -> Result<bool> {
        let dropped = self.sql.exec("DELETE FROM proposal WHERE word = ?", vec![word.into()])?;
        Ok(dropped.rows_written() > 0)
    }

    pub(super) fn reports(&self) -> Result<Vec<Reported>> {
        let query = format!("SELECT * FROM report ORDER BY id DESC LIMIT {ROWS_MAX}");
        let rows = self.sql.exec(&query, None)?.to_array::<ReportRow>()?;
        let reported = |row: ReportRow| {
            let said: Vec<(Millis, Message)> = serde_json::from_str(&row.said)?;
            let said = said.into_iter().map(|(time, text)| Quote { time, text: text.as_str().to_owned() });
            Ok(Reported {
                id: row.id.into(),
                room: row.room,
                time: millis(row.time),
                player: row.player,
                nickname: row.nickname,
                reporter: row.reporter,
                said: said.collect(),
            })
        };
        rows.into_iter().map(reported).collect()
    }

    pub(super) fn drop_report(&self, id: u64) -> Result<bool> {
        let dropped = self.sql.exec("DELETE FROM report WHERE id = ?", vec![(id as f64).into()])?;
        Ok(dropped.rows_written() > 0)
    }

    pub(super) fn counts(&self) -> Result<Counts> {
        let count = |rows: &str| -> Result<u32> {
            Ok(self.number(&format!("SELECT COUNT(*) AS number FROM {rows}"), vec![])? as u32)
        };
        let proposals = count("(SELECT DISTINCT word FROM proposal)")?;
        Ok(Counts { proposals, reports: count("report")?, edits: count("edit WHERE edit IS NOT NULL")? })
    }

    fn number(&self, query: &str, bindings: Vec<SqlStorageValue>) -> Result<f64> {
        let rows = self.sql.exec(query, bindings)?.to_array::<Number>()?;
        Ok(rows.first().map_or(0.0, |row| row.number))
    }
}

fn millis(time: f64) -> Millis {
    Millis(time as u64)
}
