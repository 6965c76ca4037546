//! The words: what counts as an answer, and what is asked.
//!
//! Everything is read in place from one file, `words/built/words.bin`, made by `make words`. Only the Worker carries it.

mod clue;
mod dictionary;
mod edits;
pub mod entry;
pub mod format;
pub mod key;
mod list;
mod pool;
mod question;
mod topic;

#[cfg(test)]
mod tests;

pub use clue::Clue;
pub use dictionary::{Dictionary, Verdict};
pub use edits::{Edit, WordEdits};
pub use entry::{Entry, Grade, Tier, WordList};
pub use pool::QuestionPool;
pub use question::{Difficulty, Question, QuestionRecord};
pub use topic::Topic;

use crate::filter::{Filter, FoulWords};
use crate::hangul::Pattern;
use format::Section;

/// Why bytes cannot be searched for words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DictionaryError {
    /// They do not begin like a word file of this version.
    #[error("these bytes are not a word file of this version")]
    NotAWordFile,
    /// The file ends too early.
    #[error("the word file is cut off")]
    CutOff,
}

/// The dictionary, the questions and the chat filter of one word file.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// What counts.
    pub dictionary: Dictionary<'a>,
    /// What is asked.
    pub questions: QuestionPool<'a>,
    /// What is masked in the chat.
    pub filter: Filter<'a>,
    edits: Option<&'a WordEdits>,
}

impl<'a> Words<'a> {
    /// Takes the bytes of `words.bin`; nothing is read or copied but the header.
    ///
    /// # Errors
    /// When the bytes are no word file of this version, or are cut off.
    pub fn new(bytes: &'a [u8]) -> Result<Self, DictionaryError> {
        let sections = format::Sections::parse(bytes)?;
        Ok(Self {
            dictionary: Dictionary::from_sections(&sections),
            questions: QuestionPool::from_sections(&sections),
            filter: Filter::new(FoulWords::new(sections.get(Section::Foul), sections.get(Section::Endings))),
            edits: None,
        })
    }

    /// These words as the operators edited them.
    #[must_use]
    pub fn edited<'b>(self, edits: &'b WordEdits) -> Words<'b>
    where
        'a: 'b,
    {
        Words { edits: Some(edits), ..self }
    }

    /// Whether `word`, which is in NFC and has nothing around it, answers `pattern` in a room that plays with `list`.
    pub fn accept(&self, pattern: &Pattern, word: &str, list: WordList) -> bool {
        match self.edits.and_then(|edits| edits.get(word)) {
            Some(Edit::Added) => Pattern::of(word) == Some(*pattern),
            Some(Edit::Removed) => false,
            None => self.dictionary.verdict(pattern, word).accepted(list).is_some(),
        }
    }

    /// Whether the operators took `word` out: then the game does not show it, either.
    pub fn is_removed(&self, word: &str) -> bool {
        self.edits.is_some_and(|edits| edits.get(word) == Some(Edit::Removed))
    }
}
