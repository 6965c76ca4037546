//! Points for correct answers.

/// Points for a correct answer `elapsed` milliseconds after the prompt was shown. They fall linearly from 100 at 0 to
/// 50 at `limit` milliseconds and stay at 50 after that.
fn points(elapsed: u64, limit: u64) -> u32 {
    let limit = limit.max(1);
    let late = elapsed.min(limit);
    // round(100 × (1 − late / 2·limit)) in integers. Adding half of the divisor rounds to the nearest.
    let scaled = 100 * (2 * limit - late) + limit;
    u32::try_from(scaled / (2 * limit)).unwrap_or(100)
}

/// The share of the points, in percent, by the order of correct answers to a prompt. The first player gets all points.
const SHARES: [u32; 4] = [100, 80, 65, 55];
/// The share of all later players, in percent.
const LAST_SHARE: u32 = 40;
/// Bonus points for the word that the clue describes, or for a word of the room's topic.
const FAVOURED_BONUS: u32 = 30;

/// Points for the correct answer that is number `place` (from 0) to this prompt.
pub fn award(elapsed: u64, limit: u64, place: usize, is_favoured: bool) -> u32 {
    let share = SHARES.get(place).copied().unwrap_or(LAST_SHARE);
    let bonus = if is_favoured { FAVOURED_BONUS } else { 0 };
    (points(elapsed, limit) * share + 50) / 100 + bonus
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_fall_from_a_hundred_to_fifty() {
        for (elapsed, expected) in
            [(0, 100), (1_800, 97), (15_000, 75), (29_999, 50), (30_000, 50), (3_600_000, 50), (u64::MAX, 50)]
        {
            assert_eq!(award(elapsed, 30_000, 0, false), expected, "{elapsed} ms");
        }
    }

    #[test]
    fn later_answers_earn_less_and_the_clued_word_earns_more() {
        let at_once = |place, is_favoured| award(0, 30_000, place, is_favoured);
        assert_eq!([0, 1, 2, 3, 4, 99].map(|place| at_once(place, false)), [100, 80, 65, 55, 40, 40]);
        assert_eq!([0, 1].map(|place| at_once(place, true)), [130, 110]);
    }
}
