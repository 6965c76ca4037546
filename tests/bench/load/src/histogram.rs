//! Counts of times, from which percentiles are read.

use std::time::Duration;

use serde::Serialize;

/// Buckets between a power of two and the next: a percentile is wrong by less than 1 %.
const STEPS: u64 = 64;
const STEP_BITS: u32 = STEPS.ilog2();
/// Times of an hour and more share the last bucket.
const LONGEST_MICROS: u64 = 1 << 32;

/// A histogram of times. Its memory does not grow with their number.
pub(crate) struct Histogram {
    counts: Vec<u64>,
    total: u64,
    longest: Duration,
}

/// Percentiles in milliseconds, as they are reported.
#[derive(Serialize)]
pub(crate) struct Percentiles {
    count: u64,
    p50: f64,
    p99: f64,
    max: f64,
}

impl Histogram {
    pub(crate) fn new() -> Self {
        Self { counts: vec![0; bucket(LONGEST_MICROS) + 1], total: 0, longest: Duration::ZERO }
    }

    pub(crate) fn record(&mut self, time: Duration) {
        let micros = u64::try_from(time.as_micros()).unwrap_or(LONGEST_MICROS);
        self.counts[bucket(micros.min(LONGEST_MICROS))] += 1;
        self.total += 1;
        self.longest = self.longest.max(time);
    }

    pub(crate) fn percentiles(&self) -> Percentiles {
        let max = millis(self.longest);
        Percentiles { count: self.total, p50: self.percentile(50).min(max), p99: self.percentile(99).min(max), max }
    }

    /// The time in milliseconds that `percent` % of all times do not exceed. 0 if there are none.
    fn percentile(&self, percent: u64) -> f64 {
        let wanted = (self.total * percent).div_ceil(100);
        let mut seen = 0;
        for (index, count) in self.counts.iter().enumerate() {
            seen += count;
            if seen >= wanted && seen > 0 {
                return middle(index) / 1_000.0;
            }
        }
        0.0
    }
}

/// A time in milliseconds.
pub(crate) fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// Up to [`STEPS`] microseconds each has a bucket of its own. From there on, a bucket is as wide as a 64th of its values.
fn bucket(micros: u64) -> usize {
    let shift = micros.max(STEPS).ilog2() - STEP_BITS;
    usize::try_from(u64::from(shift) * STEPS + (micros >> shift)).unwrap_or(usize::MAX)
}

/// The middle of a bucket, in microseconds.
fn middle(index: usize) -> f64 {
    let index = index as u64;
    let shift = (index / STEPS).saturating_sub(1);
    let first = (index - shift * STEPS) << shift;
    first as f64 + ((1_u64 << shift) - 1) as f64 / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_are_narrow_and_in_order() {
        for micros in (0..100_000).chain([1 << 20, (1 << 31) + 12_345, LONGEST_MICROS]) {
            let difference = (middle(bucket(micros)) - micros as f64).abs();
            assert!(difference <= micros as f64 / 100.0, "{micros}: {difference}");
            assert!(bucket(micros) <= bucket(micros + 1));
        }
    }

    #[test]
    fn percentiles_are_those_of_the_recorded_times() {
        let mut times = Histogram::new();
        assert_eq!(times.percentiles().p99, 0.0);
        (1..=1_000).for_each(|millis| times.record(Duration::from_millis(millis)));
        times.record(Duration::from_secs(100_000));
        let percentiles = times.percentiles();
        assert!((percentiles.p50 - 501.0).abs() < 5.0, "{}", percentiles.p50);
        assert!((percentiles.p99 - 991.0).abs() < 10.0, "{}", percentiles.p99);
        assert_eq!((percentiles.count, percentiles.max), (1_001, 100_000_000.0));
    }
}
