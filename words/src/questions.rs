//! Decides which patterns are asked, and how hard each is.

use std::collections::BTreeMap;

use game::hangul::Pattern;
use game::words::{Clue, Difficulty, Entry, Grade, QuestionRecord, WordList};

use crate::curated;
use crate::sources::Own;

/// Fewer familiar answers would make a prompt a riddle.
const FEWEST_FAMILIAR: u16 = 3;
/// Longer patterns have in effect one answer (ㅇㅅㅇㅈ is 일석이조) and need a clue.
const LONGEST_BARE: usize = 3;

/// What goes into the file: patterns in order, and the clues that they point at.
pub(crate) struct Questions {
    /// The patterns.
    pub(crate) records: Vec<QuestionRecord>,
    /// The clues of all patterns, those of a pattern together.
    pub(crate) clues: Vec<Clue>,
}

/// Every pattern with enough familiar answers to be asked as it is, or with a clue; never slang.
pub(crate) fn all(entries: &[Entry], own: &Own) -> Questions {
    let slang = |pattern: &Pattern| own.slang_patterns.contains(pattern);
    let askable = |clue: &&Clue| Pattern::of(&clue.word).is_some_and(|pattern| !slang(&pattern));
    let clues: Vec<Clue> = own.curated.iter().filter(askable).cloned().collect();
    let places = curated::places(&clues);
    let records = familiar_answers(entries)
        .into_iter()
        .filter(|(pattern, _)| !slang(pattern))
        .map(|(pattern, counts)| {
            let bare = pattern.len() <= LONGEST_BARE && counts.familiar >= FEWEST_FAMILIAR;
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
        let (easy, normal) = if length == 2 { (5, 2) } else { (2, 1) };
        if self.common >= easy {
            Difficulty::Easy
        } else if self.common >= normal {
            Difficulty::Normal
        } else {
            Difficulty::Hard
        }
    }
}
