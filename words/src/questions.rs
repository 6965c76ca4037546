//! Decides which patterns are asked, and how hard each is.

use std::collections::BTreeMap;

use game::hangul::Pattern;
use game::words::{Difficulty, Entry, Grade, QuestionRecord, WordList};

use crate::sources::Own;

/// Fewer familiar answers would make a prompt a riddle.
const FEWEST_FAMILIAR: u16 = 3;
/// Longer patterns have in effect one answer (ㅇㅅㅇㅈ is 일석이조) and need a clue.
const LONGEST_BARE: usize = 3;

/// The patterns that can be asked without a clue, in order.
pub(crate) fn bare(entries: &[Entry], own: &Own) -> Vec<QuestionRecord> {
    let mut counts: BTreeMap<Pattern, Counts> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.is_familiar() && entry.list == WordList::Everyday) {
        if let Some(pattern) = Pattern::of(&entry.word) {
            counts.entry(pattern).or_default().add(entry);
        }
    }
    counts
        .into_iter()
        .filter(|(pattern, _)| pattern.len() <= LONGEST_BARE && !own.slang_patterns.contains(pattern))
        .filter(|(_, counts)| counts.familiar >= FEWEST_FAMILIAR)
        .map(|(pattern, counts)| QuestionRecord {
            pattern,
            bare: Some(counts.difficulty(pattern.len())),
            familiar: counts.familiar,
            first_clue: 0,
            clues: 0,
        })
        .collect()
}

#[derive(Default)]
struct Counts {
    familiar: u16,
    /// Words that a learner meets in the first two grades.
    common: u16,
}

impl Counts {
    fn add(&mut self, entry: &Entry) {
        self.familiar = self.familiar.saturating_add(1);
        if entry.grade.is_some_and(|grade| grade <= Grade::Intermediate) {
            self.common = self.common.saturating_add(1);
        }
    }

    /// The more everyday answers, the easier. The thresholds cut the patterns of each length into about three thirds.
    fn difficulty(&self, length: usize) -> Difficulty {
        let (easy, normal) = if length == 2 { (8, 3) } else { (2, 1) };
        if self.common >= easy {
            Difficulty::Easy
        } else if self.common >= normal {
            Difficulty::Normal
        } else {
            Difficulty::Hard
        }
    }
}
