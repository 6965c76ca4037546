//! Work that goes along with a flush: expired messages and the alarm.

use protocol::Millis;
use protocol::http::Listing;
use rules::Flush;
use worker::Result;

use super::connections::Origin;
use super::live_room::LiveRoom;
use crate::config;

/// Minimum time between two deletions of expired messages, in milliseconds. A shorter retention replaces it.
const EXPIRY_MILLIS: u64 = 60_000;
/// An alarm that has not come this many milliseconds after its time counts as lost.
const LOST_MILLIS: u64 = 2_000;

impl LiveRoom {
    /// The alarm to set; `None` if the one that is set is early enough. An alarm that has become needless stays, because
    /// it does no harm and setting another costs a write. Any input replaces one that is [`LOST_MILLIS`] late.
    pub(super) fn next_alarm(
        &self,
        now: Millis,
        deadline: Option<Millis>,
        listing: &Listing,
        flush: &Flush<Origin>,
    ) -> Option<Millis> {
        let will_count = flush.letters.iter().any(|letter| letter.to.is_some()) || !flush.events.is_empty();
        let report = self.background.report_due(listing, will_count, now);
        let next = [deadline, report, self.background.delivery_due(), self.expiry.get()].into_iter().flatten().min()?;
        let is_early_enough = self.alarm.get().is_some_and(|set| now <= set.plus(LOST_MILLIS) && set <= next);
        (!is_early_enough).then_some(next)
    }

    /// Forgets the messages whose retention has ended. Returns the moment before which the flush deletes their rows; `None`
    /// if there are none.
    pub(super) fn forget_old_messages(&self, now: Millis) -> Result<Option<Millis>> {
        if self.expiry.get().is_some_and(|expiry| now < expiry) || !self.store.exists()? {
            return Ok(None);
        }
        let retention = config::message_retention(&self.env)?;
        let moment = now.minus(retention);
        if let Some(room) = self.room.borrow_mut().as_mut() {
            room.forget_messages(moment);
        }
        let soonest = now.plus(EXPIRY_MILLIS.min(retention));
        self.expiry.set(self.store.oldest(moment)?.map(|oldest| oldest.plus(retention).max(soonest)));
        Ok(self.store.oldest(Millis(0))?.filter(|oldest| *oldest < moment).map(|_| moment))
    }
}
