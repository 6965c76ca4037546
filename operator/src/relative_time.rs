//! Formats timestamps relative to now, which needs no time zone.

use std::time::{SystemTime, UNIX_EPOCH};

use protocol::Millis;

/// The current time.
pub(crate) fn now() -> Millis {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Millis(u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX))
}

/// The age of `timestamp` at `now`: `5 min ago`.
pub(crate) fn ago(now: Millis, timestamp: Millis) -> String {
    match now.since(timestamp) / 1000 {
        seconds @ ..60 => format!("{seconds} s ago"),
        seconds @ ..3600 => format!("{} min ago", seconds / 60),
        seconds @ ..172_800 => format!("{} h ago", seconds / 3600),
        seconds => format!("{} days ago", seconds / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_grows_with_the_age() {
        let now = Millis(1_000_000_000);
        for (seconds, expected) in [
            (0, "0 s ago"),
            (59, "59 s ago"),
            (60, "1 min ago"),
            (3_600, "1 h ago"),
            (172_799, "47 h ago"),
            (172_800, "2 days ago"),
        ] {
            assert_eq!(ago(now, Millis(now.0 - seconds * 1000)), expected);
        }
    }

    #[test]
    fn a_timestamp_in_the_future_is_zero_seconds_old() {
        assert_eq!(ago(Millis(1000), Millis(9000)), "0 s ago");
    }
}
