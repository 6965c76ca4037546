//! The server's time, estimated without the device's clock, which may be wrong by hours.

use protocol::{Millis, ServerEvent};

use crate::dom::prelude::*;

/// Server time minus [`page_time`] in milliseconds, once known. Setting the device's clock does not change `page_time`.
#[derive(Clone, Copy)]
pub(crate) struct Clock(StoredValue<Option<f64>>);

impl Clock {
    pub(crate) fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// Updates the offset from an event that the server stamped when it sent it. The largest offset comes from the
    /// fastest delivery and is therefore the most accurate. A welcome starts the estimate over.
    pub(crate) fn learn(self, event: &ServerEvent) {
        let (stamp, starts_over) = match event {
            ServerEvent::Welcome(welcome) => (welcome.now, true),
            ServerEvent::Prompt { prompt, .. } => (prompt.shown_at, false),
            ServerEvent::Said { time, .. } | ServerEvent::Answered { time, .. } => (*time, false),
            _ => return,
        };
        let ahead = stamp.0 as f64 - page_time();
        self.0.update_value(|known| {
            let nearest = known.filter(|_| !starts_over).map_or(ahead, |known| known.max(ahead));
            *known = Some(nearest);
        });
    }

    /// The server's time now.
    pub(crate) fn now(self) -> Millis {
        Millis((page_time() + self.0.get_value().unwrap_or_default()).max(0.0) as u64)
    }
}

/// Milliseconds since the page was loaded.
fn page_time() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
