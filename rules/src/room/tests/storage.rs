//! The rows of a room under test.

use std::collections::BTreeMap;

use crate::{Changes, Room, RowKey, StoredMessage};

/// The stored rows of a room besides its messages.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stored {
    pub(super) room: String,
    pub(super) rows: BTreeMap<RowKey, String>,
}

impl Stored {
    pub(super) fn store(&mut self, changes: Changes) {
        self.room = changes.room.unwrap_or(std::mem::take(&mut self.room));
        for (key, body) in changes.rows {
            match body {
                Some(body) => drop(self.rows.insert(key, body)),
                None => drop(self.rows.remove(&key)),
            }
        }
    }

    pub(super) fn restore(&self, messages: Vec<StoredMessage>) -> Room {
        let (mut room, unreadable) =
            Room::restore(&self.room, self.rows.clone().into_iter().collect(), messages).unwrap();
        assert!(unreadable.is_empty(), "{unreadable:?}");
        assert_eq!(room.take_changes(), Changes::default(), "everything is stored already");
        room
    }
}
