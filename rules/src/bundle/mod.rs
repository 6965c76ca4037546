//! 낱말 묶음: the host's own words, which a private room asks instead of those of the pool.

mod lines;
mod remarks;

use hangul::Pattern;
pub use lines::read;
use serde::{Deserialize, Serialize};

use crate::stored::{Own, RowKind, StoredRow};

/// A bundle of words, in the order of its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    pub(crate) name: String,
    pub(crate) entries: Vec<Entry>,
    /// Determines the order in which they are asked.
    pub(crate) seed: u64,
}

/// A word of a bundle, and its clue if it has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) word: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) clue: Option<String>,
}

/// A word of a bundle that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) pattern: Pattern,
    pub(crate) entry: Entry,
    /// The words of the bundle that are right: the entry's own if it has a clue, and else all that fit.
    pub(crate) right: Vec<String>,
}

impl StoredRow for Bundle {
    const KIND: RowKind = RowKind::Bundle;
    type Form = Own<Self>;
}

impl Bundle {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The number of its words.
    pub fn words(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap_or(u32::MAX)
    }

    /// Its text: one word per line, those with a clue with a tab and the clue.
    pub fn text(&self) -> String {
        let line = |Entry { word, clue }: &Entry| match clue {
            Some(clue) => format!("{word}\t{clue}\n"),
            None => format!("{word}\n"),
        };
        self.entries.iter().map(line).collect()
    }

    /// What is asked after `asked` other words: every word once in random order, then every word again in another.
    pub(crate) fn ask(&self, asked: u32) -> Option<Asked> {
        let words = self.words();
        let (round, place) = (asked.checked_div(words)?, asked.checked_rem(words)? as usize);
        let mut order = self.order(round);
        // No word twice in a row.
        if round > 0 && words > 2 && self.order(round - 1).last() == order.first() {
            order.swap(0, 1);
        }
        let entry = self.entries.get(*order.get(place)?)?;
        let pattern = Pattern::of(&entry.word)?;
        let fitting = self.entries.iter().filter(|other| Pattern::of(&other.word) == Some(pattern));
        let right = match &entry.clue {
            Some(_) => vec![entry.word.clone()],
            None => fitting.map(|other| other.word.clone()).collect(),
        };
        Some(Asked { pattern, entry: entry.clone(), right })
    }

    /// The order of a round. Draws `u32`, because the width of `usize` differs between the Worker and the tests.
    fn order(&self, round: u32) -> Vec<usize> {
        let mut random = fastrand::Rng::with_seed(self.seed.wrapping_add(round.into()));
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        for last in (1..self.words()).rev() {
            order.swap(last as usize, random.u32(..=last) as usize);
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn bundle(words: usize) -> Bundle {
        let entries = (0..words)
            .map(|number| Entry {
                word: hangul::join(number as u8 % 19, number as u16).map(|one| format!("{one}나무")).unwrap(),
                clue: None,
            })
            .collect();
        Bundle { name: String::new(), entries, seed: 7 }
    }

    #[test]
    fn every_word_is_asked_once_before_any_is_asked_again_and_none_twice_in_a_row() {
        for words in [5, 24] {
            let bundle = bundle(words);
            let asked: Vec<_> = (0..40 * words as u32).map(|asked| bundle.ask(asked).unwrap().entry.word).collect();
            for round in asked.chunks(words) {
                assert_eq!(round.iter().collect::<BTreeSet<_>>().len(), words);
            }
            assert!(asked.windows(2).all(|pair| pair[0] != pair[1]), "{words}");
            assert!(asked[..words] != asked[words..2 * words], "the order changes");
        }
    }

    #[test]
    fn a_bundle_without_words_asks_nothing() {
        assert_eq!(bundle(0).ask(3), None);
    }
}
