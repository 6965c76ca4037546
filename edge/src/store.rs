//! The one place that touches a room's SQLite: the snapshot in one row, the conversation row by row.

use game::protocol::ServerEvent;
use game::room::{Effects, ForOperators, Proposal, RECENT_MAX, Report, Room};
use game::time::Millis;
use serde::Deserialize;
use worker::{Error, Result, SqlStorage, SqlStorageValue, State};

/// How long messages are kept, in milliseconds.
const MESSAGE_RETENTION: u64 = 24 * 60 * 60 * 1000;

/// A room's storage. A room that nobody has joined has none.
pub(crate) struct Store {
    sql: SqlStorage,
}

#[derive(Deserialize)]
struct Body {
    body: String,
}

impl Store {
    pub(crate) fn new(state: &State) -> Self {
        Self { sql: state.storage().sql() }
    }

    /// Whether there is a room.
    pub(crate) fn exists(&self) -> Result<bool> {
        let tables = self.bodies("SELECT name AS body FROM sqlite_master WHERE name = 'snapshot'", vec![])?;
        Ok(!tables.is_empty())
    }

    /// The room as it was stored last, if there is one.
    pub(crate) fn load(&self, now: Millis) -> Result<Option<Room>> {
        if !self.exists()? {
            return Ok(None);
        }
        let expired = integer(now.0.saturating_sub(MESSAGE_RETENTION))?;
        self.sql.exec("DELETE FROM message WHERE time < ?", vec![expired])?;
        let Some(snapshot) = self.bodies("SELECT body FROM snapshot", vec![])?.pop() else { return Ok(None) };
        let newest_first = "SELECT body FROM message ORDER BY seq DESC LIMIT ?";
        let mut rows = self.bodies(newest_first, vec![integer(RECENT_MAX as u64)?])?;
        rows.reverse();
        let conversation = rows.iter().map(|row| serde_json::from_str(row)).collect::<Result<_, _>>();
        let room = Room::restore(&snapshot, conversation?).map_err(|error| Error::RustError(error.to_string()))?;
        Ok(Some(room))
    }

    /// Stores a room for the first time.
    pub(crate) fn create(&self, room: &Room) -> Result<()> {
        self.sql.exec("CREATE TABLE snapshot (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL)", None)?;
        self.sql
            .exec("CREATE TABLE message (seq INTEGER PRIMARY KEY, time INTEGER NOT NULL, body TEXT NOT NULL)", None)?;
        self.sql.exec("CREATE INDEX message_time ON message (time)", None)?;
        self.write_snapshot(room)
    }

    /// Makes `effects` and the room behind them last. Without an `await`, so that either all of it lasts or nothing.
    pub(crate) fn save(&self, room: &Room, effects: &Effects) -> Result<()> {
        for event in &effects.events {
            if let (Some(seq), Some((time, ..))) = (event.seq(), event.as_message()) {
                let row = vec![integer(seq)?, integer(time.0)?, json(event)?.into()];
                self.sql.exec("INSERT INTO message (seq, time, body) VALUES (?, ?, ?)", row)?;
            }
        }
        if effects.snapshot_changed {
            self.write_snapshot(room)?;
        }
        Ok(())
    }

    fn write_snapshot(&self, room: &Room) -> Result<()> {
        self.sql.exec("INSERT OR REPLACE INTO snapshot (id, body) VALUES (1, ?)", vec![room.snapshot().into()])?;
        Ok(())
    }

    /// Keeps what players tell the operators, until one looks at it.
    pub(crate) fn keep_for_operators(&self, now: Millis, message: &ForOperators) -> Result<()> {
        match message {
            ForOperators::Proposal(proposal) => self.keep_proposal(now, proposal),
            ForOperators::Report(report) => self.keep_report(now, report),
        }
    }

    fn keep_report(&self, now: Millis, report: &Report) -> Result<()> {
        let table = "CREATE TABLE IF NOT EXISTS report (player INTEGER, reporter INTEGER, time INTEGER NOT NULL, \
            nickname TEXT NOT NULL, said TEXT NOT NULL, PRIMARY KEY (player, reporter))";
        self.sql.exec(table, None)?;
        let row = vec![
            integer(report.player.0.into())?,
            integer(report.by.0.into())?,
            integer(now.0)?,
            report.nickname.as_str().into(),
            serde_json::to_string(&report.said)?.into(),
        ];
        let insert = "INSERT OR REPLACE INTO report (player, reporter, time, nickname, said) VALUES (?, ?, ?, ?, ?)";
        self.sql.exec(insert, row)?;
        Ok(())
    }

    fn keep_proposal(&self, now: Millis, proposal: &Proposal) -> Result<()> {
        let table = "CREATE TABLE IF NOT EXISTS proposal \
            (word TEXT, player INTEGER, time INTEGER NOT NULL, PRIMARY KEY (word, player))";
        self.sql.exec(table, None)?;
        let row = vec![proposal.word.as_str().into(), integer(proposal.player.0.into())?, integer(now.0)?];
        self.sql.exec("INSERT OR IGNORE INTO proposal (word, player, time) VALUES (?, ?, ?)", row)?;
        Ok(())
    }

    fn bodies(&self, query: &str, bindings: Vec<SqlStorageValue>) -> Result<Vec<String>> {
        let rows = self.sql.exec(query, bindings)?.to_array::<Body>()?;
        Ok(rows.into_iter().map(|row| row.body).collect())
    }
}

fn integer(number: u64) -> Result<SqlStorageValue> {
    SqlStorageValue::try_from_i64(i64::try_from(number).unwrap_or(i64::MAX))
}

fn json(event: &ServerEvent) -> Result<String> {
    Ok(serde_json::to_string(event)?)
}
