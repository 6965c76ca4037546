//! How long ago something was: the same wherever the operator and the server are.

use std::time::{SystemTime, UNIX_EPOCH};

use protocol::Millis;

/// This moment.
pub(crate) fn now() -> Millis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Millis(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// How long before `now` the moment `then` was: `5 min ago`.
pub(crate) fn age(now: Millis, then: Millis) -> String {
    match now.since(then) / 1000 {
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
    fn an_age_is_told_in_the_unit_that_fits() {
        let now = Millis(1_000_000_000);
        for (seconds, told) in [
            (0, "0 s ago"),
            (59, "59 s ago"),
            (60, "1 min ago"),
            (3_600, "1 h ago"),
            (172_799, "47 h ago"),
            (172_800, "2 days ago"),
        ] {
            assert_eq!(age(now, Millis(now.0 - seconds * 1000)), told);
        }
    }

    #[test]
    fn a_server_whose_clock_is_ahead_does_no_harm() {
        assert_eq!(age(Millis(1000), Millis(9000)), "0 s ago");
    }
}
