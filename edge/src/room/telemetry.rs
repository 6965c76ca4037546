//! Logs a room's events and counts them for the metrics.

mod flushed;
mod mutes;

use std::cell::RefCell;

use hangul::RoomName;
use protocol::http::Counters;
use protocol::{CloseReason, Detachment, ErrorCode};
use rules::{Operation, RowKey, StoredError};
use serde_json::{Value, json};
use worker::State;

use self::mutes::Mutes;
use crate::log;

/// Log lines are written at once. Counters are collected until they are reported to the directory.
pub(super) struct Telemetry {
    /// The room's label in log lines.
    room: String,
    counters: RefCell<Counters>,
    /// The mutes that have been logged.
    mutes: RefCell<Mutes>,
}

impl Telemetry {
    pub(super) fn new(state: &State) -> Self {
        Self { room: label(state), counters: RefCell::default(), mutes: RefCell::default() }
    }

    /// Takes the counters since the last report, and resets them.
    pub(super) fn take_counters(&self) -> Counters {
        self.counters.take()
    }

    /// Adds counters back whose report failed.
    pub(super) fn put_back(&self, counters: &Counters) {
        self.counters.borrow_mut().add(counters);
    }

    /// Whether there are counters to report.
    pub(super) fn has_counters(&self) -> bool {
        !self.counters.borrow().is_empty()
    }

    /// Counts rows that were written or deleted, and alarms, which are billed as rows.
    pub(super) fn count_rows_written(&self, rows: usize) {
        self.counters.borrow_mut().rows_written += rows as u64;
    }

    pub(super) fn log_created(&self) {
        self.log("created", json!({}));
    }

    /// Logs that the room was restored from storage within `millis` milliseconds.
    pub(super) fn log_restored(&self, millis: u64, people: usize) {
        self.log("restored", json!({ "millis": millis, "people": people }));
    }

    pub(super) fn record_wrong_frame(&self, code: ErrorCode) {
        self.counters.borrow_mut().count_error(code);
        log::warn("wrong_frame", self.with_room(json!({ "code": code })));
    }

    pub(super) fn record_close(&self, code: u16) {
        let reason = CloseReason::of(code);
        self.counters.borrow_mut().count_close(reason);
        self.log("socket_closed", json!({ "code": code, "reason": reason }));
    }

    /// Records that nothing more is sent to a socket.
    pub(super) fn record_detached(&self, reason: Detachment) {
        self.counters.borrow_mut().count_detached(reason);
        self.log("detached", json!({ "reason": reason }));
    }

    /// Records a message row that is unreadable and was set aside.
    pub(super) fn record_unreadable_message(&self, seq: u64, error: &StoredError) {
        self.counters.borrow_mut().unreadable_messages += 1;
        log::error("message_unreadable", self.with_room(json!({ "seq": seq, "error": error.to_string() })));
    }

    /// Logs that messages of a newer version were left out. They stay in their table.
    pub(super) fn log_newer_message(&self, error: &StoredError) {
        log::warn("message_too_new", self.with_room(json!({ "error": error.to_string() })));
    }

    /// Logs that a row of the room's state is unreadable and was set aside.
    pub(super) fn log_unreadable_row(&self, key: RowKey, error: &StoredError) {
        let row = format!("{} {}", key.kind.as_str(), key.number);
        log::error("row_unreadable", self.with_room(json!({ "row": row, "error": error.to_string() })));
    }

    /// Logs that the snapshot is unreadable and was set aside.
    pub(super) fn log_unreadable_room(&self, error: &StoredError) {
        log::error("room_unreadable", self.with_room(json!({ "error": error.to_string() })));
    }

    /// Logs an operator's operation.
    pub(super) fn log_operation(&self, operation: &Operation) {
        let (kind, player) = match operation {
            Operation::Change { .. } => ("change", None),
            Operation::Say { .. } => ("say", None),
            Operation::Erase { .. } => ("erase", None),
            Operation::Remove { player } => ("remove", Some(player)),
            Operation::Close => ("close", None),
        };
        self.log("operated", json!({ "operation": kind, "player": player }));
    }

    /// Logs that an operator restores an earlier state.
    pub(super) fn log_rewind(&self) {
        self.log("operated", json!({ "operation": "rewind" }));
    }

    pub(super) fn log_failure(&self, what: &str, error: &worker::Error) {
        log::error("failed", self.with_room(json!({ "what": what, "error": error.to_string() })));
    }

    fn log(&self, event: &str, facts: Value) {
        log::info(event, self.with_room(facts));
    }

    fn with_room(&self, mut facts: Value) -> Value {
        facts["room"] = self.room.as_str().into();
        facts
    }
}

/// The label of a room in log lines: a channel's name. A private room's name is a secret, so its label has the first
/// digits of the object's id instead.
fn label(state: &State) -> String {
    let name = state.id().name().filter(|name| RoomName::parse(name).is_ok_and(|name| !name.is_code()));
    name.unwrap_or_else(|| format!("private {:.8}", state.id().to_string()))
}
