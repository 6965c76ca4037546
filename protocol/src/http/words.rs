//! Response bodies of calls about words.

use hangul::Pattern;
use serde::{Deserialize, Serialize};

use crate::{Edit, Grade, Millis, Tier};

/// A word, and whether rooms accept it now, after the operators' edits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// The word.
    pub word: String,
    /// Whether rooms with [`WordList::Everyday`](crate::WordList::Everyday) accept it.
    pub everyday: bool,
    /// Whether rooms with [`WordList::Wide`](crate::WordList::Wide) accept it.
    pub wide: bool,
    /// The best source that has it; `None` if the word file lacks it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// How familiar it is; `None` for a word without a grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// The operators' edit, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edit: Option<Edit>,
    /// Whether it is about sexual acts, sexual or deadly violence, suicide or drugs.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unfit: bool,
}

/// A page of the words with a pattern, best known first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordsFound {
    /// The pattern.
    pub pattern: Pattern,
    /// Number of all words found, on all pages.
    pub count: u64,
    /// The words on this page.
    pub words: Vec<Word>,
}

/// All edits, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edits {
    /// The edits.
    pub edits: Vec<EditedWord>,
}

/// A word and its edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditedWord {
    /// The word.
    pub word: String,
    /// The operators' edit.
    pub edit: Edit,
    /// When it was made.
    pub time: Millis,
}
