//! A room's storage, as the Worker keeps it, and its faults.

pub(crate) mod fixtures;

use std::collections::BTreeMap;

use protocol::{Event, Millis, RECENT_MAX, SILENT_MILLIS};
use rules::desk::WAITING_MAX;
use rules::{Changes, Flush, ForOperators, Room, RowKey, StoredBatch, StoredError, StoredMessage};

use crate::history::TooNew;

/// Why the storage could not be used.
#[derive(Debug)]
pub(crate) struct Fault;

/// A row of messages.
#[derive(Clone)]
struct BatchRow {
    first: u64,
    time: Millis,
    body: String,
}

/// Everything that outlives the server. A save is stored whole or not at all.
#[derive(Default)]
pub(crate) struct Storage {
    pub(crate) room: Option<String>,
    pub(crate) rows: BTreeMap<RowKey, String>,
    /// The rows of messages, by the number of their last message.
    batches: BTreeMap<u64, BatchRow>,
    /// Messages that the desk has not confirmed.
    pub(crate) for_operators: BTreeMap<u64, (Millis, ForOperators)>,
    last_for_operators: u64,
    pub(crate) alarm: Option<Millis>,
    /// The number of statements before the one that fails, and of the saves that fail.
    pub(crate) failing_writes: Option<(usize, usize)>,
    /// The number of times that reading the room fails.
    pub(crate) failing_reads: usize,
    /// The part that a newer version has written.
    too_new: Option<TooNew>,
}

impl Storage {
    pub(crate) fn exists(&self) -> bool {
        self.room.is_some()
    }

    /// Lets a part that is stored be of a newer version, or of this one again.
    pub(crate) fn set_too_new(&mut self, part: Option<TooNew>) {
        self.too_new = part.filter(|part| match part {
            TooNew::Room => self.room.is_some(),
            TooNew::Row(_) => !self.rows.is_empty(),
            TooNew::Messages => !self.batches.is_empty(),
        });
    }

    /// Stores what is flushed with the room's changes, and sets the alarm.
    pub(crate) fn save<To>(
        &mut self,
        flush: &Flush<To>,
        changes: Changes,
        expired: Option<Millis>,
        alarm: Option<Millis>,
    ) -> Result<(), Fault> {
        let batch = StoredBatch::of(&flush.events);
        let erased: Vec<_> = flush
            .events
            .iter()
            .filter_map(|numbered| match numbered.event {
                Event::Erased { message } => Some(message),
                _ => None,
            })
            .collect();
        let statements = usize::from(expired.is_some())
            + usize::from(batch.is_some())
            + erased.len()
            + flush.for_operators.len()
            + usize::from(changes.room.is_some())
            + changes.rows.len()
            + usize::from(alarm.is_some());
        self.fail_within(statements)?;
        assert!(self.too_new.is_none(), "something is stored although a newer version has written a part");
        if let Some(moment) = expired {
            self.batches.retain(|_, row| row.time >= moment);
        }
        if let Some(batch) = batch {
            let (last, row) =
                (batch.last(), BatchRow { first: batch.first(), time: batch.time(), body: batch.write() });
            let overlaps = self.batches.iter().any(|(known, other)| row.first <= *known && other.first <= last);
            assert!(!overlaps, "a row of messages has the numbers of another");
            self.batches.insert(last, row);
        }
        erased.into_iter().for_each(|message| self.delete_message(message));
        for (time, message) in &flush.for_operators {
            self.last_for_operators += 1;
            self.for_operators.insert(self.last_for_operators, (*time, message.clone()));
            self.for_operators.retain(|number, _| number + WAITING_MAX > self.last_for_operators);
        }
        self.room = changes.room.or(self.room.take());
        for (key, row) in changes.rows {
            match row {
                Some(row) => self.rows.insert(key, row),
                None => self.rows.remove(&key),
            };
        }
        self.alarm = alarm.or(self.alarm);
        Ok(())
    }

    /// Fails if the statement that has to fail is one of the next.
    fn fail_within(&mut self, statements: usize) -> Result<(), Fault> {
        let Some((before, times)) = &mut self.failing_writes else { return Ok(()) };
        if *before >= statements {
            *before -= statements;
            return Ok(());
        }
        *times -= 1;
        if *times == 0 {
            self.failing_writes = None;
        } else {
            *before = 0;
        }
        Err(Fault)
    }

    fn delete_message(&mut self, message: u64) {
        let Some((&last, row)) = self.batches.range_mut(message..).next() else { return };
        match read(&row.body).without(message) {
            Some(rest) => row.body = rest.write(),
            None => drop(self.batches.remove(&last)),
        }
    }

    /// The room, if there is one. Nothing is set aside here: every row is readable, or of a newer version.
    pub(crate) fn load(&mut self, now: Millis) -> Result<Option<Room>, Fault> {
        let Some(room) = self.room.clone() else { return Ok(None) };
        if self.failing_reads > 0 {
            self.failing_reads -= 1;
            return Err(Fault);
        }
        let (mut room, mut rows) = (room, self.rows.clone());
        match self.too_new {
            Some(TooNew::Room) => room = as_newer(&room),
            Some(TooNew::Row(choice)) => {
                let place = choice.checked_rem(rows.len());
                place.and_then(|place| rows.values_mut().nth(place)).into_iter().for_each(|row| *row = as_newer(row));
            }
            // The Worker refuses a room whose latest messages are too new.
            Some(TooNew::Messages) => return Err(Fault),
            None => {}
        }
        match Room::restore(&room, rows.into_iter().collect(), self.latest(now)) {
            Ok((room, unreadable)) => {
                assert!(unreadable.is_empty(), "rows are set aside: {unreadable:?}");
                Ok(Some(room))
            }
            Err(StoredError::TooNew { .. }) if self.too_new.is_some() => Err(Fault),
            Err(error) => panic!("the room is set aside: {error}"),
        }
    }

    /// The latest messages, as many as a restored room needs.
    fn latest(&self, now: Millis) -> Vec<StoredMessage> {
        let newest_first =
            self.batches.values().rev().flat_map(|row| read(&row.body).into_messages().into_iter().rev());
        let is_needed = |place, message: &StoredMessage| place < RECENT_MAX || now.since(message.time) <= SILENT_MILLIS;
        let needed = newest_first.enumerate().take_while(|(place, message)| is_needed(*place, message));
        let mut messages: Vec<_> = needed.map(|(_, message)| message).collect();
        messages.reverse();
        messages
    }

    /// Every stored message, oldest first.
    pub(crate) fn messages(&self) -> impl Iterator<Item = StoredMessage> {
        self.batches.values().flat_map(|row| read(&row.body).into_messages())
    }
}

fn read(body: &str) -> StoredBatch {
    StoredBatch::read(body).expect("a row of messages is readable")
}

/// The row as a newer version may have written it.
fn as_newer(row: &str) -> String {
    let mut row: serde_json::Value = serde_json::from_str(row).expect("a row is JSON");
    row["version"] = 99.into();
    row.to_string()
}
