//! The end of rooms that nobody uses any more.

use protocol::Millis;

use super::{Effects, Room};

/// A private room that nobody has used for this many milliseconds is closed: 30 days.
const PRIVATE_UNUSED_MILLIS: u64 = 30 * 24 * 60 * 60_000;
/// The same for a channel: 7 days. Anyone makes another by entering it.
const CHANNEL_UNUSED_MILLIS: u64 = 7 * 24 * 60 * 60_000;

impl Room {
    /// When the room is closed if nobody uses it before; `None` while somebody is connected, and for rooms that an
    /// operator keeps.
    pub(super) fn ends_at(&self) -> Option<Millis> {
        let stored = &*self.stored;
        if stored.kept || !self.seats.nobody_connected() {
            return None;
        }
        let used_at = stored.empty_since.unwrap_or_default().max(stored.last_event_at).max(Millis(stored.epoch));
        Some(used_at.plus(if self.is_private() { PRIVATE_UNUSED_MILLIS } else { CHANNEL_UNUSED_MILLIS }))
    }

    /// Closes the room if its time is over. Whoever comes back before that has happened finds it as it was.
    pub(super) fn end_if_unused(&mut self, now: Millis, effects: &mut Effects) {
        if self.ends_at().is_some_and(|ends_at| ends_at <= now) {
            self.close(effects);
        }
    }
}
