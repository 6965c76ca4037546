//! Counters of the rooms, for monitoring. They have no names of players or rooms, and no texts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Histogram;
use crate::{CloseReason, Detachment, ErrorCode, Refusal};

/// The counts of one room since it last reported them to the directory, or the totals of all rooms.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counters {
    /// Players who joined, with a new or an earlier seat.
    pub joins: u64,
    /// Messages, including correct answers.
    pub messages: u64,
    /// Correct answers.
    pub answers: u64,
    /// Prompts shown.
    pub prompts: u64,
    /// Refused requests, by reason.
    pub refusals: BTreeMap<Refusal, u64>,
    /// Wrong frames, by code.
    pub errors: BTreeMap<ErrorCode, u64>,
    /// Closed sockets, by reason.
    pub closes: BTreeMap<CloseReason, u64>,
    /// Detached sockets, by reason.
    pub detached: BTreeMap<Detachment, u64>,
    /// Message rows that could not be read and were set aside.
    pub unreadable_messages: u64,
    /// Rows written by rooms, with deletions and alarms: what the platform bills.
    pub rows_written: u64,
    /// Milliseconds from the arrival of a message to its broadcast.
    pub broadcast: Histogram,
}

impl Counters {
    /// Counts a refusal.
    pub fn count_refusal(&mut self, reason: Refusal) {
        raise(&mut self.refusals, reason, 1);
    }

    /// Counts a wrong frame.
    pub fn count_error(&mut self, code: ErrorCode) {
        raise(&mut self.errors, code, 1);
    }

    /// Counts a closed socket.
    pub fn count_close(&mut self, reason: CloseReason) {
        raise(&mut self.closes, reason, 1);
    }

    /// Counts a detached socket.
    pub fn count_detached(&mut self, reason: Detachment) {
        raise(&mut self.detached, reason, 1);
    }

    /// Adds the counts of `other`.
    pub fn add(&mut self, other: &Self) {
        self.joins += other.joins;
        self.messages += other.messages;
        self.answers += other.answers;
        self.prompts += other.prompts;
        other.refusals.iter().for_each(|(reason, count)| raise(&mut self.refusals, *reason, *count));
        other.errors.iter().for_each(|(code, count)| raise(&mut self.errors, *code, *count));
        other.closes.iter().for_each(|(reason, count)| raise(&mut self.closes, *reason, *count));
        other.detached.iter().for_each(|(reason, count)| raise(&mut self.detached, *reason, *count));
        self.unreadable_messages += other.unreadable_messages;
        self.rows_written += other.rows_written;
        self.broadcast.add(&other.broadcast);
    }

    /// Whether all counts are 0 but that of rows, which also rises while a room does nothing that is worth a report.
    pub fn is_empty(&self) -> bool {
        Self { rows_written: 0, ..self.clone() } == Self::default()
    }
}

fn raise<K: Ord>(counts: &mut BTreeMap<K, u64>, key: K, by: u64) {
    *counts.entry(key).or_default() += by;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counters() -> Counters {
        let mut counters = Counters::default();
        counters.joins += 1;
        counters.rows_written += 3;
        counters.count_refusal(Refusal::TooFast);
        counters.count_close(CloseReason::of(1006));
        counters.count_error(ErrorCode::Malformed);
        counters.count_detached(Detachment::Unread);
        counters.broadcast.observe(3);
        counters
    }

    #[test]
    fn counts_of_two_rooms_add_up() {
        let mut total = counters();
        total.add(&counters());
        assert_eq!((total.joins, total.messages, total.rows_written), (2, 0, 6));
        assert_eq!(total.refusals, BTreeMap::from([(Refusal::TooFast, 2)]));
        assert_eq!(total.closes, BTreeMap::from([(CloseReason::Lost, 2)]));
        assert_eq!(total.errors, BTreeMap::from([(ErrorCode::Malformed, 2)]));
        assert_eq!(total.detached, BTreeMap::from([(Detachment::Unread, 2)]));
        assert_eq!(total.broadcast.count(), 2);
        assert!(!total.is_empty());
        assert!(Counters { rows_written: 3, ..Counters::default() }.is_empty());
    }

    #[test]
    fn counters_read_back_from_json_and_missing_ones_are_zero() {
        let json = serde_json::to_string(&counters()).unwrap();
        assert_eq!(serde_json::from_str::<Counters>(&json).unwrap(), counters());
        assert_eq!(serde_json::from_str::<Counters>(r#"{"joins":2}"#).unwrap().joins, 2);
    }
}
