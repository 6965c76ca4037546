//! The operators' desk: edits of the words, and what players propose and report.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use lexicon::WordEdits;
use protocol::http::{DeskCounts, EditedWord, ProposedWord, Quote, Report};
use protocol::{Edit, Millis, PlayerId};

use crate::{ForOperators, room};

/// The most proposals or reports in one answer.
const LISTED_MAX: usize = 1_000;

/// Everything on the desk. Every method that changes it returns the changes to store.
#[derive(Debug, Default)]
pub struct Desk {
    /// The edits by word, with their numbers and times. `None` is an edit that was taken back.
    edits: BTreeMap<String, (u64, Option<Edit>, Millis)>,
    /// When each player proposed a word last, by word.
    proposals: BTreeMap<String, BTreeMap<(String, PlayerId), Millis>>,
    /// The reports by number.
    reports: BTreeMap<u64, Report>,
    /// The highest number that a report has ever had.
    last_report: u64,
}

/// A change of the desk, to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskChange {
    /// The latest edit of a word; `edit` is `None` if it was taken back.
    Edit {
        /// Counts all edits. The highest number is the version of the edits.
        number: u64,
        /// The word.
        word: String,
        /// The edit.
        edit: Option<Edit>,
        /// When it was made.
        time: Millis,
    },
    /// A player's proposal of a word.
    Proposal {
        /// The word.
        word: String,
        /// The room of the player.
        room: String,
        /// The player.
        player: PlayerId,
        /// When the player proposed it.
        time: Millis,
    },
    /// All proposals of a word are gone.
    NoProposals {
        /// The word.
        word: String,
    },
    /// A report.
    Report(Report),
    /// A report is gone.
    NoReport {
        /// Its number.
        id: u64,
    },
}

impl Desk {
    /// An empty desk. Its reports are numbered from the one after `last_report`, the last number that was given.
    pub fn new(last_report: u64) -> Self {
        Self { last_report, ..Self::default() }
    }

    /// Takes in a change as it was stored, in any order.
    pub fn restore(&mut self, change: DeskChange) {
        match change {
            DeskChange::Edit { number, word, edit, time } => drop(self.edits.insert(word, (number, edit, time))),
            DeskChange::Proposal { word, room, player, time } => {
                self.proposals.entry(word).or_default().insert((room, player), time);
            }
            DeskChange::NoProposals { word } => drop(self.proposals.remove(&word)),
            DeskChange::Report(report) => {
                self.last_report = self.last_report.max(report.id);
                self.reports.insert(report.id, report);
            }
            DeskChange::NoReport { id } => drop(self.reports.remove(&id)),
        }
    }

    /// Takes in what a player of `room` tells the operators. The same told twice changes nothing: a room tells again
    /// what may not have arrived.
    pub fn receive(&mut self, room: &str, time: Millis, message: ForOperators) -> Vec<DeskChange> {
        let changes = match message {
            ForOperators::Proposal(room::Proposal { player, word }) => {
                let proposers = self.proposals.get(&word);
                if proposers.is_some_and(|proposers| proposers.contains_key(&(room.to_owned(), player))) {
                    return Vec::new();
                }
                vec![DeskChange::Proposal { word, room: room.to_owned(), player, time }]
            }
            ForOperators::Report(report) => self.file(room, time, report),
        };
        self.apply(changes)
    }

    /// A player's later report about another player replaces the earlier one.
    fn file(&self, room: &str, time: Millis, report: room::Report) -> Vec<DeskChange> {
        let room::Report { by: reporter, player, nickname, said } = report;
        let is_same = |other: &&Report| (other.room.as_str(), other.player, other.reporter) == (room, player, reporter);
        let earlier = self.reports.values().find(is_same);
        if earlier.is_some_and(|earlier| earlier.time == time) {
            return Vec::new();
        }
        let said = said.into_iter().map(|(time, text)| Quote { time, text: text.as_str().to_owned() }).collect();
        let id = self.last_report + 1;
        let report = Report { id, room: room.to_owned(), time, player, nickname, reporter, said };
        let replaced = earlier.map(|earlier| DeskChange::NoReport { id: earlier.id });
        replaced.into_iter().chain([DeskChange::Report(report)]).collect()
    }

    /// Edits a word, or takes its edit back. Nothing changes if there is no edit to take back. An edit settles the
    /// proposals of its word.
    pub fn edit(&mut self, time: Millis, word: &str, edit: Option<Edit>) -> Vec<DeskChange> {
        if edit.is_none() && self.edits.get(word).is_none_or(|(_, edit, _)| edit.is_none()) {
            return Vec::new();
        }
        let word = word.to_owned();
        let settled = DeskChange::NoProposals { word: word.clone() };
        self.apply(vec![DeskChange::Edit { number: self.version() + 1, word, edit, time }, settled])
    }

    /// Drops the proposals of a word. Nothing changes if there are none.
    pub fn drop_proposals(&mut self, word: &str) -> Vec<DeskChange> {
        let is_proposed = self.proposals.contains_key(word);
        let change = is_proposed.then(|| DeskChange::NoProposals { word: word.to_owned() });
        self.apply(change.into_iter().collect())
    }

    /// Drops a report. Nothing changes if there is none of this number.
    pub fn drop_report(&mut self, id: u64) -> Vec<DeskChange> {
        let change = self.reports.contains_key(&id).then_some(DeskChange::NoReport { id });
        self.apply(change.into_iter().collect())
    }

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

    fn apply(&mut self, changes: Vec<DeskChange>) -> Vec<DeskChange> {
        changes.iter().cloned().for_each(|change| self.restore(change));
        changes
    }
}

#[cfg(test)]
mod tests;
