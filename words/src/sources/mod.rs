//! Reads the inputs of the build: the unpacked packages in `words/sources/` and our own lists.

mod frequency;
mod handic;
mod korean;
mod mecab;
mod own;
mod standard;
mod variants;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use hangul::Pattern;
use protocol::Grade;
use unicode_normalization::UnicodeNormalization;

pub(crate) use frequency::Zipf;
pub(crate) use korean::{MecabKo, Tag};
pub(crate) use own::{Own, items};

/// All inputs of the build. The maps are ordered, so that the same sources give the same bytes.
#[derive(Default)]
pub(crate) struct Sources {
    /// Common nouns of HanDic with their learners' grade, if any.
    pub(crate) handic: BTreeMap<String, Option<Grade>>,
    /// Headwords of the 표준국어대사전. The list includes adverbs and North Korean spellings and does not mark them.
    pub(crate) standard: BTreeSet<String>,
    /// Nouns, adverbs and likeliest readings of mecab-ko-dic.
    pub(crate) mecab: MecabKo,
    /// The frequency of words in text.
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

    /// The frequency of `word`; zero if the frequency list lacks it.
    pub(crate) fn zipf(&self, word: &str) -> Zipf {
        self.zipf.get(word).copied().unwrap_or_default()
    }
}

/// Brings a dictionary form to NFC and removes the `-`, `^` and spaces between its parts. `None` unless 2 to 6 complete
/// syllables remain.
fn clean(raw: &str) -> Option<String> {
    let word: String = raw.nfc().filter(|letter| !matches!(letter, '-' | '^' | ' ')).collect();
    Pattern::of(&word).map(|_| word)
}
