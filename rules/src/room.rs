//! A room: its players, its prompts, and what follows from each input.
//!
//! [`Room::handle`] takes one input with its time and returns what to store and send. Nothing else changes a room,
//! except [`Room::forget_messages`], which ends the retention of messages.

mod answer;
mod bundle;
mod chat;
mod colours;
mod conversation;
mod crowd;
mod departure;
mod ending;
mod fair;
mod frame;
mod freeze;
mod handle;
mod hands;
mod held;
mod hidden;
mod hint;
mod host;
mod input;
mod invite;
mod legacy;
mod marks;
mod moderation;
mod next;
mod operation;
mod pace;
mod presence;
mod proposal;
mod queue;
mod quota;
mod refused;
mod round;
mod seat;
mod seats;
mod series;
mod silence;
mod snapshot;
mod solvers;
mod stage;
mod start;
mod storage;
mod teams;
#[cfg(test)]
mod tests;
mod together;
mod transitions;
mod watchers;

use std::collections::VecDeque;

use hangul::RoomName;
use protocol::http::Listing;
use protocol::{Millis, Mode, Played, Player, PlayerId, Results, Settings};

use crate::bundle::Bundle;
use crate::network::NetworkKey;
use crate::stored::{Rows, Tracked};
use conversation::Conversation;
use crowd::Told;
use held::HeldAnswers;
use hidden::HiddenMessages;
use host::Hosting;
pub use input::{Effects, ForOperators, Input, Operation, Proposal, Report, Seated};
use moderation::Moderation;
use seats::Seats;
use snapshot::StoredRoom;
use solvers::Solvers;
pub use storage::Changes;
use watchers::Watchers;

/// A room in memory: what its own row stores, and what is stored row by row.
#[derive(Clone, Debug)]
pub struct Room {
    stored: Tracked<StoredRoom>,
    seats: Seats,
    /// The correct answers to the latest prompt.
    solvers: Solvers,
    /// The right answers to the latest prompt that came too early to count yet.
    held: HeldAnswers,
    /// The messages to the latest prompt that are hidden until its reveal.
    hidden: HiddenMessages,
    moderation: Moderation,
    /// The finished prompts of a match, by their places.
    played: Rows<Played>,
    /// The results of a match, one row while the room shows them.
    results: Rows<Results>,
    /// The bundle of words, in one row.
    bundle: Rows<Bundle>,
    conversation: Conversation,
    /// The board that everyone in a crowded room was told last; empty in other rooms. Not stored.
    told: Told,
    /// Whether the board may have changed since.
    is_board_stale: bool,
    /// Those who watch. Not stored.
    watchers: Watchers,
    /// When the queue for seats was last run. Not stored.
    queue_checked_at: Millis,
    /// Milliseconds between the frames of a player. Not stored.
    frame_interval: u64,
    /// Whether answers wait for the time that hands need, and prompts for the time that reading needs. Not stored.
    has_answer_floor: bool,
    /// A player who had not scored when the fair window was last looked at. Not stored.
    awaited: Option<PlayerId>,
}

impl Room {
    /// A channel that is created when a player enters it. `seed` determines the sequence of prompts. `epoch` is
    /// the time, and differs from that of any earlier room of this name.
    pub fn channel(name: RoomName, epoch: u64, seed: u64) -> Self {
        Self::channel_of(Mode::default(), name, epoch, seed)
    }

    /// As [`Room::channel`], with the mode that fits how its first player came. The default channel is always for the game.
    pub fn channel_of(mode: Mode, name: RoomName, epoch: u64, seed: u64) -> Self {
        let kept = name == RoomName::plaza();
        let mode = if kept { Mode::default() } else { mode };
        let mut stored = StoredRoom::new(name, epoch, seed, Settings::of(mode), Hosting::new(None));
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

    /// Drops the messages from before `moment` from memory, because their retention has ended. The room's own row is then
    /// stored again with the number of the last event, which perhaps only their rows have: numbers must not repeat.
    pub fn forget_messages(&mut self, moment: Millis) {
        if self.conversation.drop_before(moment) {
            self.stored.mark();
        }
    }

    /// What the room reports to the directory.
    pub fn listing(&self) -> Listing {
        Listing {
            name: self.stored.name.clone(),
            people: self.people() as u32,
            watching: Some(self.watchers.len() as u32).filter(|watching| *watching > 0),
            seats: self.stored.seats_max,
            settings: self.stored.settings.clone(),
            kept: self.stored.kept,
        }
    }

    /// Sets how many milliseconds lie between the frames of a player after a burst, where a deployment does not want the
    /// usual 500.
    pub fn set_frame_interval(&mut self, millis: u64) {
        self.frame_interval = millis;
    }

    /// Sets the key under which the room knows networks to a random one, if it has none yet.
    pub fn set_network_key_if_none(&mut self, random: impl FnOnce() -> u128) {
        if self.stored.network_key == NetworkKey::default() {
            self.stored.network_key = NetworkKey::new(random());
        }
    }

    /// Sets whether an answer counts only once hands could have typed it, and a prompt stays open for everyone as long as
    /// reading takes. Tests and measurements turn that off, since their players neither read nor type.
    pub fn set_answer_floor(&mut self, is_on: bool) {
        self.has_answer_floor = is_on;
    }

    /// The number of connected players.
    pub fn people(&self) -> usize {
        self.seats.connected()
    }

    /// Every row of the scoreboard.
    pub fn players(&self) -> Vec<Player> {
        self.seats.rows(self.host())
    }

    /// Epoch and seq of the last event, for [`Reply::Restored`](protocol::Reply::Restored).
    pub fn position(&self) -> (u64, u64) {
        (self.stored.epoch, self.stored.seq)
    }

    /// When the next [`Input::Tick`] is due; `None` while time alone changes nothing.
    pub fn next_deadline(&self) -> Option<Millis> {
        let of_people = [self.seats.next_deadline(), self.host_deadline(), self.ends_at(), self.queue_deadline()];
        let deadlines = of_people.into_iter().chain([self.stage_deadline(), self.held_deadline()]);
        deadlines.flatten().min()
    }
}

/// Appends `item`. Drops the oldest item if there are already `max` items.
fn push_bounded<T>(items: &mut VecDeque<T>, item: T, max: usize) {
    if items.len() == max {
        items.pop_front();
    }
    items.push_back(item);
}
