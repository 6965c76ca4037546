//! The keys of a room's rows, and how a row is written and read.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::values::{Read, StoredForm, Written};
use super::{StoredError, check_version};

/// The key of a stored row: its kind and its number among the rows of that kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowKey {
    /// What the row stores.
    pub kind: RowKind,
    /// Its number.
    pub number: u64,
}

/// What a row stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// A seat. Its number is the player's.
    Seat,
    /// A correct answer to the latest prompt. Its number counts these from 1.
    Solver,
    /// A right answer that came too early and is not judged yet. Its number counts these from 1.
    Held,
    /// A message that is hidden until the reveal. Its number counts these from 1.
    Hidden,
    /// A ballot on removing a player. Its number is that player's.
    Ballot,
    /// A ban. Its number is that of the removed player.
    Ban,
    /// A finished prompt of the current match. Its number is its place in the match.
    Played,
    /// The results of the latest match. Its number is 0.
    Results,
    /// The bundle of words. Its number is 0.
    Bundle,
}

impl RowKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Seat,
        Self::Solver,
        Self::Held,
        Self::Hidden,
        Self::Ballot,
        Self::Ban,
        Self::Played,
        Self::Results,
        Self::Bundle,
    ];

    /// Its name in the storage.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Seat => "seat",
            Self::Solver => "solver",
            Self::Held => "held",
            Self::Hidden => "hidden",
            Self::Ballot => "ballot",
            Self::Ban => "ban",
            Self::Played => "played",
            Self::Results => "results",
            Self::Bundle => "bundle",
        }
    }

    /// The kind with this name; `None` if this version of the code knows none.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// A value that is stored as a row of its own.
pub(crate) trait StoredRow: Sized {
    /// The kind of its rows.
    const KIND: RowKind;
    /// The version of the rows that this code writes.
    const VERSION: u32 = 1;
    /// How it is stored.
    type Form: StoredForm<Value = Self>;

    /// The number that the value itself says it has; `None` if it says none.
    fn number(&self) -> Option<u64> {
        None
    }

    fn write_row(&self) -> String {
        // Serialising structs with string keys to a string does not fail.
        serde_json::to_string(&Versioned { version: Self::VERSION, body: Written::<Self::Form>(self) })
            .unwrap_or_default()
    }

    fn read_row(json: &str) -> Result<Self, StoredError> {
        check_version(json, Self::VERSION)?;
        let Read(value) = serde_json::from_str::<Read<Self::Form>>(json)?;
        Ok(value)
    }
}

/// The fields of a row after its version.
#[derive(Serialize)]
struct Versioned<T> {
    version: u32,
    #[serde(flatten)]
    body: T,
}

/// The stored form of a type that is not the protocol's, and is therefore stored as it is.
pub(crate) struct Own<T>(std::marker::PhantomData<T>);

impl<T: Serialize + for<'de> Deserialize<'de>> StoredForm for Own<T> {
    type Value = T;

    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }
}
