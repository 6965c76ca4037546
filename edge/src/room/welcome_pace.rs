//! At most one welcome in a while for each socket: it is by far the longest reply.

use protocol::{Millis, WELCOME_MILLIS};

/// When one socket may get the next welcome.
#[derive(Debug, Default)]
pub(super) struct WelcomePace {
    last: Option<Millis>,
    /// Whether a request waits until the next welcome is allowed.
    is_waiting: bool,
}

/// The answer's time for a request for a welcome.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Now.
    Now,
    /// In this many milliseconds.
    In(u64),
    /// Together with a request that waits.
    Together,
}

impl WelcomePace {
    /// The pace of a socket that gets its first welcome now.
    pub(super) fn begin(now: Millis) -> Self {
        Self { last: Some(now), is_waiting: false }
    }

    /// Records a request.
    pub(super) fn request(&mut self, now: Millis) -> Turn {
        let wait = self.last.map_or(0, |last| WELCOME_MILLIS.saturating_sub(now.since(last)));
        match (self.is_waiting, wait) {
            (true, _) => Turn::Together,
            (false, 0) => {
                self.last = Some(now);
                Turn::Now
            }
            (false, wait) => {
                self.is_waiting = true;
                Turn::In(wait)
            }
        }
    }

    /// Whether a request waits, which is answered now.
    pub(super) fn take_waiting(&mut self, now: Millis) -> bool {
        let is_waiting = std::mem::take(&mut self.is_waiting);
        if is_waiting {
            self.last = Some(now);
        }
        is_waiting
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_within_two_seconds_get_one_answer_when_they_are_over() {
        let mut pace = WelcomePace::begin(Millis(10_000));
        assert_eq!(pace.request(Millis(10_500)), Turn::In(1_500));
        assert_eq!(pace.request(Millis(11_000)), Turn::Together);
        assert!(pace.take_waiting(Millis(12_000)));
        assert!(!pace.take_waiting(Millis(12_000)));
        assert_eq!(pace.request(Millis(13_999)), Turn::In(1));
    }

    #[test]
    fn a_request_after_a_pause_is_answered_at_once() {
        let mut pace = WelcomePace::begin(Millis(10_000));
        assert_eq!(pace.request(Millis(12_000)), Turn::Now);
        assert_eq!(pace.request(Millis(12_000)), Turn::In(2_000));
        assert_eq!(WelcomePace::default().request(Millis(10_000)), Turn::Now, "the object has just woken");
    }
}
