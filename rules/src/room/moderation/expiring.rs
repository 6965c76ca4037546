//! Rows that end at a time of their own.

use std::collections::BTreeSet;

use protocol::Millis;

use crate::stored::{ChangedRow, Rows, StoredRow};

/// Something that ends at a time that does not change.
pub(super) trait Expires {
    fn until(&self) -> Millis;
}

/// Rows, and in which order they end.
#[derive(Clone, Debug)]
pub(super) struct Expiring<T> {
    rows: Rows<T>,
    ends: BTreeSet<(Millis, u64)>,
}

impl<T> Default for Expiring<T> {
    fn default() -> Self {
        Self { rows: Rows::default(), ends: BTreeSet::new() }
    }
}

impl<T: Expires> Expiring<T> {
    pub(super) fn new(rows: Rows<T>) -> Self {
        let ends = rows.iter().map(|(number, row)| (row.until(), number)).collect();
        Self { rows, ends }
    }

    pub(super) fn get(&self, number: u64) -> Option<&T> {
        self.rows.get(number)
    }

    pub(super) fn values(&self) -> impl Iterator<Item = &T> {
        self.rows.values()
    }

    pub(super) fn insert(&mut self, number: u64, row: T) {
        self.ends.insert((row.until(), number));
        self.rows.insert(number, row);
    }

    pub(super) fn change(&mut self, number: u64) -> Option<&mut T> {
        self.rows.change(number)
    }

    pub(super) fn remove(&mut self, number: u64) {
        if let Some(row) = self.rows.remove(number) {
            self.ends.remove(&(row.until(), number));
        }
    }

    /// Removes the rows that have ended.
    pub(super) fn expire(&mut self, now: Millis) {
        while let Some((_, number)) = self.ends.first().copied().filter(|(until, _)| now >= *until) {
            self.remove(number);
        }
    }
}

impl<T: StoredRow> Expiring<T> {
    /// The rows that changed since the last call.
    pub(super) fn take_changes(&mut self) -> impl Iterator<Item = ChangedRow> {
        self.rows.take_changes()
    }
}
