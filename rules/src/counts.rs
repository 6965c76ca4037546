//! Counts of what networks do, which are stored as long as they count.

use protocol::Millis;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::stored::{StoredError, check_version};

/// Counts of one kind.
pub trait Counts: Default + Serialize + DeserializeOwned {
    /// Names the kind in storage.
    const NAME: &str;
    /// The version of the stored form, which is its field `version`.
    const VERSION: u32;

    /// When nothing counts any longer; `None` if nothing counts.
    fn counts_until(&self) -> Option<Millis>;

    /// The stored form.
    fn write(&self) -> String {
        // Serialising structs with string keys to a string does not fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads the stored form.
    ///
    /// # Errors
    /// See [`StoredError`].
    fn read(json: &str) -> Result<Self, StoredError> {
        check_version(json, Self::VERSION)?;
        Ok(serde_json::from_str(json)?)
    }
}
