//! Operators' edits to the words of a running game.

use std::collections::BTreeMap;

use hangul::Pattern;
use protocol::Edit;
use serde::{Deserialize, Serialize};

/// All edits, keyed by word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WordEdits(BTreeMap<String, Edit>);

impl WordEdits {
    /// The edit to `word`, if any.
    pub fn get(&self, word: &str) -> Option<Edit> {
        self.0.get(word).copied()
    }

    /// The added words that match `pattern`.
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
