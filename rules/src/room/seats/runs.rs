//! Sets of numbers that are mostly consecutive.

use std::collections::BTreeMap;

/// A set of numbers as runs of consecutive ones: the last number of each run by its first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Runs(BTreeMap<u32, u32>);

impl Runs {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn insert(&mut self, number: u32) {
        let below = self.run_at_or_below(number);
        if below.is_some_and(|(_, last)| last >= number) {
            return;
        }
        let first = below.filter(|(_, last)| last + 1 == number).map_or(number, |(first, _)| first);
        let last = self.0.remove(&(number + 1)).unwrap_or(number);
        self.0.insert(first, last);
    }

    pub(super) fn remove(&mut self, number: u32) {
        let Some((first, last)) = self.run_at_or_below(number).filter(|(_, last)| *last >= number) else { return };
        self.0.remove(&first);
        if first < number {
            self.0.insert(first, number - 1);
        }
        if number < last {
            self.0.insert(number + 1, last);
        }
    }

    /// The first number from `least` that is not in the set.
    pub(super) fn first_missing(&self, least: u32) -> u32 {
        self.run_at_or_below(least).filter(|(_, last)| *last >= least).map_or(least, |(_, last)| last + 1)
    }

    fn run_at_or_below(&self, number: u32) -> Option<(u32, u32)> {
        self.0.range(..=number).next_back().map(|(&first, &last)| (first, last))
    }
}
