//! How fast one player may speak.

use crate::time::Millis;

/// That many messages may come at once.
const BURST: u64 = 5;
/// After those, one in so many milliseconds: two a second.
const INTERVAL: u64 = 500;
/// So many breaches within [`BREACH_MILLIS`] mute a player.
const BREACHES: usize = 3;
const BREACH_MILLIS: u64 = 10_000;
/// For so long, in milliseconds.
const MUTE_MILLIS: u64 = 10_000;

/// What a player has said lately, as far as it decides whether the next message is too soon.
#[derive(Clone, Debug, Default)]
pub struct Throttle {
    /// When all that was said would have been said at the steady pace.
    paced_until: Millis,
    breaches: Vec<Millis>,
    muted_until: Millis,
}

/// Why a message has to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// It came too soon after the ones before; the next may come in so many milliseconds.
    TooFast(u64),
    /// The player keeps sending too fast, and is not heard for so many milliseconds.
    Muted(u64),
}

impl Throttle {
    /// Lets a message through, or says how long it has to wait.
    ///
    /// # Errors
    /// See [`Wait`].
    pub fn admit(&mut self, now: Millis) -> Result<(), Wait> {
        if now < self.muted_until {
            return Err(Wait::Muted(self.muted_until.since(now)));
        }
        let paced = self.paced_until.max(now).plus(INTERVAL);
        let over = paced.since(now.plus(BURST * INTERVAL));
        if over == 0 {
            self.paced_until = paced;
            return Ok(());
        }
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

    /// What becomes of messages at these moments.
    fn admitted<const N: usize>(moments: [u64; N]) -> [Result<(), Wait>; N] {
        let mut throttle = Throttle::default();
        moments.map(|moment| throttle.admit(Millis(1_000_000 + moment)))
    }

    #[test]
    fn five_at_once_and_then_two_a_second() {
        let steady = admitted([0, 0, 0, 0, 0, 500, 1_000, 1_500]);
        assert!(steady.iter().all(Result::is_ok));
        assert_eq!(admitted([0, 0, 0, 0, 0, 200])[5], Err(Wait::TooFast(300)));
    }

    #[test]
    fn a_pause_makes_up_for_haste() {
        assert!(admitted([0, 0, 0, 0, 0, 2_500, 2_500, 2_500, 2_500, 2_500]).iter().all(Result::is_ok));
    }

    #[test]
    fn three_breaches_within_ten_seconds_mute_for_ten() {
        let answers = admitted([0, 0, 0, 0, 0, 0, 0, 0, 9_999, 10_000]);
        assert_eq!(answers[5..8], [Err(Wait::TooFast(500)), Err(Wait::TooFast(500)), Err(Wait::Muted(10_000))]);
        assert_eq!(answers[8..], [Err(Wait::Muted(1)), Ok(())]);
    }

    #[test]
    fn breaches_far_apart_do_not_mute() {
        let mut throttle = Throttle::default();
        for minute in 1..10 {
            let moment = Millis(minute * 60_000);
            let answers = [(); 6].map(|()| throttle.admit(moment));
            assert_eq!(answers[5], Err(Wait::TooFast(500)));
        }
    }
}
