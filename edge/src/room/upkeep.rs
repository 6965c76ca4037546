//! What a room's object does after each input: its chores, its retention, and waking for what is due next.

use protocol::Millis;
use rules::Room;
use worker::Result;

use super::object::RoomObject;
use crate::{config, platform};

/// Messages are deleted at most this often, in milliseconds, or as often as they are kept long.
const EXPIRY_MILLIS: u64 = 60_000;

impl RoomObject {
    /// Does what is due beside playing, and wakes the object for what is due next.
    pub(super) async fn run_chores(&self) -> Result<()> {
        let now = platform::now();
        self.forget_old_messages(now)?;
        let listing = self.room.borrow().as_ref().map(Room::listing);
        if let Some(chores) = listing.clone().and_then(|listing| self.chores.due(listing)) {
            self.state.wait_until(chores);
        }
        let report = listing.and_then(|listing| self.chores.report_due(&listing, now));
        let deadline = self.room.borrow().as_ref().and_then(Room::next_deadline);
        let next = [deadline, report, self.expiry.get()].into_iter().flatten().min();
        // An alarm too many does no harm, so none is ever taken back.
        let Some(next) = next.filter(|_| self.alarm.get() != next) else { return Ok(()) };
        self.alarm.set(Some(next));
        let offset = next.since(platform::now());
        self.state.storage().set_alarm(i64::try_from(offset).unwrap_or(i64::MAX)).await
    }

    fn forget_old_messages(&self, now: Millis) -> Result<()> {
        if self.expiry.get().is_some_and(|expiry| now < expiry) || !self.store.exists()? {
            return Ok(());
        }
        let retention = config::message_retention(&self.env)?;
        let moment = Millis(now.0.saturating_sub(retention));
        self.store.forget_messages(moment)?;
        if let Some(room) = self.room.borrow_mut().as_mut() {
            room.forget_messages(moment);
        }
        let soonest = now.plus(EXPIRY_MILLIS.min(retention));
        self.expiry.set(self.store.oldest_message()?.map(|oldest| oldest.plus(retention).max(soonest)));
        Ok(())
    }
}
