//! What a right answer is worth.

/// How long a prompt pays more for speed, in milliseconds: the time of a prompt in an endless room.
pub const PROMPT_MILLIS: u64 = 30_000;

/// Points for a right answer `elapsed` milliseconds after the prompt was shown: 100 at once, falling evenly to 50 when
/// `limit` has passed, and no further.
pub fn points(elapsed: u64, limit: u64) -> u32 {
    let limit = limit.max(1);
    let late = elapsed.min(limit);
    // round(100 × (1 − late / 2·limit)) in whole numbers; adding half of the divisor rounds to the nearest.
    let scaled = 100 * (2 * limit - late) + limit;
    u32::try_from(scaled / (2 * limit)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_fall_from_a_hundred_to_fifty() {
        for (elapsed, expected) in
            [(0, 100), (1_800, 97), (15_000, 75), (29_999, 50), (30_000, 50), (3_600_000, 50), (u64::MAX, 50)]
        {
            assert_eq!(points(elapsed, PROMPT_MILLIS), expected, "{elapsed} ms");
        }
    }
}
