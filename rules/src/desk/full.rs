//! The rows that a full desk drops, so that it stays small whatever players send.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Desk;

/// The most proposers of all words together.
const PROPOSALS_MAX: usize = 10_000;
/// The most reports. Each quotes up to ten messages, so that all of them take at most 12 MB.
const REPORTS_MAX: usize = 2_000;

impl Desk {
    /// The word that gives way when another proposal arrives; `None` while there is room. That is the one with the fewest
    /// proposers, so that nobody alone displaces what many ask for, and of these the one that was proposed longest ago.
    pub(super) fn least_proposed(&self, arriving: &str) -> Option<String> {
        let words = || self.proposals.iter().filter(|(word, _)| *word != arriving);
        let least = || words().min_by_key(|(_, proposers)| (proposers.len(), proposers.values().max().copied()));
        (self.proposers >= PROPOSALS_MAX).then(least).flatten().map(|(word, _)| word.clone())
    }

    /// The report that gives way when another one arrives; `None` while there is room. That is the oldest one of the room with
    /// the most, so that a flood in one room does not displace what others report.
    pub(super) fn least_missed_report(&self) -> Option<u64> {
        if self.reports.len() < REPORTS_MAX {
            return None;
        }
        let mut rooms = BTreeMap::<&str, (usize, Reverse<u64>)>::new();
        for (&id, report) in &self.reports {
            rooms.entry(&report.room).or_insert((0, Reverse(id))).0 += 1;
        }
        rooms.into_values().max().map(|(_, Reverse(oldest))| oldest)
    }
}
