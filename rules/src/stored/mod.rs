//! The stored forms of a room's rows and of its messages. All carry a version, which is read before anything else.

mod batch;
mod message;
mod row;
mod rows;
mod tracked;
pub(crate) mod values;

use serde::Deserialize;
use thiserror::Error;

pub use batch::StoredBatch;
pub use message::StoredMessage;
pub(crate) use row::{Own, StoredRow};
pub use row::{RowKey, RowKind};
pub(crate) use rows::{ChangedRow, Rows};
pub(crate) use tracked::Tracked;

/// Why a stored row cannot be used.
#[derive(Debug, Error)]
pub enum StoredError {
    /// It is damaged. The caller moves it out of the way and starts without it.
    #[error("unreadable: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// A newer version of this code wrote it. The caller must not overwrite it.
    #[error("version {found} is newer than {known}")]
    TooNew {
        /// Its version.
        found: u32,
        /// The newest version that this code reads.
        known: u32,
    },
}

/// The version of a row, apart from its other fields. Rows without a version are of version 1.
#[derive(Deserialize)]
struct Versioned {
    #[serde(default = "first_version")]
    version: u32,
}

impl Versioned {
    /// The version, if it is at most the newest `known` one.
    fn check(self, known: u32) -> Result<u32, StoredError> {
        if self.version > known {
            return Err(StoredError::TooNew { found: self.version, known });
        }
        Ok(self.version)
    }
}

/// Checks the version of a row before its other fields are read, and returns it.
pub(crate) fn check_version(json: &str, known: u32) -> Result<u32, StoredError> {
    serde_json::from_str::<Versioned>(json)?.check(known)
}

fn first_version() -> u32 {
    1
}
