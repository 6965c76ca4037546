//! The operators' desk: edits of the words, and what players propose and report.

mod full;
mod reading;

use std::collections::BTreeMap;

use protocol::http::{Quote, Report};
use protocol::{Edit, Millis, PlayerId};

use crate::{ForOperators, room};

/// The most messages that wait in a room for the desk. Beyond that the oldest are dropped.
pub const WAITING_MAX: u64 = 1_000;
/// The most proposers of one word that are counted. More would not change what operators do about it.
const PROPOSERS_MAX: usize = 100;

/// Everything on the desk. Every method that changes it returns the changes to store.
#[derive(Debug, Default)]
pub struct Desk {
    /// The edits by word, with their numbers and times. `None` is an edit that was taken back.
    edits: BTreeMap<String, (u64, Option<Edit>, Millis)>,
    /// When each player proposed a word last, by word.
    proposals: BTreeMap<String, BTreeMap<(String, PlayerId), Millis>>,
    /// The number of proposers in `proposals`.
    proposers: usize,
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
                let earlier = self.proposals.entry(word).or_default().insert((room, player), time);
                self.proposers += usize::from(earlier.is_none());
            }
            DeskChange::NoProposals { word } => {
                self.proposers -= self.proposals.remove(&word).map_or(0, |proposers| proposers.len());
            }
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
                let is_counted = |proposers: &BTreeMap<_, _>| {
                    proposers.len() >= PROPOSERS_MAX || proposers.contains_key(&(room.to_owned(), player))
                };
                if proposers.is_some_and(is_counted) {
                    return Vec::new();
                }
                let dropped = self.least_proposed(&word).map(|word| DeskChange::NoProposals { word });
                let proposal = DeskChange::Proposal { word, room: room.to_owned(), player, time };
                dropped.into_iter().chain([proposal]).collect()
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
        let replaced = earlier.map(|earlier| earlier.id).or_else(|| self.least_missed_report());
        let replaced = replaced.map(|id| DeskChange::NoReport { id });
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

    /// Drops the proposals of all words with `part` in them.
    pub fn drop_matching_proposals(&mut self, part: &str) -> Vec<DeskChange> {
        let matching = self.proposals.keys().filter(|word| word.contains(part)).cloned();
        let changes = matching.map(|word| DeskChange::NoProposals { word }).collect();
        self.apply(changes)
    }

    /// Drops all reports with `part` in the name of the room or in the nickname of the reported player.
    pub fn drop_matching_reports(&mut self, part: &str) -> Vec<DeskChange> {
        let has_part = |report: &&Report| report.room.contains(part) || report.nickname.contains(part);
        let changes =
            self.reports.values().filter(has_part).map(|report| DeskChange::NoReport { id: report.id }).collect();
        self.apply(changes)
    }

    /// Drops a report. Nothing changes if there is none of this number.
    pub fn drop_report(&mut self, id: u64) -> Vec<DeskChange> {
        let change = self.reports.contains_key(&id).then_some(DeskChange::NoReport { id });
        self.apply(change.into_iter().collect())
    }

    fn apply(&mut self, changes: Vec<DeskChange>) -> Vec<DeskChange> {
        changes.iter().cloned().for_each(|change| self.restore(change));
        changes
    }
}

#[cfg(test)]
mod tests;
