//! The server's time, on a machine whose own clock may be wrong by hours.

use crate::dom::prelude::*;
use game::protocol::ServerEvent;
use game::time::Millis;

/// How far the server's clock is ahead of the time since the page was loaded, which no setting of a clock changes.
#[derive(Clone, Copy)]
pub(crate) struct Clock(StoredValue<Option<f64>>);

impl Clock {
    pub(crate) fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// Learns from an event that was stamped when it was sent. Whatever came fastest on its way is nearest to the truth.
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
