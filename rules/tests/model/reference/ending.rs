//! The end of a room that nobody uses.

use super::Reference;

const DAY: u64 = 24 * 60 * 60_000;

impl Reference {
    /// When a room in which nobody is connected is closed. No channel of the scripts is kept.
    pub fn ends_at(&self) -> Option<u64> {
        let used_at = self.empty_since.unwrap_or(0).max(self.last_event_at).max(self.made_at);
        let days = if self.hosting.is_some() { 30 } else { 7 };
        self.nobody_connected().then_some(used_at + days * DAY)
    }
}
