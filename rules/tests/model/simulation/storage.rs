//! The storage of a simulated room.

use std::collections::BTreeMap;

use protocol::{Millis, RECENT_MAX};
use rules::{ACTIVE_MILLIS, Changes, Effects, Room, RowKey, StoredMessage};

/// The room's storage, as the Worker keeps it.
#[derive(Default)]
pub struct Stored {
    room: String,
    rows: BTreeMap<RowKey, String>,
    /// The message rows, oldest first.
    messages: Vec<String>,
}

impl Stored {
    pub fn store(&mut self, changes: Changes, effects: &Effects) {
        self.messages.extend(effects.events.iter().filter_map(StoredMessage::of).map(|message| message.write()));
        self.room = changes.room.unwrap_or_else(|| std::mem::take(&mut self.room));
        for (key, row) in changes.rows {
            match row {
                Some(row) => drop(self.rows.insert(key, row)),
                None => drop(self.rows.remove(&key)),
            }
        }
    }

    /// The latest messages, as many as a welcome carries.
    pub fn recent(&self) -> Vec<StoredMessage> {
        self.latest(|_| false)
    }

    /// The messages of [`Stored::recent`], and before them those which `is_needed`, which have to be the latest.
    fn latest(&self, is_needed: impl Fn(&StoredMessage) -> bool) -> Vec<StoredMessage> {
        let newest_first = self.messages.iter().rev().map(|row| StoredMessage::read(row).unwrap()).enumerate();
        let needed = newest_first.take_while(|(place, message)| *place < RECENT_MAX || is_needed(message));
        let mut messages: Vec<_> = needed.map(|(_, message)| message).collect();
        messages.reverse();
        messages
    }

    pub fn restore(&self, now: Millis) -> Room {
        let messages = self.latest(|message| now.since(message.time) <= ACTIVE_MILLIS);
        let rows = self.rows.iter().map(|(key, row)| (*key, row.clone())).collect();
        let (mut room, unreadable) = Room::restore(&self.room, rows, messages).unwrap();
        assert!(unreadable.is_empty(), "{unreadable:?}");
        assert_eq!(room.take_changes(), Changes::default(), "everything is stored already");
        room
    }
}
