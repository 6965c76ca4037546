//! What the operators changed about the words, while the game runs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What was done to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// It counts, in both lists.
    Added,
    /// It does not count any more, and is not shown by the game.
    Removed,
}

/// All edits, by word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WordEdits(BTreeMap<String, Edit>);

impl WordEdits {
    /// What was done to `word`, if anything.
    pub fn get(&self, word: &str) -> Option<Edit> {
        self.0.get(word).copied()
    }
}

impl FromIterator<(String, Edit)> for WordEdits {
    fn from_iter<T: IntoIterator<Item = (String, Edit)>>(edits: T) -> Self {
        Self(edits.into_iter().collect())
    }
}
