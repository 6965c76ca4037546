//! Values that are stored as a row each, and which of them changed.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::Error;

use super::StoredError;
use super::row::{RowKey, StoredRow};

/// A row that changed, as JSON; `None` deletes it.
pub(crate) type ChangedRow = (RowKey, Option<String>);

/// Values by number, each in a row of its own. Every change marks its row, so that only changed rows are stored.
#[derive(Clone, Debug)]
pub(crate) struct Rows<T> {
    values: BTreeMap<u64, T>,
    changed: BTreeSet<u64>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { values: BTreeMap::new(), changed: BTreeSet::new() }
    }
}

impl<T> Rows<T> {
    pub(crate) fn get(&self, number: u64) -> Option<&T> {
        self.values.get(&number)
    }

    pub(crate) fn values(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.values.values()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (u64, &T)> {
        self.values.iter().map(|(&number, value)| (number, value))
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// The highest number of a row; 0 without rows.
    pub(crate) fn last_number(&self) -> u64 {
        self.values.last_key_value().map_or(0, |(&number, _)| number)
    }

    pub(crate) fn insert(&mut self, number: u64, value: T) {
        self.values.insert(number, value);
        self.changed.insert(number);
    }

    /// Mutable access that marks the row.
    pub(crate) fn change(&mut self, number: u64) -> Option<&mut T> {
        let value = self.values.get_mut(&number)?;
        self.changed.insert(number);
        Some(value)
    }

    /// Mutable access without a mark, for what is not stored and for what other rows record.
    pub(crate) fn unmarked(&mut self, number: u64) -> Option<&mut T> {
        self.values.get_mut(&number)
    }

    pub(crate) fn remove(&mut self, number: u64) -> Option<T> {
        let removed = self.values.remove(&number)?;
        self.changed.insert(number);
        Some(removed)
    }

    /// Removes the rows that `keep` rejects.
    pub(crate) fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        let removed = self.values.extract_if(.., |_, value| !keep(value));
        self.changed.extend(removed.map(|(number, _)| number));
    }

    /// Removes all rows and returns their values in the order of their numbers.
    pub(crate) fn take(&mut self) -> Vec<T> {
        let values = std::mem::take(&mut self.values);
        self.changed.extend(values.keys());
        values.into_values().collect()
    }
}

impl<T: StoredRow> Rows<T> {
    /// Adds a row as it was stored.
    pub(crate) fn restore(&mut self, number: u64, json: &str) -> Result<(), StoredError> {
        let value = T::read_row(json)?;
        if value.number().is_some_and(|own| own != number) {
            return Err(serde_json::Error::custom("the row has another row's number").into());
        }
        self.values.insert(number, value);
        Ok(())
    }

    /// The rows that changed since the last call.
    pub(crate) fn take_changes(&mut self) -> impl Iterator<Item = ChangedRow> {
        let changed = std::mem::take(&mut self.changed).into_iter();
        changed.map(|number| (RowKey { kind: T::KIND, number }, self.values.get(&number).map(T::write_row)))
    }
}
