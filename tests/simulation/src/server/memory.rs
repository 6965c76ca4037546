//! The memory of a room's object, which an eviction loses.

use std::collections::BTreeMap;

use protocol::http::Listing;
use protocol::{JOIN_MILLIS, Millis, PlayerId};
use rules::directory::report_due;
use rules::{Outbox, Room};

use super::Socket;

/// After a failure the room is read again after this many milliseconds, and twice as many after each further failure.
const RETRY_MILLIS: u64 = 1_000;
/// After this many failures the room waits for an input.
const RETRIES_MAX: u32 = 6;

/// A player's connection.
pub(super) struct Connection {
    pub(super) socket: Socket,
    /// Whether the next frame has to begin with `restored`.
    pub(super) needs_restored: bool,
}

impl Connection {
    /// Whether the next frame has to begin with `restored`. True once.
    pub(super) fn take_restored(&mut self) -> bool {
        std::mem::take(&mut self.needs_restored)
    }
}

#[derive(Default)]
pub(super) struct Memory {
    /// When the sockets through which nobody has joined are closed.
    pub(super) waiting: BTreeMap<Socket, Millis>,
    pub(super) room: Option<Room>,
    pub(super) outbox: Outbox<Socket>,
    pub(super) seated: BTreeMap<PlayerId, Connection>,
    /// When the timer comes, which the runtime forgets with the memory.
    pub(super) timer: Option<Millis>,
    /// The earliest alarm that is known to be set.
    pub(super) alarm: Option<Millis>,
    /// When to try again after a failure.
    pub(super) retry: Option<Millis>,
    pub(super) failures: u32,
    /// The last report to the directory, and its time.
    pub(super) reported: Option<(Millis, Listing)>,
    /// Whether something was counted since.
    pub(super) has_counters: bool,
    /// When the desk was last called without need.
    pub(super) fetched_at: Option<Millis>,
    /// When something was last delivered to the desk.
    pub(super) delivered_at: Millis,
    /// The next flush deletes the messages from before this moment.
    pub(super) expires: Option<Millis>,
}

impl Memory {
    /// The memory of an object that begins at `now` while its sockets are open.
    pub(super) fn of_sockets(now: Millis, sockets: &BTreeMap<Socket, Option<PlayerId>>) -> Self {
        let mut memory = Self::default();
        for (&socket, &player) in sockets {
            match player {
                Some(player) => _ = memory.seated.insert(player, Connection { socket, needs_restored: true }),
                None => _ = memory.waiting.insert(socket, now.plus(JOIN_MILLIS)),
            }
        }
        memory
    }

    /// When the room next has to report to the directory. `will_count` is true if counters are about to rise.
    pub(super) fn report_due(&self, listing: &Listing, will_count: bool, now: Millis) -> Option<Millis> {
        report_due(self.reported.as_ref(), listing, will_count || self.has_counters, now)
    }

    /// Plans a tick after a failure, if there is a room that may need it.
    pub(super) fn retry_later(&mut self, now: Millis, exists: bool) {
        let retries = exists && self.failures < RETRIES_MAX;
        self.retry = retries.then(|| now.plus(RETRY_MILLIS << self.failures));
        self.failures += 1;
    }
}
