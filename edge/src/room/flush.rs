//! A flush: what waits is stored in one transaction, and then sent.

use std::rc::Rc;

use protocol::http::Listing;
use protocol::{ErrorCode, Millis};
use rules::directory::unvisited_plaza;
use rules::{Flush, Input, Room};
use worker::Result;

use super::connections::Origin;
use super::delivery::send_error;
use super::live_room::LiveRoom;
use crate::{config, platform};

/// Deadlines that are at most this many milliseconds away have a timer besides the alarm, which may be late.
const NEAR_MILLIS: u64 = 5_000;
/// After a failure the room is read again, and what is due then is run, after this many milliseconds: without an input
/// nothing else would wake it. The time doubles with each further failure.
const RETRY_MILLIS: u64 = 1_000;
/// After this many failures the room waits for an input, because it may not be usable at all, as that of a newer version.
const RETRIES_MAX: u32 = 6;

impl LiveRoom {
    /// Flushes if that is due, and sets the timer for what is due next.
    pub(super) fn settle(self: &Rc<Self>) {
        let now = platform::now();
        if self.flush_due().is_some_and(|due| due <= now) {
            self.flush();
        }
        self.set_timer(now);
    }

    /// Sets the timer for what is due next.
    pub(super) fn set_timer(self: &Rc<Self>, now: Millis) {
        let deadline = self.room.borrow().as_ref().and_then(Room::next_deadline);
        let near = deadline.filter(|deadline| deadline.since(now) <= NEAR_MILLIS);
        let due = [self.flush_due(), near, self.retry.get()].into_iter().flatten().min();
        let room = Rc::clone(self);
        self.timer.set(&self.state, due, move || room.run_due());
    }

    fn flush_due(&self) -> Option<Millis> {
        let connections = if self.is_windowed { self.connections.borrow().count() } else { 0 };
        self.outbox.borrow().due(connections)
    }

    fn run_due(self: &Rc<Self>) {
        let deadline = self.room.borrow().as_ref().and_then(Room::next_deadline);
        let due = [deadline, self.retry.get()].into_iter().flatten().min();
        if due.is_some_and(|due| due <= platform::now()) {
            self.retry.set(None);
            self.apply(Input::Tick, None);
        } else {
            self.settle();
        }
    }

    /// Runs what is due. An alarm may come late, twice or without need.
    pub(super) fn handle_alarm(self: &Rc<Self>) -> Result<()> {
        self.alarm.set(None);
        if self.store.exists()? {
            self.apply(Input::Tick, None);
            // Sets the next alarm, even if nothing was due.
            self.flush();
        } else if self.store.has_unreadable()? {
            let retention = config::message_retention(&self.env)?;
            self.store.forget_unreadable(platform::now().minus(retention))?;
        }
        // After an error the runtime repeats the alarm, even if the object has lost its timer by then.
        if self.retry.get().is_some() { Err("what is due could not be run".into()) } else { Ok(()) }
    }

    /// Plans a tick after a failure, if there is a room that may need it.
    pub(super) fn retry_later(&self, now: Millis) {
        let failures = self.failures.get();
        let retries = failures < RETRIES_MAX && self.store.exists().unwrap_or(true);
        self.retry.set(retries.then(|| now.plus(RETRY_MILLIS << failures)));
        self.failures.set(failures + 1);
    }

    /// Stores what waits, and sends it. False if that failed: then the senders get an `internal` error, and the next
    /// input reads the room from the storage.
    pub(super) fn flush(self: &Rc<Self>) -> bool {
        if self.outbox.borrow().is_empty() {
            return true;
        }
        let now = platform::now();
        if let Some(room) = self.room.borrow_mut().as_mut() {
            let told = [room.tell_watching(), room.tell_progress(), room.tell_board()];
            told.into_iter().flatten().for_each(|event| self.outbox.borrow_mut().append(event));
        }
        let flush = self.outbox.borrow_mut().take(now);
        if flush.closed {
            self.state.wait_until(Rc::clone(self).close(flush));
            return true;
        }
        match self.save(now, &flush) {
            Ok(()) => {
                self.retry.set(None);
                self.failures.set(0);
                self.send(&flush);
                self.outbox.borrow_mut().note_sent(platform::now());
                self.detach_lost_readers();
            }
            Err(error) => {
                self.telemetry.log_failure("flush", &error);
                self.discard(flush);
                self.retry_later(now);
                self.set_timer(now);
                return false;
            }
        }
        true
    }

    fn save(&self, now: Millis, flush: &Flush<Origin>) -> Result<()> {
        let expired = self.forget_old_messages(now)?;
        let mut slot = self.room.borrow_mut();
        let room = slot.as_mut().ok_or("the room is not in memory")?;
        if flush.events.is_empty() && !self.store.exists()? {
            // The first join was refused, so the room was not created.
            return Ok(());
        }
        let listing = room.listing();
        let work = self.background.due(now, &listing, !flush.for_operators.is_empty());
        let alarm = self.next_alarm(now, room.next_deadline(), &listing, flush);
        if self.store.save(flush, &room.take_changes(), expired, alarm)? {
            self.telemetry.log_created();
        }
        alarm.inspect(|&at| self.alarm.set(Some(at)));
        work.into_iter().for_each(|work| self.state.wait_until(work));
        Ok(())
    }

    fn send(&self, flush: &Flush<Origin>) {
        let mut slot = self.room.borrow_mut();
        let Some(room) = slot.as_ref() else { return };
        let sent = self.connections.borrow_mut().deliver(flush, room);
        sent.unwrap_or_else(|error| self.telemetry.log_failure("send", &error));
        self.telemetry.record(flush, room);
        if !self.store.exists().unwrap_or(true) && self.connections.borrow().count() == 0 {
            slot.take();
        }
    }

    /// Forgets the memory that is ahead of the storage, and tells the senders.
    fn discard(&self, flush: Flush<Origin>) {
        self.room.take();
        self.alarm.set(None);
        self.expiry.set(None);
        self.connections.borrow_mut().expect_restored();
        for origin in flush.letters.into_iter().filter_map(|letter| letter.to) {
            send_error(&origin.socket, ErrorCode::Internal.into());
        }
    }

    /// Deletes the stored room, and then tells everyone and closes all sockets.
    async fn close(self: Rc<Self>, flush: Flush<Origin>) {
        let Some(room) = self.room.take() else { return };
        if let Err(error) = self.state.storage().delete_all().await {
            self.telemetry.log_failure("close", &error);
            return self.discard(flush);
        }
        self.store.mark_deleted();
        self.telemetry.record(&flush, &room);
        let closed = self.connections.borrow_mut().close_all(Some((&flush.events, &room)));
        closed.unwrap_or_else(|error| self.telemetry.log_failure("close", &error));
        self.background.report_closed(room.listing()).await;
    }

    /// As [`LiveRoom::close`], for a room that cannot be read. Its clients learn it from the close code alone.
    pub(super) async fn close_unread(&self) -> Result<()> {
        self.state.storage().delete_all().await?;
        self.store.mark_deleted();
        self.connections.borrow_mut().close_all(None)?;
        // The directory drops the room, whatever else it is told.
        self.background.report_closed(Listing { name: self.name()?, ..unvisited_plaza() }).await;
        Ok(())
    }
}
