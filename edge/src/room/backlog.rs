//! How much of what a socket was sent its client has not read. The runtime does not tell: it keeps in memory what is sent
//! to a client that has stopped reading.
//!
//! A client that acknowledges has read what it acknowledged. Any other is believed to have read everything when it sends
//! something. Both have a budget: some bytes and what the room broadcast lately, since even a client that reads everything
//! says so only from time to time.

#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use protocol::{Millis, SILENCE_MILLIS, UNACKNOWLEDGED_BYTES, UNREAD_BYTES};

/// Broadcasts of this time do not count for a client that acknowledges, in milliseconds. It is one and a
/// half times [`protocol::ACK_MILLIS`].
const ACKNOWLEDGING_MILLIS: u64 = 7_500;
/// The same for other clients, in milliseconds. They send a ping every 20 seconds.
const OTHERS_MILLIS: u64 = 45_000;
/// The broadcasts within this many milliseconds have one mark.
const MARK_MILLIS: u64 = 100;
/// The most marks that a room keeps, for about two minutes of constant talk.
const MARKS_MAX: usize = 1_200;

/// Everything that the room broadcast since its object is awake.
#[derive(Debug, Default)]
pub(super) struct Broadcasts {
    /// Bytes that each socket was sent.
    total: u64,
    marks: VecDeque<Mark>,
    /// The last mark that is no longer kept.
    dropped: Mark,
    /// The part of the total that does not count for clients that acknowledge, and for others.
    lately: [u64; 2],
}

/// The state after a broadcast.
#[derive(Debug, Default)]
struct Mark {
    seq: u64,
    at: Millis,
    total: u64,
}

impl Broadcasts {
    /// Records a broadcast of `bytes`, whose last event is `seq`.
    pub(super) fn add(&mut self, now: Millis, seq: u64, bytes: usize) {
        self.total += bytes as u64;
        let mark = Mark { seq, at: now, total: self.total };
        match self.marks.back_mut() {
            Some(last) if last.at.0 / MARK_MILLIS == now.0 / MARK_MILLIS => *last = mark,
            _ => self.marks.push_back(mark),
        }
        if self.marks.len() > MARKS_MAX {
            self.dropped = self.marks.pop_front().unwrap_or_default();
        }
        self.lately = [ACKNOWLEDGING_MILLIS, OTHERS_MILLIS].map(|millis| {
            let begin = now.minus(millis);
            self.total - self.total_where(|mark| mark.at <= begin)
        });
    }

    /// Whether an event with this seq may have been told. Without a broadcast since the object woke, any may have been.
    pub(super) fn may_have_told(&self, seq: u64) -> bool {
        self.marks.back().is_none_or(|last| seq <= last.seq)
    }

    /// The total at the last mark that meets the condition, which earlier marks meet, too. 0 if that was too long ago.
    fn total_where(&self, condition: impl Fn(&Mark) -> bool) -> u64 {
        let number = self.marks.partition_point(&condition);
        let last = number.checked_sub(1).and_then(|last| self.marks.get(last)).unwrap_or(&self.dropped);
        if condition(last) { last.total } else { 0 }
    }
}

/// The part of a room's broadcasts that one client has read, and when it last sent something.
#[derive(Debug)]
pub(super) struct Reader {
    acknowledges: bool,
    /// Total of the broadcasts that it has read.
    read: u64,
    /// Bytes of replies that it may not have read, in two parts, each with the seq of its last reply. An acknowledgement of
    /// that seq is about the whole part.
    replies: [(u64, u64); 2],
    /// When it last sent anything.
    heard: Millis,
    /// When it last sent something that tells that it reads, if it does not acknowledge.
    believed_at: Millis,
}

impl Reader {
    /// A client that has read everything so far.
    pub(super) fn new(now: Millis, acknowledges: bool, broadcasts: &Broadcasts) -> Self {
        Self { acknowledges, read: broadcasts.total, replies: [(0, 0); 2], heard: now, believed_at: now }
    }

    /// Records replies of `bytes` to this client alone. `seq` is the room's when it made them.
    pub(super) fn add_replies(&mut self, seq: u64, bytes: usize) {
        let [_, (last_seq, latest)] = &mut self.replies;
        *last_seq = seq;
        *latest += bytes as u64;
    }

    /// Records that the client has handled every event up to `seq`. Returns whether it had acknowledged nothing before.
    pub(super) fn acknowledge(&mut self, now: Millis, seq: u64, broadcasts: &Broadcasts) -> bool {
        let is_first = !std::mem::replace(&mut self.acknowledges, true);
        self.heard = now;
        self.read = self.read.max(broadcasts.total_where(|mark| mark.seq <= seq));
        let [earlier, latest] = self.replies;
        if seq >= latest.0 {
            self.replies = [(0, 0); 2];
        } else if seq >= earlier.0 {
            self.replies = [latest, (latest.0, 0)];
        }
        is_first
    }

    /// Records a frame or a ping that the client sent at `at`. Unless it acknowledges, it has read what the room sent until
    /// then.
    pub(super) fn hear(&mut self, at: Millis, broadcasts: &Broadcasts) {
        self.heard = self.heard.max(at);
        if !self.acknowledges && at > self.believed_at {
            self.believed_at = at;
            self.read = self.read.max(broadcasts.total_where(|mark| mark.at <= at));
            self.replies = [(0, 0); 2];
        }
    }

    /// Records a request for much data. It proves that the client is there, but not that it reads: a request in each answer
    /// would otherwise keep an endless backlog within the budget.
    pub(super) fn hear_request(&mut self, now: Millis) {
        self.heard = now;
    }

    /// Whether the client has more to read than its budget.
    pub(super) fn is_behind(&self, broadcasts: &Broadcasts) -> bool {
        let [acknowledging, others] = broadcasts.lately;
        let (budget, lately) = match self.acknowledges {
            true => (UNREAD_BYTES, acknowledging),
            false => (UNACKNOWLEDGED_BYTES, others),
        };
        let unread = broadcasts.total.saturating_sub(self.read).saturating_sub(lately);
        let replies: u64 = self.replies.iter().map(|(_, bytes)| bytes).sum();
        unread + replies > budget
    }

    /// Whether the client has been silent for too long.
    pub(super) fn is_silent(&self, now: Millis) -> bool {
        now.since(self.heard) >= SILENCE_MILLIS
    }
}
