//! The room's storage, as the Worker keeps it.

use std::collections::BTreeMap;

use protocol::{Numbered, RECENT_MAX};
use rules::{Room, RowKey, StoredBatch, StoredMessage};

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
        let (mut messages, mut batches) = (Vec::new(), self.batches.iter().rev());
        while messages.len() < RECENT_MAX
            && let Some(batch) = batches.next()
        {
            messages.splice(0..0, StoredBatch::read(batch).unwrap().into_messages());
        }
        messages.split_off(messages.len().saturating_sub(RECENT_MAX))
    }

    pub fn restore(&self) -> Room {
        let rows = self.rows.iter().map(|(key, row)| (*key, row.clone())).collect();
        let (room, unreadable) = Room::restore(&self.snapshot, rows, self.recent()).unwrap();
        assert!(unreadable.is_empty());
        room
    }
}
