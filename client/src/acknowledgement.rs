//! When to acknowledge what was handled.

use protocol::{ACK_MILLIS, Millis};

/// When a client has to acknowledge. There is no timer: a client that handles nothing acknowledges nothing.
#[derive(Debug, Default)]
pub(crate) struct Acknowledgement {
    /// Whether the server of the current connection understands acknowledgements.
    is_offered: bool,
    /// When the last one was due over the current connection.
    last: Option<Millis>,
    /// Whether one is due and not taken yet.
    is_due: bool,
}

impl Acknowledgement {
    /// Call with each welcome.
    pub(crate) fn offer(&mut self, is_offered: bool) {
        self.is_offered = is_offered;
    }

    /// Call when something was handled.
    pub(crate) fn handled(&mut self, now: Millis) {
        if self.is_offered && self.last.is_none_or(|last| now.since(last) >= ACK_MILLIS) {
            (self.last, self.is_due) = (Some(now), true);
        }
    }

    /// Whether to acknowledge now. True once each time.
    pub(crate) fn take_due(&mut self) -> bool {
        std::mem::take(&mut self.is_due)
    }
}
