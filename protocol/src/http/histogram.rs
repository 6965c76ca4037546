//! Histograms of durations.

use serde::{Deserialize, Serialize};

/// The upper bound of each bucket in milliseconds, inclusive. Longer durations are in no bucket.
const BOUNDS: [u64; 10] = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000];

/// A histogram of durations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Histogram {
    buckets: [u64; BOUNDS.len()],
    count: u64,
    sum_millis: u64,
}

impl Histogram {
    /// Counts a duration.
    pub fn observe(&mut self, millis: u64) {
        if let Some(bucket) = BOUNDS.iter().position(|&bound| millis <= bound) {
            self.buckets[bucket] += 1;
        }
        self.count += 1;
        self.sum_millis += millis;
    }

    /// Adds the counts of `other`.
    pub fn add(&mut self, other: &Self) {
        self.buckets.iter_mut().zip(other.buckets).for_each(|(bucket, count)| *bucket += count);
        self.count += other.count;
        self.sum_millis += other.sum_millis;
    }

    /// Number of durations.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Sum of all durations in milliseconds.
    pub fn sum_millis(&self) -> u64 {
        self.sum_millis
    }

    /// Each bound in milliseconds, with the number of durations up to it.
    pub fn cumulative(&self) -> impl Iterator<Item = (u64, u64)> {
        let mut total = 0;
        BOUNDS.into_iter().zip(self.buckets).map(move |(bound, count)| {
            total += count;
            (bound, total)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bound_counts_all_durations_up_to_it() {
        let mut histogram = Histogram::default();
        for millis in [0, 1, 2, 60, 5_000] {
            histogram.observe(millis);
        }
        let counts: Vec<u64> = histogram.cumulative().map(|(_, count)| count).collect();
        assert_eq!(counts, [2, 3, 3, 3, 3, 3, 4, 4, 4, 4]);
        assert_eq!((histogram.count(), histogram.sum_millis()), (5, 5_063));
    }
}
