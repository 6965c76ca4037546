//! The judge's dictionary.

use super::DictionaryError;
use super::entry::{Entry, WordList};
use super::format::{Section, Sections};
use super::key::{Key, Syllables};
use super::list::List;
use crate::hangul::Pattern;

/// Every word that may count, searched in the bytes of `words.bin` as they are.
#[derive(Clone, Copy, Debug)]
pub struct Dictionary<'a> {
    syllables: Syllables<'a>,
    list: List<'a>,
}

/// What the dictionary says about a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The everyday list has it: it counts in every room.
    Everyday(Entry),
    /// Only the wide list has it: it counts where the room's words are set to 넓게.
    WideOnly(Entry),
    /// The initials fit, but no list has it. Other dictionaries may, so it must not be called no word at all.
    NotListed,
    /// It is not one run of complete syllables with the pattern's initials.
    NotThePattern,
}

impl Verdict {
    /// The entry, if the word counts in a room that plays with `list`.
    pub fn accepted(self, list: WordList) -> Option<Entry> {
        match self {
            Self::Everyday(entry) => Some(entry),
            Self::WideOnly(entry) => (list == WordList::Wide).then_some(entry),
            Self::NotListed | Self::NotThePattern => None,
        }
    }
}

impl<'a> Dictionary<'a> {
    /// Takes the bytes of `words.bin`; nothing is read or copied but the header.
    ///
    /// # Errors
    /// When the bytes are no word file of this version, or are cut off.
    pub fn new(bytes: &'a [u8]) -> Result<Self, DictionaryError> {
        Ok(Self::from_sections(&Sections::parse(bytes)?))
    }

    pub(super) fn from_sections(sections: &Sections<'a>) -> Self {
        Self { syllables: Syllables(sections.get(Section::Syllables)), list: List::new(sections) }
    }

    /// Judges `word`, which is in NFC and has nothing around it: `서랍` is an everyday word of `ㅅㄹ`.
    pub fn verdict(&self, pattern: &Pattern, word: &str) -> Verdict {
        if Pattern::of(word) != Some(*pattern) {
            return Verdict::NotThePattern;
        }
        match self.lookup(pattern, word) {
            None => Verdict::NotListed,
            Some(entry) if entry.list == WordList::Everyday => Verdict::Everyday(entry),
            Some(entry) => Verdict::WideOnly(entry),
        }
    }

    /// What is known of `word`, in whichever list: `None` if nothing.
    pub fn entry(&self, word: &str) -> Option<Entry> {
        self.lookup(&Pattern::of(word)?, word)
    }

    /// Every word with the initials of `pattern`, of both lists, in no meaningful order.
    pub fn answers(&self, pattern: &Pattern) -> impl Iterator<Item = Entry> + use<'a> {
        let prefix = Key::prefix(pattern);
        let syllables = self.syllables;
        self.list
            .seek(&prefix)
            .take_while(move |(key, _)| key.as_bytes().starts_with(prefix.as_bytes()))
            .filter_map(move |(key, flags)| Some(Entry::from_flags(key.word(syllables)?, flags)))
    }

    /// What an ordinary person may answer, the best known first: what hints and reveals are taken from.
    pub fn examples(&self, pattern: &Pattern) -> Vec<Entry> {
        let familiar = |entry: &Entry| entry.is_familiar() && entry.list == WordList::Everyday;
        let mut examples: Vec<Entry> = self.answers(pattern).filter(familiar).collect();
        examples.sort_by_key(|entry| entry.grade);
        examples
    }

    /// Every word of the file, in the order of its keys.
    pub fn words(&self) -> impl Iterator<Item = Entry> + use<'a> {
        let syllables = self.syllables;
        self.list
            .seek(&Key::empty())
            .filter_map(move |(key, flags)| Some(Entry::from_flags(key.word(syllables)?, flags)))
    }

    fn lookup(&self, pattern: &Pattern, word: &str) -> Option<Entry> {
        let key = Key::of(word, pattern, self.syllables)?;
        Some(Entry::from_flags(word.to_owned(), self.list.get(&key)?))
    }
}
