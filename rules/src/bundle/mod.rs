//! 낱말 묶음: the host's own words, which a private room asks instead of those of the pool.

mod lines;
mod remarks;

use std::collections::BTreeMap;

use hangul::Pattern;
pub use lines::read;
use serde::{Deserialize, Serialize};

use crate::shuffle::shuffle;
use crate::stored::{Own, RowKind, StoredRow};

/// A bundle of words, in the order of its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    pub(crate) name: String,
    pub(crate) entries: Vec<Entry>,
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

    /// Every word's place, in random order.
    pub(crate) fn shuffled(&self, seed: u64) -> Vec<u16> {
        let mut order: Vec<u16> = (0..).take(self.entries.len()).collect();
        shuffle(&mut order, &mut fastrand::Rng::with_seed(seed));
        order
    }

    /// Which of the words that are due to ask after a prompt with the initials `last`: the first with other initials, and one
    /// with those of more than half of them before they would be all that is left.
    pub(crate) fn next(&self, due: &[u16], last: Option<Pattern>) -> Option<usize> {
        let patterns: Vec<_> = due.iter().map(|&place| self.pattern(place)).collect();
        let mut counts = BTreeMap::new();
        patterns.iter().for_each(|pattern| *counts.entry(*pattern).or_insert(0) += 1);
        let frequent = counts.into_iter().find(|(_, count)| count * 2 > due.len()).map(|(pattern, _)| pattern);
        let of = |wanted: Option<Pattern>| patterns.iter().position(|pattern| *pattern == wanted);
        let frequent = frequent.filter(|pattern| *pattern != last).and_then(of);
        frequent.or_else(|| patterns.iter().position(|pattern| *pattern != last)).or((!due.is_empty()).then_some(0))
    }

    /// What asking the word at this place means.
    pub(crate) fn ask(&self, place: u16) -> Option<Asked> {
        let entry = self.entries.get(usize::from(place))?;
        let pattern = Pattern::of(&entry.word)?;
        let fitting = self.entries.iter().filter(|other| Pattern::of(&other.word) == Some(pattern));
        let right = match &entry.clue {
            Some(_) => vec![entry.word.clone()],
            None => fitting.map(|other| other.word.clone()).collect(),
        };
        Some(Asked { pattern, entry: entry.clone(), right })
    }

    fn pattern(&self, place: u16) -> Option<Pattern> {
        Pattern::of(&self.entries.get(usize::from(place))?.word)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn bundle(words: &[&str]) -> Bundle {
        let entries = words.iter().map(|word| Entry { word: (*word).to_owned(), clue: None }).collect();
        Bundle { name: String::new(), entries }
    }

    /// The words in the order in which they are asked in one round, after a prompt with the initials of `last`.
    fn asked(bundle: &Bundle, seed: u64, last: &str) -> Vec<String> {
        let (mut due, mut last, mut words) = (bundle.shuffled(seed), Pattern::of(last), Vec::new());
        while let Some(place) = bundle.next(&due, last) {
            let asked = bundle.ask(due.remove(place)).unwrap();
            last = Some(asked.pattern);
            words.push(asked.entry.word);
        }
        words
    }

    #[test]
    fn every_word_is_asked_once_in_an_order_that_depends_on_the_seed() {
        let words = ["사과", "바다", "하늘", "구름", "고래", "나무", "달팽이"];
        let bundle = bundle(&words);
        let orders: BTreeSet<_> = (0..20).map(|seed| asked(&bundle, seed, "도토리")).collect();
        assert!(orders.len() > 15);
        for order in orders {
            assert_eq!(order.into_iter().collect::<BTreeSet<_>>(), words.map(str::to_owned).into());
        }
    }

    #[test]
    fn two_prompts_in_a_row_have_different_initials_as_long_as_that_is_possible() {
        let half = bundle(&["사과", "사고", "시계", "시간", "하늘", "바다", "고래"]);
        for seed in 0..200 {
            let words = asked(&half, seed, "바둑");
            let patterns: Vec<_> = words.iter().map(|word| Pattern::of(word)).collect();
            assert!(patterns.windows(2).all(|pair| pair[0] != pair[1]), "{words:?}");
            assert_ne!(patterns[0], Pattern::of("바둑"));
        }
        let most = bundle(&["사과", "사고", "시계", "시간", "하늘"]);
        assert_eq!(asked(&most, 1, "사과").len(), 5);
    }
}
