//! The parts of the desk that are read.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use lexicon::WordEdits;
use protocol::http::{DeskCounts, EditedWord, ProposedWord, Report};
use protocol::{Edit, Millis};

use super::Desk;

/// The most proposals or reports in one answer.
const LISTED_MAX: usize = 1_000;

impl Desk {
    /// The version of the edits; it rises with each.
    pub fn version(&self) -> u64 {
        self.edits.values().map(|(number, ..)| *number).max().unwrap_or_default()
    }

    /// The edits, for judging.
    pub fn edits(&self) -> WordEdits {
        self.current_edits().map(|(_, word, edit, _)| (word.clone(), edit)).collect()
    }

    /// The edits, for people: newest first.
    pub fn edited_words(&self) -> Vec<EditedWord> {
        let mut edits: Vec<_> = self.current_edits().collect();
        edits.sort_by_key(|(number, ..)| Reverse(*number));
        edits.into_iter().map(|(_, word, edit, time)| EditedWord { word: word.clone(), edit, time }).collect()
    }

    /// The proposed words: those with the most proposers first, then those proposed last.
    pub fn proposals(&self) -> Vec<ProposedWord> {
        let proposed = |(word, proposers): (&String, &BTreeMap<_, Millis>)| ProposedWord {
            word: word.clone(),
            people: proposers.len() as u32,
            time: proposers.values().copied().max().unwrap_or_default(),
        };
        let mut words: Vec<_> = self.proposals.iter().map(proposed).collect();
        words.sort_by_key(|proposed| Reverse((proposed.people, proposed.time)));
        words.truncate(LISTED_MAX);
        words
    }

    /// The reports, newest first.
    pub fn reports(&self) -> Vec<Report> {
        self.reports.values().rev().take(LISTED_MAX).cloned().collect()
    }

    /// How much lies on the desk.
    pub fn counts(&self) -> DeskCounts {
        DeskCounts {
            proposals: self.proposals.len() as u32,
            reports: self.reports.len() as u32,
            edits: self.current_edits().count() as u32,
        }
    }

    fn current_edits(&self) -> impl Iterator<Item = (u64, &String, Edit, Millis)> {
        self.edits.iter().filter_map(|(word, (number, edit, time))| Some((*number, word, (*edit)?, *time)))
    }
}
