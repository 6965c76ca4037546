//! What the operators changed about the words, while the game runs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::hangul::Pattern;

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

    /// The words that were added and have the initials of `pattern`.
    pub fn added(&self, pattern: &Pattern) -> impl Iterator<Item = &str> {
        let added = self.0.iter().filter(|(_, edit)| **edit == Edit::Added).map(|(word, _)| word.as_str());
        added.filter(move |word| Pattern::of(word).as_ref() == Some(pattern))
    }
}

impl FromIterator<(String, Edit)> for WordEdits {
    fn from_iter<T: IntoIterator<Item = (String, Edit)>>(edits: T) -> Self {
        Self(edits.into_iter().collect())
    }
}
