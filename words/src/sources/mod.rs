//! Reads what the word lists are made from: the unpacked packages in `words/sources/` and our own lists.

mod frequency;
mod handic;
mod korean;
mod mecab;
mod own;
mod standard;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use game::hangul::Pattern;
use game::words::Grade;
use unicode_normalization::UnicodeNormalization;

pub(crate) use frequency::Zipf;
pub(crate) use korean::{MecabKo, Tag};
pub(crate) use own::{Own, items};

/// Everything that was read. Ordered maps throughout, so that the same sources give the same bytes.
pub(crate) struct Sources {
    /// HanDic's common nouns, with the learners' grade where they have one.
    pub(crate) handic: BTreeMap<String, Option<Grade>>,
    /// Headwords of the 표준국어대사전, in which adverbs and North Korean forms are not marked.
    pub(crate) standard: BTreeSet<String>,
    /// What mecab-ko-dic knows.
    pub(crate) mecab: MecabKo,
    /// How frequent words are in text.
    pub(crate) zipf: BTreeMap<String, Zipf>,
    /// Our own lists.
    pub(crate) own: Own,
}

impl Sources {
    /// Reads all sources below `words`, the folder of this crate.
    pub(crate) fn read(words: &Path) -> io::Result<Self> {
        let file = |name: &str| {
            let path = words.join("sources").join(name);
            fs::read(&path).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
        };
        Ok(Self {
            handic: handic::read(&file("handic.dic")?)?,
            standard: standard::read(&file("nouns.js")?),
            mecab: MecabKo::read(&file("mecab-ko.dic")?)?,
            zipf: frequency::read(&file("wordfreq.msgpack")?)?,
            own: Own::read(words)?,
        })
    }

    /// How frequent `word` is; zero if it is not in the frequency list.
    pub(crate) fn zipf(&self, word: &str) -> Zipf {
        self.zipf.get(word).copied().unwrap_or_default()
    }
}

/// A word as the lists have it: NFC, without the `-`, `^` and spaces that dictionaries put between its parts.
/// `None` unless that leaves 2 to 6 complete syllables.
fn clean(raw: &str) -> Option<String> {
    let word: String = raw.nfc().filter(|letter| !matches!(letter, '-' | '^' | ' ')).collect();
    Pattern::of(&word).map(|_| word)
}
