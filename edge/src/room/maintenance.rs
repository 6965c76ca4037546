//! Work after each input: deletes expired messages, starts due background work and sets the alarm.

use protocol::Millis;
use rules::Room;
use worker::Result;

use super::object::RoomObject;
use crate::{config, platform};

/// Minimum time between two deletions of expired messages, in milliseconds. A shorter retention replaces it.
const EXPIRY_MILLIS: u64 = 60_000;

impl RoomObject {
    pub(super) async fn maintain(&self) -> Result<()> {
        let now = platform::now();
        self.forget_old_messages(now)?;
        let listing = self.room.borrow().as_ref().map(Room::listing);
        if let Some(work) = listing.clone().and_then(|listing| self.background.due(listing)) {
            self.state.wait_until(work);
        }
        let report = listing.and_then(|listing| self.background.report_due(&listing, now));
        let deadline = self.room.borrow().as_ref().and_then(Room::next_deadline);
        let next = [deadline, report, self.expiry.get()].into_iter().flatten().min();
        // An alarm is never cancelled, because a needless one does no harm.
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
