//! The server's time, estimated without the device's clock, which may be wrong by hours.

use leptos::prelude::*;
use protocol::{Event, Millis};

/// Server time minus [`page_time`] in milliseconds, once known. Setting the device's clock does not change `page_time`.
#[derive(Clone, Copy)]
pub(crate) struct Clock(StoredValue<Option<f64>>);

impl Clock {
    pub(crate) fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// Starts the estimate over, from the time in a welcome.
    pub(crate) fn restart(self, now: Millis) {
        self.0.set_value(Some(now.0 as f64 - page_time()));
    }

    /// Updates the offset from an event that the server stamped when it sent it. The largest offset comes from the
    /// fastest delivery and is therefore the most accurate.
    pub(crate) fn learn(self, event: &Event) {
        let stamp = match event {
            Event::Prompt { prompt } => prompt.shown_at,
            Event::Said { time, .. } | Event::Answered { time, .. } => *time,
            _ => return,
        };
        let ahead = stamp.0 as f64 - page_time();
        self.0.update_value(|known| *known = Some(known.map_or(ahead, |known| known.max(ahead))));
    }

    /// The server's time now.
    pub(crate) fn now(self) -> Millis {
        Millis((page_time() + self.0.get_value().unwrap_or_default()).max(0.0) as u64)
    }
}

/// Milliseconds since the page was loaded.
pub(crate) fn page_time() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
