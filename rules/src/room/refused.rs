//! Why a request is refused.

use protocol::{Refusal, Reply};

use crate::throttle::Wait;

/// The reason of a refusal, and after how many milliseconds the request may be repeated.
pub(super) struct Refused {
    reason: Refusal,
    wait: Option<u64>,
}

impl Refused {
    pub(super) fn with_wait(reason: Refusal, wait: u64) -> Self {
        Self { reason, wait: Some(wait) }
    }

    /// The reply to the requesting player. `id` is that of the refused message, if the request was one.
    pub(super) fn reply(self, id: Option<String>) -> Reply {
        Reply::Refused { id, reason: self.reason, wait: self.wait }
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
        Self::with_wait(reason, wait)
    }
}
