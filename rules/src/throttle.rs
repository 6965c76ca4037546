//! Limits how fast one player may send frames.

use protocol::Millis;

/// Number of frames that may be sent at once.
const BURST: u64 = 5;
/// Milliseconds between frames after a burst, unless a deployment has its own: two per second.
pub(crate) const INTERVAL: u64 = 500;
/// Number of breaches within [`BREACH_MILLIS`] that mutes a player.
const BREACHES: usize = 3;
const BREACH_MILLIS: u64 = 10_000;
/// Mute duration in milliseconds.
const MUTE_MILLIS: u64 = 10_000;

/// Admits a burst, and then one thing in each interval.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bucket {
    /// When all that was admitted would have come at the steady pace of one in each interval.
    paced_until: Millis,
}

impl Bucket {
    /// Admits one thing at `now`, or returns after how many milliseconds it would be admitted. `interval` is in
    /// milliseconds, `burst` the number of things that are admitted at once.
    ///
    /// # Errors
    /// The milliseconds to wait.
    pub fn take(&mut self, now: Millis, interval: u64, burst: u64) -> Result<(), u64> {
        let paced = self.paced_until.max(now).plus(interval);
        match paced.since(now.plus(burst * interval)) {
            0 => {
                self.paced_until = paced;
                Ok(())
            }
            over => Err(over),
        }
    }

    /// Whether nothing that was admitted counts any more.
    pub fn is_full(&self, now: Millis) -> bool {
        self.paced_until <= now
    }
}

/// The recent frames of one player, as far as they decide whether the next frame is too soon.
#[derive(Clone, Debug, Default)]
pub struct Throttle {
    bucket: Bucket,
    breaches: Vec<Millis>,
    muted_until: Millis,
}

/// Why a frame is not admitted yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Too soon after the previous frames. Milliseconds until the next frame is admitted.
    TooFast(u64),
    /// The player is muted after repeated breaches. Milliseconds until the mute ends.
    Muted(u64),
}

impl Throttle {
    /// Admits a frame sent at `now`, or returns how long the player has to wait. `interval` is the number of milliseconds
    /// between frames after a burst.
    ///
    /// # Errors
    /// See [`Wait`].
    pub fn admit(&mut self, now: Millis, interval: u64) -> Result<(), Wait> {
        if now < self.muted_until {
            return Err(Wait::Muted(self.muted_until.since(now)));
        }
        let Err(over) = self.bucket.take(now, interval, BURST) else { return Ok(()) };
        self.breaches.retain(|breach| now.since(*breach) < BREACH_MILLIS);
        self.breaches.push(now);
        if self.breaches.len() < BREACHES {
            return Err(Wait::TooFast(over));
        }
        self.breaches.clear();
        self.muted_until = now.plus(MUTE_MILLIS);
        Err(Wait::Muted(MUTE_MILLIS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The throttle's decisions on frames sent at these milliseconds.
    fn admitted<const N: usize>(moments: [u64; N]) -> [Result<(), Wait>; N] {
        let mut throttle = Throttle::default();
        moments.map(|moment| throttle.admit(Millis(1_000_000 + moment), INTERVAL))
    }

    #[test]
    fn five_frames_at_once_then_two_per_second_are_admitted() {
        let steady = admitted([0, 0, 0, 0, 0, 500, 1_000, 1_500]);
        assert!(steady.iter().all(Result::is_ok));
        assert_eq!(admitted([0, 0, 0, 0, 0, 200])[5], Err(Wait::TooFast(300)));
    }

    #[test]
    fn a_pause_restores_the_burst() {
        assert!(admitted([0, 0, 0, 0, 0, 2_500, 2_500, 2_500, 2_500, 2_500]).iter().all(Result::is_ok));
    }

    #[test]
    fn three_breaches_within_ten_seconds_mute_for_ten() {
        let answers = admitted([0, 0, 0, 0, 0, 0, 0, 0, 9_999, 10_000]);
        assert_eq!(answers[5..8], [Err(Wait::TooFast(500)), Err(Wait::TooFast(500)), Err(Wait::Muted(10_000))]);
        assert_eq!(answers[8..], [Err(Wait::Muted(1)), Ok(())]);
    }

    #[test]
    fn breaches_more_than_ten_seconds_apart_do_not_mute() {
        let mut throttle = Throttle::default();
        for minute in 1..10 {
            let moment = Millis(minute * 60_000);
            let answers = [(); 6].map(|()| throttle.admit(moment, INTERVAL));
            assert_eq!(answers[5], Err(Wait::TooFast(500)));
        }
    }
}
