//! Effects of inputs that are neither stored nor sent yet.
//!
//! A flush stores everything that waits in one transaction and then sends each connection one frame. A quiet room
//! flushes after every input. In a crowded one inputs wait for each other, since a flush costs about as much for twenty
//! messages as for one.

#[cfg(test)]
mod tests;

use protocol::{Event, Millis, Numbered, PlayerId, Reply};

use crate::room::{Effects, ForOperators, Seated};

/// Up to this many connections, a room flushes after every input.
const QUIET_CONNECTIONS: usize = 32;
/// Time that each connection adds between two flushes, in microseconds, since sending takes most of a flush's time.
const WINDOW_MICROS: usize = 80;
/// An event takes about as long to handle as this many connections take to send to.
const CONNECTIONS_AN_EVENT: usize = 4;
/// The most milliseconds between two flushes.
const WINDOW_MAX_MILLIS: u64 = 200;
/// After a flush that took long, this part of its time passes before the next one.
const READING_SHARE: u64 = 4;
/// This many events are flushed at once, so that neither a frame nor a row grows without a bound.
const EVENTS_MAX: usize = 500;

/// The least time between the beginnings of two flushes, in milliseconds, when the earlier one had this many events. They
/// lengthen it by at most half. It follows counts because the edge's clock stands still while code runs.
pub fn window_millis(connections: usize, events: usize) -> u64 {
    if connections <= QUIET_CONNECTIONS {
        return 0;
    }
    let work = connections + (connections / 2).min(events * CONNECTIONS_AN_EVENT);
    ((work * WINDOW_MICROS / 1000) as u64).min(WINDOW_MAX_MILLIS)
}

/// The effects of all inputs since the last flush. `To` is the sender's connection.
#[derive(Debug)]
pub struct Outbox<To> {
    waiting: Flush<To>,
    /// Whether something waits. An input without effects counts, because it may have changed the room.
    is_waiting: bool,
    is_urgent: bool,
    /// The last flush.
    flushed: Option<Flushed>,
    /// The last one that had events. Replies go to few connections, so no event waits because of them.
    broadcast: Option<Flushed>,
    /// The end of the latest fair window, which identifies the prompt that was answered.
    answered_until: Option<Millis>,
}

/// A flush of the past.
#[derive(Clone, Copy, Debug)]
struct Flushed {
    began: Millis,
    sent: Millis,
    events: usize,
}

impl Flushed {
    /// When the next flush may begin.
    fn next(self, connections: usize) -> Millis {
        let earliest = self.began.plus(window_millis(connections, self.events));
        if connections <= QUIET_CONNECTIONS {
            return earliest;
        }
        earliest.max(self.sent.plus(self.sent.since(self.began) / READING_SHARE))
    }
}

/// Everything that is stored together and then sent.
#[derive(Debug)]
pub struct Flush<To> {
    /// A letter to the sender of each input, in the order of the inputs.
    pub letters: Vec<Letter<To>>,
    /// For these players alone, who did not send the input, after the letters; each with the room's seq after the input.
    pub others: Vec<(PlayerId, u64, Reply)>,
    /// For everyone, in this order.
    pub events: Vec<Numbered>,
    /// For the operators' desk, each with the time of its input.
    pub for_operators: Vec<(Millis, ForOperators)>,
    /// See [`Effects::closed`].
    pub closed: bool,
}

impl<To> Flush<To> {
    /// The replies to all players.
    pub fn replies(&self) -> impl Iterator<Item = &Reply> {
        let others = self.others.iter().map(|(.., reply)| reply);
        self.letters.iter().flat_map(|letter| &letter.replies).chain(others)
    }
}

/// The effects of one input for its sender.
#[derive(Debug)]
pub struct Letter<To> {
    /// The sender; `None` if nobody sent the input, as with a deadline.
    pub to: Option<To>,
    /// When the room received the input.
    pub received: Millis,
    /// The seat that the sender took.
    pub seated: Option<Seated>,
    /// The room's seq after the input: replies include the events up to this one.
    pub seq: u64,
    /// Sent to the sender alone, before the events.
    pub replies: Vec<Reply>,
    /// Whether the input was a message that everyone is told.
    pub is_message: bool,
}

impl<To> Outbox<To> {
    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        !self.is_waiting
    }

    /// Adds the effects of an input received at `received`. `seq` is that of the room after the input.
    pub fn push(&mut self, to: Option<To>, received: Millis, seq: u64, effects: Effects) {
        let Effects { seated, replies, others, events, for_operators, closed, .. } = effects;
        let is_message = events.iter().any(|numbered| numbered.event.as_message().is_some());
        self.is_waiting = true;
        self.is_urgent |= closed || events.iter().any(|numbered| self.is_pressing(&numbered.event));
        self.answered_until =
            events.iter().rev().find_map(|numbered| answered_until(&numbered.event)).or(self.answered_until);
        self.waiting.closed |= closed;
        self.waiting.for_operators.extend(for_operators.map(|message| (received, message)));
        self.waiting.others.extend(others.into_iter().map(|(player, reply)| (player, seq, reply)));
        self.waiting.events.extend(events);
        self.waiting.letters.push(Letter { to, received, seated, seq, replies, is_message });
    }

    /// Adds an event that sums up several inputs, just before a flush.
    pub fn append(&mut self, event: Numbered) {
        self.waiting.events.push(event);
    }

    /// The inputs that wait.
    pub fn letters(&self) -> &[Letter<To>] {
        &self.waiting.letters
    }

    /// When the next flush is due in a room with this many connections; `None` while nothing waits.
    pub fn due(&self, connections: usize) -> Option<Millis> {
        if !self.is_waiting {
            return None;
        }
        let is_full = self.is_urgent || self.waiting.events.len() >= EVENTS_MAX;
        let previous = if self.waiting.events.is_empty() { self.flushed } else { self.broadcast };
        Some(previous.filter(|_| !is_full).map_or(Millis(0), |previous| previous.next(connections)))
    }

    /// Records that the last flush has been sent. If that took longer than the window, the inputs that came in meanwhile are
    /// read before the next flush: with a flush for each of them, a slow machine would never catch up.
    pub fn note_sent(&mut self, now: Millis) {
        let sent = |flushed: Flushed| Flushed { sent: now, ..flushed };
        self.record(self.flushed.map(sent));
    }

    /// Takes everything that waits, for a flush that begins now.
    pub fn take(&mut self, now: Millis) -> Flush<To> {
        (self.is_waiting, self.is_urgent) = (false, false);
        self.record(Some(Flushed { began: now, sent: now, events: self.waiting.events.len() }));
        std::mem::take(&mut self.waiting)
    }

    fn record(&mut self, flushed: Option<Flushed>) {
        self.flushed = flushed;
        self.broadcast = flushed.filter(|flushed| flushed.events > 0).or(self.broadcast);
    }

    /// Whether players notice a delay of this event: a prompt, its first right answer, a phase, and all that is rare. The
    /// further answers to a prompt may come by the hundred.
    fn is_pressing(&self, event: &Event) -> bool {
        match event {
            Event::Said { .. } | Event::Player { .. } | Event::Left { .. } | Event::Votes { .. } => false,
            Event::Answered { until, .. } => self.answered_until != Some(*until),
            _ => true,
        }
    }
}

fn answered_until(event: &Event) -> Option<Millis> {
    match event {
        Event::Answered { until, .. } => Some(*until),
        _ => None,
    }
}

impl<To> Default for Outbox<To> {
    fn default() -> Self {
        let waiting = Flush::default();
        Self { waiting, is_waiting: false, is_urgent: false, flushed: None, broadcast: None, answered_until: None }
    }
}

impl<To> Default for Flush<To> {
    fn default() -> Self {
        Self { letters: Vec::new(), others: Vec::new(), events: Vec::new(), for_operators: Vec::new(), closed: false }
    }
}
