use protocol::{Refusal, ServerEvent};

use crate::throttle::Wait;

/// Why something is not done, and after how many milliseconds it may be tried again.
pub(super) struct Refused {
    reason: Refusal,
    wait: Option<u64>,
}

impl Refused {
    pub(super) fn after(reason: Refusal, wait: u64) -> Self {
        Self { reason, wait: Some(wait) }
    }

    /// As told to the one who asked for it, under the id of the message if it was one.
    pub(super) fn event(self, id: Option<String>) -> ServerEvent {
        ServerEvent::Refused { id, reason: self.reason, wait: self.wait }
    }
}

impl<R: Into<Refusal>> From<R> for Refused {
    fn from(reason: R) -> Self {
        Self { reason: reason.into(), wait: None }
    }
}

impl From<Wait> for Refused {
    fn from(wait: Wait) -> Self {
        let (reason, wait) = match wait {
            Wait::TooFast(wait) => (Refusal::TooFast, wait),
            Wait::Muted(wait) => (Refusal::Muted, wait),
        };
        Self::after(reason, wait)
    }
}
