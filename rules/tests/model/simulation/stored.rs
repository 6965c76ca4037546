//! The room's storage, as the Worker keeps it.

use std::collections::BTreeMap;

use protocol::{Millis, Numbered, RECENT_MAX, SILENT_MILLIS};
use rules::{Changes, Room, RowKey, StoredBatch, StoredMessage};

pub struct Stored {
    snapshot: String,
    rows: BTreeMap<RowKey, String>,
    /// The rows of messages, oldest first.
    batches: Vec<String>,
}

impl Stored {
    /// The storage of a new room.
    pub fn new(room: &mut Room) -> Self {
        let mut stored = Self { snapshot: String::new(), rows: BTreeMap::new(), batches: Vec::new() };
        stored.store(room, &[]);
        stored
    }

    /// Stores one flush.
    pub fn store(&mut self, room: &mut Room, events: &[Numbered]) {
        self.batches.extend(StoredBatch::of(events).map(|batch| batch.write()));
        let changes = room.take_changes();
        self.snapshot = changes.room.unwrap_or(std::mem::take(&mut self.snapshot));
        for (key, row) in changes.rows {
            match row {
                Some(row) => self.rows.insert(key, row),
                None => self.rows.remove(&key),
            };
        }
    }

    /// The latest messages, as many as a welcome carries.
    pub fn recent(&self) -> Vec<StoredMessage> {
        self.latest(|_| false)
    }

    /// The messages of [`Stored::recent`], and before them those which `is_needed`, which have to be the latest.
    fn latest(&self, is_needed: impl Fn(&StoredMessage) -> bool) -> Vec<StoredMessage> {
        let read = |batch: &String| StoredBatch::read(batch).unwrap().into_messages().into_iter().rev();
        let newest_first = self.batches.iter().rev().flat_map(read).enumerate();
        let needed = newest_first.take_while(|(place, message)| *place < RECENT_MAX || is_needed(message));
        let mut messages: Vec<_> = needed.map(|(_, message)| message).collect();
        messages.reverse();
        messages
    }

    pub fn restore(&self, now: Millis) -> Room {
        let messages = self.latest(|message| now.since(message.time) <= SILENT_MILLIS);
        let rows = self.rows.iter().map(|(key, row)| (*key, row.clone())).collect();
        let (mut room, unreadable) = Room::restore(&self.snapshot, rows, messages).unwrap();
        assert!(unreadable.is_empty(), "{unreadable:?}");
        assert_eq!(room.take_changes(), Changes::default(), "everything is stored already");
        room
    }
}
