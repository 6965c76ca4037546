//! Whether and when to connect again.

use protocol::close;

/// Maximum wait before the first attempt to reconnect, in milliseconds.
const FIRST_MILLIS: u64 = 500;
/// Maximum wait before any attempt, in milliseconds.
const LONGEST_MILLIS: u64 = 15_000;

/// Whether a client must not reconnect by itself after its socket was closed with `code`.
pub fn ends_session(code: u16) -> bool {
    matches!(code, close::LEFT | close::TAKEN_OVER | close::REMOVED | close::ROOM_CLOSED | close::NO_SUCH_ROOM)
}

/// How long to wait before the `attempt`-th attempt to reconnect, from 1, in milliseconds. The maximum doubles with
/// each attempt. `random`, from 0 to 1, chooses a wait between half of the maximum and the maximum, so that clients do
/// not reconnect at the same moment.
pub fn backoff_millis(attempt: u32, random: f64) -> u64 {
    let doublings = attempt.saturating_sub(1).min(10);
    let longest = FIRST_MILLIS.saturating_mul(1 << doublings).min(LONGEST_MILLIS);
    (longest as f64 * (0.5 + random.clamp(0.0, 1.0) / 2.0)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_fifteen_seconds() {
        assert_eq!([1, 2, 3, 6, 60].map(|attempt| backoff_millis(attempt, 1.0)), [500, 1_000, 2_000, 15_000, 15_000]);
        assert_eq!(backoff_millis(1, 0.0), 250);
    }

    #[test]
    fn only_deliberate_closes_end_the_session() {
        for code in [close::LEFT, close::TAKEN_OVER, close::REMOVED, close::ROOM_CLOSED, close::NO_SUCH_ROOM] {
            assert!(ends_session(code), "{code}");
        }
        for code in [1001, 1005, close::BROKEN, 1012, close::WRONG_FRAMES, close::NOT_JOINED] {
            assert!(!ends_session(code), "{code}");
        }
    }
}
