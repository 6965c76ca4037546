//! What a right answer is worth.

/// Points for a right answer `elapsed` milliseconds after the prompt was shown: 100 at once, falling evenly to 50 when
/// `limit` has passed, and no further.
fn points(elapsed: u64, limit: u64) -> u32 {
    let limit = limit.max(1);
    let late = elapsed.min(limit);
    // round(100 × (1 − late / 2·limit)) in whole numbers; adding half of the divisor rounds to the nearest.
    let scaled = 100 * (2 * limit - late) + limit;
    u32::try_from(scaled / (2 * limit)).unwrap_or(100)
}

/// What the place among those who answered the same prompt leaves of the points, in percent: the first gets all.
const SHARES: [u32; 4] = [100, 80, 65, 55];
/// The share of everyone after those.
const LAST_SHARE: u32 = 40;
/// What the word that a clue describes, or one that is about the room's topic, earns on top.
const FAVOURED_BONUS: u32 = 30;

/// Points for a right answer by the player who is `place`-th (from 0) to answer this prompt.
pub fn award(elapsed: u64, limit: u64, place: usize, is_favoured: bool) -> u32 {
    let share = SHARES.get(place).copied().unwrap_or(LAST_SHARE);
    let bonus = if is_favoured { FAVOURED_BONUS } else { 0 };
    (points(elapsed, limit) * share + 50) / 100 + bonus
}

/// The rank of who has `points` among `all`, from 1. Who has the same points shares it.
pub fn rank(points: u32, all: impl IntoIterator<Item = u32>) -> u32 {
    1 + all.into_iter().filter(|&others| others > points).count() as u32
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
    fn later_scorers_get_less_and_the_clued_word_more() {
        let at_once = |place, is_favoured| award(0, 30_000, place, is_favoured);
        assert_eq!([0, 1, 2, 3, 4, 99].map(|place| at_once(place, false)), [100, 80, 65, 55, 40, 40]);
        assert_eq!([0, 1].map(|place| at_once(place, true)), [130, 110]);
    }
}
