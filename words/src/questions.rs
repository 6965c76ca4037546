//! Selects the patterns that the game asks and grades their difficulty.

use std::collections::BTreeMap;

use hangul::Pattern;
use lexicon::{Clue, Entry, QuestionRecord};
use protocol::{Difficulty, Grade, WordList};

use crate::curated;
use crate::sources::Own;

/// Minimum familiar answers of a pattern that is asked without a clue. With fewer, players could hardly guess one.
const FEWEST_FAMILIAR: u16 = 3;
/// Maximum length of a pattern that is asked without a clue. Longer ones have in effect one answer (ㅇㅅㅇㅈ: 일석이조).
const LONGEST_BARE: usize = 3;

/// Patterns with fewer familiar answers are hard, even if everybody knows these.
const FEWEST_UNLESS_HARD: u16 = 6;
/// Patterns with more familiar answers are not hard, even if none of them is common.
const MOST_IF_HARD: u16 = 20;
/// Patterns with as many familiar answers are easy, even if none of them is common.
const FEWEST_IF_EASY: u16 = 40;

/// The question records and clues to be written to the file.
pub(crate) struct Questions {
    /// One record per asked pattern, in pattern order.
    pub(crate) records: Vec<QuestionRecord>,
    /// The clues of all records. Those of one pattern are adjacent.
    pub(crate) clues: Vec<Clue>,
}

/// Every pattern that has a clue or enough familiar answers to be asked without one. Slang patterns are excluded.
pub(crate) fn all(entries: &[Entry], own: &Own) -> Questions {
    let slang = |pattern: &Pattern| own.slang_patterns.contains(pattern);
    let askable = |clue: &&Clue| Pattern::of(&clue.word).is_some_and(|pattern| !slang(&pattern));
    let clues: Vec<Clue> = own.curated.iter().filter(askable).cloned().collect();
    let places = curated::places(&clues);
    let records = familiar_answers(entries)
        .into_iter()
        .filter(|(pattern, _)| !slang(pattern))
        .map(|(pattern, counts)| {
            let plain = pattern.len() <= LONGEST_BARE && !own.chat_patterns.contains(&pattern);
            let bare = plain && counts.familiar >= FEWEST_FAMILIAR;
            let (first_clue, clues) = places.get(&pattern).copied().unwrap_or_default();
            QuestionRecord {
                pattern,
                bare: bare.then(|| counts.difficulty(pattern.len())),
                familiar: counts.familiar,
                first_clue,
                clues,
            }
        })
        .filter(|record| record.bare.is_some() || record.clues > 0)
        .collect();
    Questions { records, clues }
}

fn familiar_answers(entries: &[Entry]) -> BTreeMap<Pattern, Counts> {
    let mut counts: BTreeMap<Pattern, Counts> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.is_familiar() && entry.list == WordList::Everyday) {
        if let Some(pattern) = Pattern::of(&entry.word) {
            counts.entry(pattern).or_default().add(entry);
        }
    }
    counts
}

#[derive(Default)]
struct Counts {
    familiar: u16,
    /// Familiar words of the learners' grades A and B.
    common: u16,
}

impl Counts {
    fn add(&mut self, entry: &Entry) {
        self.familiar = self.familiar.saturating_add(1);
        if entry.grade.is_some_and(|grade| grade <= Grade::Intermediate) {
            self.common = self.common.saturating_add(1);
        }
    }

    /// Many familiar answers make a pattern easy, and common ones among them. A pattern with fewer than
    /// [`FEWEST_UNLESS_HARD`] is always hard, one with more than [`MOST_IF_HARD`] never.
    fn difficulty(&self, length: usize) -> Difficulty {
        // Familiar and common answers of an easy pattern, and of a normal one.
        let (easy, normal) = if length == 2 { ((24, 4), (10, 1)) } else { ((8, 2), (FEWEST_UNLESS_HARD, 1)) };
        let has = |(familiar, common)| self.familiar >= familiar && self.common >= common;
        if has(easy) || has((FEWEST_IF_EASY, 0)) {
            Difficulty::Easy
        } else if has(normal) || has((FEWEST_UNLESS_HARD, 3)) || self.familiar > MOST_IF_HARD {
            Difficulty::Normal
        } else {
            Difficulty::Hard
        }
    }
}
