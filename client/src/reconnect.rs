//! Whether and when to connect again.

use protocol::close;

/// Maximum wait before the first attempt to reconnect, in milliseconds.
const FIRST_MILLIS: u64 = 500;
/// The longest spread that a client accepts from a room, in milliseconds.
const SPREAD_MAX_MILLIS: u64 = 30_000;
/// Maximum wait before any attempt without a spread, in milliseconds.
const LONGEST_MILLIS: u64 = 15_000;

/// Whether a client must not reconnect by itself after its socket was closed with `code`.
pub fn ends_session(code: u16) -> bool {
    matches!(code, close::LEFT | close::TAKEN_OVER | close::REMOVED | close::ROOM_CLOSED | close::NO_SUCH_ROOM)
}

/// How long to wait before the `attempt`-th attempt to reconnect, from 1, in milliseconds. The maximum doubles with
/// each attempt. `random`, from 0 to 1, chooses a wait between half of the maximum and the maximum, so that clients do
/// not reconnect at the same moment. In a room with many players, it also chooses a moment within the `spread` that the
/// room asks for.
pub(crate) fn backoff_millis(attempt: u32, spread: u64, random: f64) -> u64 {
    let doublings = attempt.saturating_sub(1).min(10);
    let longest = FIRST_MILLIS.saturating_mul(1 << doublings).min(LONGEST_MILLIS);
    let random = random.clamp(0.0, 1.0);
    (longest as f64 * (0.5 + random / 2.0) + spread.min(SPREAD_MAX_MILLIS) as f64 * random) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_fifteen_seconds() {
        let longest = [1, 2, 3, 6, 60].map(|attempt| backoff_millis(attempt, 0, 1.0));
        assert_eq!(longest, [500, 1_000, 2_000, 15_000, 15_000]);
        assert_eq!(backoff_millis(1, 0, 0.0), 250);
    }

    #[test]
    fn the_players_of_a_crowd_come_back_within_the_spread() {
        assert_eq!([0.0, 0.5, 1.0].map(|random| backoff_millis(1, 5_000, random)), [250, 2_875, 5_500]);
        assert_eq!(backoff_millis(1, u64::MAX, 1.0), 30_500);
    }

    #[test]
    fn only_deliberate_closes_end_the_session() {
        for code in [close::LEFT, close::TAKEN_OVER, close::REMOVED, close::ROOM_CLOSED, close::NO_SUCH_ROOM] {
            assert!(ends_session(code), "{code}");
        }
        for code in
            [1001, 1005, close::BROKEN, close::INTERNAL, close::WRONG_FRAMES, close::NOT_JOINED, close::DETACHED]
        {
            assert!(!ends_session(code), "{code}");
        }
    }
}
