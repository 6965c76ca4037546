//! The dictionary, the question pool and the chat filter.
//!
//! All three are read in place from `words/built/words.bin`, which `make words` builds. Only the Worker includes it.

#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod clue;
mod dictionary;
mod edits;
mod entry;
mod filter;
pub mod format;
pub mod key;
mod list;
mod pool;
mod question;
mod unfit;

#[cfg(test)]
mod tests;

pub use clue::Clue;
pub use dictionary::{Dictionary, Verdict};
pub use edits::WordEdits;
pub use entry::Entry;
pub use filter::{Filter, Masked};
pub use pool::QuestionPool;
pub use question::{Question, QuestionRecord};
pub use unfit::UnfitWords;

use filter::FoulWords;
use format::Section;
use hangul::Pattern;
use protocol::{Edit, WordList};

/// Why bytes are not a usable word file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DictionaryError {
    /// They do not begin with the [`format::MAGIC`] of this version.
    #[error("these bytes are not a word file of this version")]
    NotAWordFile,
    /// The file ends too early.
    #[error("the word file is cut off")]
    CutOff,
}

/// The dictionary, the questions and the chat filter of one word file.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Decides which words are accepted as answers.
    pub dictionary: Dictionary<'a>,
    /// Draws the prompts.
    pub questions: QuestionPool<'a>,
    /// Masks foul words in text by players.
    pub filter: Filter<'a>,
    unfit: UnfitWords<'a>,
    /// The words that are never accepted, one per line.
    never: &'a str,
    edits: Option<&'a WordEdits>,
}

impl<'a> Words<'a> {
    /// Wraps the bytes of `words.bin`. Reads only the header and copies nothing.
    ///
    /// # Errors
    /// If the bytes are not a word file of this version or are cut off.
    pub fn new(bytes: &'a [u8]) -> Result<Self, DictionaryError> {
        let sections = format::Sections::parse(bytes)?;
        Ok(Self {
            dictionary: Dictionary::from_sections(&sections),
            questions: QuestionPool::from_sections(&sections),
            filter: Filter::new(FoulWords::new(sections.get(Section::Foul), sections.get(Section::Endings))),
            unfit: UnfitWords::new(text(sections.get(Section::Unfit))),
            never: text(sections.get(Section::Never)),
            edits: None,
        })
    }

    /// These words with the operators' edits applied.
    #[must_use]
    pub fn edited<'b>(self, edits: &'b WordEdits) -> Words<'b>
    where
        'a: 'b,
    {
        Words { edits: Some(edits), ..self }
    }

    /// Whether a room with the word list `list` accepts `word` as an answer to `pattern`. `word` must be trimmed NFC.
    pub fn accept(&self, pattern: &Pattern, word: &str, list: WordList) -> bool {
        match self.edits.and_then(|edits| edits.get(word)) {
            Some(Edit::Added) => Pattern::of(word) == Some(*pattern),
            Some(Edit::Removed) => false,
            None => self.dictionary.verdict(pattern, word).accepted(list).is_some(),
        }
    }

    /// Whether `word` is fit where only mild words (순한 낱말) count: not about sexual acts, sexual or deadly violence,
    /// suicide or drugs. Whether any list has the word does not matter.
    pub fn is_mild(&self, word: &str) -> bool {
        !self.unfit.has(word)
    }

    /// Whether no room ever accepts `word`, whoever asks for it: it is foul, or the operators removed it.
    pub fn is_refused(&self, word: &str) -> bool {
        let is_listed = self.never.lines().any(|never| never == word);
        is_listed || self.is_removed(word) || !self.filter.mask(word).is_clean()
    }

    /// Whether the operators removed `word`. The game does not show a removed word either.
    pub fn is_removed(&self, word: &str) -> bool {
        self.edits.is_some_and(|edits| edits.get(word) == Some(Edit::Removed))
    }
}

/// A section of text, which is empty if it is damaged.
fn text(section: &[u8]) -> &str {
    std::str::from_utf8(section).unwrap_or_default()
}
