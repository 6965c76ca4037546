//! Bodies of calls about words.

use hangul::Pattern;
use serde::{Deserialize, Serialize};

use crate::{Edit, Grade, Millis, Tier};

/// A word, and whether it counts now, with the operators' edits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// The word.
    pub word: String,
    /// Whether it counts in rooms that play with everyday words.
    pub everyday: bool,
    /// Whether it counts in rooms that play with the wide list.
    pub wide: bool,
    /// Where the word file has it from, if it has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// How familiar it is, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// The operators' edit, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edit: Option<Edit>,
}

/// The words of a pattern, best known first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordsFound {
    /// The pattern.
    pub pattern: Pattern,
    /// The number of all words found, not only of those in this answer.
    pub count: u64,
    /// One page of them.
    pub words: Vec<Word>,
}

/// All edits, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edits {
    /// The edits.
    pub edits: Vec<EditedWord>,
}

/// An edit of a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditedWord {
    /// The word.
    pub word: String,
    /// The edit.
    pub edit: Edit,
    /// When it was made.
    pub time: Millis,
}
