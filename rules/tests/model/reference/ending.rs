//! The end of a room that nobody uses.

use super::Reference;

const DAY: u64 = 24 * 60 * 60_000;

impl Reference {
    /// When a room in which nobody is connected is closed. The only channel of the scripts is kept.
    pub fn ends_at(&self) -> Option<u64> {
        let is_unused = self.hosting.is_some() && self.nobody_connected();
        let used_at = self.empty_since.unwrap_or(0).max(self.last_event_at).max(self.made_at);
        is_unused.then_some(used_at + 30 * DAY)
    }
}
