//! A room: its players, its prompts, and what follows from each input.
//!
//! [`Room::handle`] takes one input with its time and returns what to store and send. Nothing else changes a room,
//! except [`Room::forget_messages`], which ends the retention of messages.

mod answer;
mod chat;
mod colours;
mod handle;
mod hint;
mod host;
mod input;
mod legacy;
mod moderation;
mod operation;
mod pace;
mod presence;
mod proposal;
mod refused;
mod round;
mod seat;
mod seats;
mod snapshot;
mod stage;
mod start;
#[cfg(test)]
mod tests;
mod transitions;

use std::collections::VecDeque;

use hangul::RoomName;
use protocol::http::Listing;
use protocol::{Millis, Player, Settings};

use crate::stored::{StoredError, StoredMessage, Tracked};
use chat::Conversation;
use host::Hosting;
pub use input::{Effects, ForOperators, Input, Operation, Proposal, Report, Seated};
use snapshot::StoredRoom;

/// A room in memory: what its snapshot stores, and its latest messages, which are stored row by row.
#[derive(Clone, Debug)]
pub struct Room {
    stored: Tracked<StoredRoom>,
    conversation: Conversation,
    changed: bool,
}

impl Room {
    /// A channel that is created when a player enters it. `seed` determines the sequence of prompts. `epoch` must
    /// differ from that of any earlier room of this name.
    pub fn channel(name: RoomName, epoch: u64, seed: u64) -> Self {
        let kept = name == RoomName::plaza();
        let mut stored = StoredRoom::new(name, epoch, seed, Settings::default(), Hosting::new(None));
        stored.kept = kept;
        Self::new(stored)
    }

    /// A channel created by an operator.
    pub fn kept_channel(name: RoomName, epoch: u64, seed: u64, settings: Settings, seats_max: u32) -> Self {
        let mut stored = StoredRoom::new(name, epoch, seed, settings, Hosting::new(None));
        (stored.kept, stored.seats_max) = (true, seats_max);
        Self::new(stored)
    }

    /// A new private room. A player who joins with `maker_token` is its maker and host.
    pub fn private(name: RoomName, epoch: u64, seed: u64, settings: Settings, maker_token: String) -> Self {
        Self::new(StoredRoom::new(name, epoch, seed, settings, Hosting::new(Some(maker_token))))
    }

    fn new(stored: StoredRoom) -> Self {
        Self { stored: Tracked::new(stored), conversation: Conversation::default(), changed: true }
    }

    /// Restores a room from its snapshot and its latest message rows, oldest first.
    ///
    /// # Errors
    /// See [`StoredError`].
    pub fn restore(
        snapshot: &str,
        _rows: Vec<(crate::RowKey, String)>,
        messages: Vec<StoredMessage>,
    ) -> Result<(Self, Vec<(crate::RowKey, StoredError)>), StoredError> {
        let mut stored = StoredRoom::read(snapshot)?;
        let messages: Vec<_> = messages.into_iter().map(StoredMessage::into_event).collect();
        // A message that did not score is stored as a row only, so the rows may be newer than the snapshot: in their
        // seq, and in when their senders were last active.
        stored.seq = messages.iter().map(|message| message.seq).fold(stored.seq, u64::max);
        for (time, player, _) in messages.iter().filter_map(|message| message.event.as_message()) {
            stored.seats.get_mut(player).into_iter().for_each(|seat| seat.active_at = seat.active_at.max(time));
        }
        Ok((
            Self { stored: Tracked::new(stored), conversation: Conversation::from(messages), changed: false },
            Vec::new(),
        ))
    }

    /// shim
    pub fn take_changes(&mut self) -> crate::Changes {
        let changed = std::mem::take(&mut self.changed);
        crate::Changes { room: changed.then(|| self.snapshot()), rows: Vec::new() }
    }

    /// The snapshot, for [`Room::restore`].
    pub fn snapshot(&self) -> String {
        self.stored.write()
    }

    /// Drops the messages from before `moment` from memory, because their retention has ended.
    pub fn forget_messages(&mut self, moment: Millis) {
        self.conversation.drop_before(moment);
    }

    /// What the room reports to the directory.
    pub fn listing(&self) -> Listing {
        Listing {
            name: self.stored.name.clone(),
            people: self.people() as u32,
            seats: self.stored.seats_max,
            settings: self.stored.settings.clone(),
            kept: self.stored.kept,
        }
    }

    /// The number of connected players.
    pub fn people(&self) -> usize {
        self.stored.seats.connected()
    }

    /// Every row of the scoreboard.
    pub fn players(&self) -> Vec<Player> {
        self.stored.seats.rows(self.host())
    }

    /// Epoch and seq of the last event, for [`Reply::Restored`](protocol::Reply::Restored).
    pub fn position(&self) -> (u64, u64) {
        (self.stored.epoch, self.stored.seq)
    }

    /// When the next [`Input::Tick`] is due; `None` while time alone changes nothing.
    pub fn next_deadline(&self) -> Option<Millis> {
        let deadlines = [self.stored.seats.next_deadline(), self.stored.stage.deadline(), self.host_deadline()];
        deadlines.into_iter().flatten().min()
    }
}

/// Appends `item`. Drops the oldest item if there are already `max` items.
fn push_bounded<T>(items: &mut VecDeque<T>, item: T, max: usize) {
    if items.len() == max {
        items.pop_front();
    }
    items.push_back(item);
}
