//! Decides whether a word is an accepted answer.

use hangul::Pattern;
use protocol::WordList;

use super::DictionaryError;
use super::entry::Entry;
use super::format::{Section, Sections};
use super::key::{Key, Syllables};
use super::list::List;

/// All words of both word lists, searched in place in the bytes of `words.bin`.
#[derive(Clone, Copy, Debug)]
pub struct Dictionary<'a> {
    syllables: Syllables<'a>,
    list: List<'a>,
}

/// The dictionary's verdict on an attempted answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// In the everyday list: accepted in every room.
    Everyday(Entry),
    /// Only in the wide list: accepted in rooms with the word list 넓게.
    WideOnly(Entry),
    /// Matches the pattern but is in neither list. Other dictionaries may list it, so never tell players that it is no
    /// word.
    NotListed,
    /// Does not match the pattern: not a run of complete syllables with the pattern's choseong.
    NotThePattern,
}

impl Verdict {
    /// The entry, if a room with the word list `list` accepts the word.
    pub fn accepted(self, list: WordList) -> Option<Entry> {
        match self {
            Self::Everyday(entry) => Some(entry),
            Self::WideOnly(entry) => (list == WordList::Wide).then_some(entry),
            Self::NotListed | Self::NotThePattern => None,
        }
    }
}

impl<'a> Dictionary<'a> {
    /// Wraps the bytes of `words.bin`. Reads only the header and copies nothing.
    ///
    /// # Errors
    /// If the bytes are not a word file of this version or are cut off.
    pub fn new(bytes: &'a [u8]) -> Result<Self, DictionaryError> {
        Ok(Self::from_sections(&Sections::parse(bytes)?))
    }

    pub(super) fn from_sections(sections: &Sections<'a>) -> Self {
        Self { syllables: Syllables(sections.get(Section::Syllables)), list: List::new(sections) }
    }

    /// Judges `word`, which must be trimmed NFC: `서랍` is an everyday answer to `ㅅㄹ`.
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

    /// The entry of `word`; `None` if neither list has it.
    pub fn entry(&self, word: &str) -> Option<Entry> {
        self.lookup(&Pattern::of(word)?, word)
    }

    /// All words of both lists that match `pattern`, in key order, which is meaningless to players.
    pub fn answers(&self, pattern: &Pattern) -> impl Iterator<Item = Entry> + use<'a> {
        let prefix = Key::prefix(pattern);
        let syllables = self.syllables;
        self.list
            .seek(&prefix)
            .take_while(move |(key, _)| key.as_bytes().starts_with(prefix.as_bytes()))
            .filter_map(move |(key, flags)| Some(Entry::from_flags(key.word(syllables)?, flags)))
    }

    /// The familiar everyday answers to `pattern`, best known first. Hints and reveals are taken from these.
    pub fn examples(&self, pattern: &Pattern) -> Vec<Entry> {
        let familiar = |entry: &Entry| entry.is_familiar() && entry.list == WordList::Everyday;
        let mut examples: Vec<Entry> = self.answers(pattern).filter(familiar).collect();
        examples.sort_by_key(|entry| entry.grade);
        examples
    }

    /// All words of the file in key order.
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
