//! Change tracking for stored values.

use std::ops::{Deref, DerefMut};

/// A value that records whether it may have changed since it was last stored: every mutable access marks it as changed.
#[derive(Clone, Debug)]
pub(crate) struct Tracked<T> {
    value: T,
    changed: bool,
}

impl<T> Tracked<T> {
    /// A value that is not stored yet.
    pub(crate) fn new(value: T) -> Self {
        Self { value, changed: true }
    }

    /// A value as it is stored.
    pub(crate) fn restored(value: T) -> Self {
        Self { value, changed: false }
    }

    /// Mutable access without the mark, for changes that message rows record and for data that is not stored.
    pub(crate) fn unmarked(&mut self) -> &mut T {
        &mut self.value
    }

    /// Marks the value, because what unmarked access changed has to be stored after all.
    pub(crate) fn mark(&mut self) {
        self.changed = true;
    }

    /// Whether the value was marked as changed since the last call.
    pub(crate) fn take_mark(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }
}

impl<T> Deref for Tracked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Tracked<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.changed = true;
        &mut self.value
    }
}
