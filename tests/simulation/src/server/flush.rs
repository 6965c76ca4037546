//! A flush: what waits is stored, and then sent.

use protocol::http::Listing;
use protocol::{ErrorCode, Event, Millis, PlayerId, Reply, close, write_frame};
use rules::{Flush, Input, Room};

use super::memory::Connection;
use super::{Outgoing, Server, Socket};
use crate::storage::Fault;

/// Deadlines that are at most this many milliseconds away have a timer besides the alarm.
const NEAR_MILLIS: u64 = 5_000;
/// An alarm that has not come this many milliseconds after its time counts as lost.
const LOST_MILLIS: u64 = 2_000;
/// The desk is called at least this often while something happens, in milliseconds.
const FETCH_MILLIS: u64 = 30_000;
/// Messages that the desk has not confirmed are delivered again after this many milliseconds.
const REDELIVER_MILLIS: u64 = 60_000;

impl Server {
    /// When the timer comes.
    pub(crate) fn timer(&self) -> Option<Millis> {
        self.memory.timer.into_iter().chain(self.memory.waiting.values().copied()).min()
    }

    /// Runs what the timer was set for.
    pub(crate) fn run_due(&mut self, now: Millis) {
        let late: Vec<_> =
            self.memory.waiting.extract_if(.., |_, until| *until <= now).map(|(socket, _)| socket).collect();
        late.into_iter().for_each(|socket| self.close(socket, close::NOT_JOINED));
        if self.memory.timer.is_none_or(|at| at > now) {
            return;
        }
        self.memory.timer = None;
        let deadline = self.memory.room.as_ref().and_then(Room::next_deadline);
        if [deadline, self.memory.retry].into_iter().flatten().any(|due| due <= now) {
            self.memory.retry = None;
            self.apply(now, Input::Tick, None);
        } else {
            self.settle(now);
        }
    }

    /// Runs what is due. Returns whether that failed, after which the runtime repeats the alarm.
    pub(crate) fn handle_alarm(&mut self, now: Millis) -> bool {
        self.memory.alarm = None;
        if self.storage.exists() {
            self.apply(now, Input::Tick, None);
            self.flush(now);
        }
        self.memory.retry.is_some()
    }

    pub(super) fn settle(&mut self, now: Millis) {
        if self.flush_due().is_some_and(|due| due <= now) {
            self.flush(now);
        }
        self.set_timer(now);
    }

    fn set_timer(&mut self, now: Millis) {
        let deadline = self.memory.room.as_ref().and_then(Room::next_deadline);
        let near = deadline.filter(|deadline| deadline.since(now) <= NEAR_MILLIS);
        self.memory.timer = [self.flush_due(), near, self.memory.retry].into_iter().flatten().min();
    }

    fn flush_due(&self) -> Option<Millis> {
        self.memory.outbox.due(self.memory.seated.len().max(self.crowd))
    }

    /// Stores what waits, and sends it. False if that failed.
    pub(super) fn flush(&mut self, now: Millis) -> bool {
        if self.memory.outbox.is_empty() {
            return true;
        }
        if let Some(room) = &mut self.memory.room {
            let told = [room.tell_watching(), room.tell_progress(), room.tell_board()];
            told.into_iter().flatten().for_each(|event| self.memory.outbox.append(event));
        }
        let flush = self.memory.outbox.take(now);
        if let Err(Fault) = self.save(now, &flush) {
            self.discard(flush);
            self.memory.retry_later(now, self.storage.exists());
            self.set_timer(now);
            return false;
        }
        (self.memory.retry, self.memory.failures) = (None, 0);
        self.send(&flush);
        true
    }

    fn save(&mut self, now: Millis, flush: &Flush<Socket>) -> Result<(), Fault> {
        let room = self.memory.room.as_mut().ok_or(Fault)?;
        if flush.events.is_empty() && !self.storage.exists() {
            return Ok(());
        }
        let expired = self.memory.expires.take();
        expired.into_iter().for_each(|moment| room.forget_messages(moment));
        let (listing, deadline, epoch) = (room.listing(), room.next_deadline(), room.position().0);
        let changes = room.take_changes();
        let counts = !flush.events.is_empty() || flush.letters.iter().any(|letter| letter.to.is_some());
        let report = self.memory.report_due(&listing, counts, now);
        let calls = self.calls_due(now, listing, !flush.for_operators.is_empty());
        let next = [deadline, report, self.delivery_due(flush)].into_iter().flatten().min();
        let is_set = |next| self.memory.alarm.is_some_and(|set| now <= set.plus(LOST_MILLIS) && set <= next);
        let alarm = next.filter(|next| !is_set(*next));
        self.storage.save(flush, changes, expired, alarm)?;
        self.memory.alarm = alarm.or(self.memory.alarm);
        self.memory.has_counters |= counts;
        self.journal.record(epoch, &flush.events);
        self.outgoing.extend(calls);
        Ok(())
    }

    /// The calls to the directory and the desk that are due, to be made after the flush. `has_new` if it stores something for
    /// the desk.
    fn calls_due(&mut self, now: Millis, listing: Listing, has_new: bool) -> Vec<Outgoing> {
        let mut calls = Vec::new();
        if self.memory.report_due(&listing, false, now).is_some_and(|due| due <= now) {
            self.memory.reported = Some((now, listing.clone()));
            self.memory.has_counters = false;
            calls.push(Outgoing::Report(listing));
        }
        let fetches = self.memory.fetched_at.is_none_or(|at| now.since(at) >= FETCH_MILLIS);
        if fetches {
            self.memory.fetched_at = Some(now);
        }
        let waits = !self.storage.for_operators.is_empty() && self.memory.delivered_at.plus(REDELIVER_MILLIS) <= now;
        if has_new || fetches || waits {
            self.memory.delivered_at = now;
            calls.push(Outgoing::Deliver);
        }
        calls
    }

    /// When what waits for the desk, or is about to, is delivered again.
    fn delivery_due(&self, flush: &Flush<Socket>) -> Option<Millis> {
        let waits = !self.storage.for_operators.is_empty() || !flush.for_operators.is_empty();
        waits.then(|| self.memory.delivered_at.plus(REDELIVER_MILLIS))
    }

    /// Sends what was flushed: first the replies to each sender and to others, then the events to everyone.
    fn send(&mut self, flush: &Flush<Socket>) {
        let Some(room) = &self.memory.room else { return };
        let (epoch, seq) = room.position();
        let seq = flush.events.first().map_or(seq, |first| first.seq - 1);
        let restored = Reply::Restored { epoch, seq };
        for letter in &flush.letters {
            let Some(socket) = letter.to else { continue };
            if let Some(seated) = letter.seated {
                self.seat(seated.player, socket);
            }
            if !letter.replies.is_empty() {
                let needs_restored = self.connection(socket).is_some_and(Connection::take_restored);
                let restored = needs_restored.then_some(&restored);
                self.send_frame(socket, write_frame(restored.into_iter().chain(&letter.replies), []));
            }
        }
        for (player, _, reply) in &flush.others {
            if let Some(seat) = self.memory.seated.get_mut(player) {
                let (socket, needs_restored) = (seat.socket, seat.take_restored());
                self.send_frame(
                    socket,
                    write_frame(needs_restored.then_some(&restored).into_iter().chain([reply]), []),
                );
            }
        }
        if !flush.events.is_empty() {
            let to: Vec<_> = self.memory.seated.values_mut().map(|seat| (seat.socket, seat.take_restored())).collect();
            for (socket, needs_restored) in to {
                self.send_frame(socket, write_frame(needs_restored.then_some(&restored), &flush.events));
            }
        }
        for numbered in &flush.events {
            if let Event::Removed { player, .. } = numbered.event
                && let Some(Connection { socket, .. }) = self.memory.seated.remove(&player)
            {
                self.close(socket, close::REMOVED);
            }
        }
        if !self.storage.exists() && self.memory.seated.is_empty() {
            self.memory.room = None;
        }
    }

    fn seat(&mut self, player: PlayerId, socket: Socket) {
        // The socket may have ended since it sent the join.
        let Some(known) = self.sockets.get_mut(&socket) else { return };
        let watched = known.replace(player).filter(|watched| *watched != player);
        watched.and_then(|watched| self.memory.seated.remove(&watched));
        self.memory.waiting.remove(&socket);
        let connection = Connection { socket, needs_restored: false };
        if let Some(older) = self.memory.seated.insert(player, connection)
            && older.socket != socket
        {
            self.close(older.socket, close::TAKEN_OVER);
        }
    }

    fn connection(&mut self, socket: Socket) -> Option<&mut Connection> {
        let player = self.sockets.get(&socket).copied().flatten()?;
        self.memory.seated.get_mut(&player)
    }

    /// Forgets the memory that is ahead of the storage, and tells the senders.
    fn discard(&mut self, flush: Flush<Socket>) {
        (self.memory.room, self.memory.alarm) = (None, None);
        self.memory.seated.values_mut().for_each(|connection| connection.needs_restored = true);
        for socket in flush.letters.into_iter().filter_map(|letter| letter.to) {
            self.refuse(socket, ErrorCode::Internal);
        }
    }
}
