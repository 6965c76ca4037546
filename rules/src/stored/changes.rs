//! What of a room has to be stored.

/// What changed in a room since the last call of [`Room::take_changes`](crate::Room::take_changes), to be stored together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The room's own row, if it changed.
    pub room: Option<String>,
    /// The rows that changed, by key; `None` deletes the row.
    pub rows: Vec<(RowKey, Option<String>)>,
}

impl Changes {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.room.is_none() && self.rows.is_empty()
    }
}

/// The key of a stored row: its kind and its number among the rows of that kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    /// The kind.
    pub kind: RowKind,
    /// The number.
    pub number: u64,
}

/// The kind of a stored row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKind {
    /// A player's seat.
    Seat,
}

impl RowKind {
    /// The name of the kind in the storage.
    pub fn as_str(self) -> &'static str {
        "seat"
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        (name == "seat").then_some(Self::Seat)
    }
}
