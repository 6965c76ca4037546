//! A room: who is in it, what is asked, and what follows from what people do.
//!
//! [`Room::handle`] takes one input with its moment and returns what to send; nothing else changes a room. Serialised,
//! it is the snapshot that brings the room back after its object slept, moved or crashed.

mod answer;
mod chat;
mod hint;
mod pace;
mod proposal;
mod refused;
mod round;
mod seats;
mod stage;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::hangul::Pattern;
use crate::names::RoomName;
use crate::protocol::{ErrorCode, PlayerId, ServerEvent, Welcome};
use crate::time::Millis;
use crate::words::Words;
use chat::Conversation;
pub use chat::RECENT_MAX;
use pace::Pace;
use refused::Refused;
pub use seats::SEATS_MAX;
use seats::Seats;
use stage::Stage;

/// What happens to a room.
#[derive(Clone, Debug)]
pub enum Input {
    /// Somebody asks for a seat.
    Join {
        /// The wanted nickname, as typed.
        nickname: String,
        /// The token of an earlier seat, if the client has one.
        resume: Option<String>,
        /// An unguessable token for a new seat.
        fresh_token: String,
    },
    /// A player says something.
    Say {
        /// Who.
        player: PlayerId,
        /// The client's id for it.
        id: String,
        /// What, as typed.
        text: String,
    },
    /// A player wants the next prompt.
    Skip {
        /// Who.
        player: PlayerId,
    },
    /// A player misses a word in the list.
    Propose {
        /// Who.
        player: PlayerId,
        /// Which, as typed.
        word: String,
    },
    /// A player lost track and asks for the whole state.
    Resync {
        /// Who.
        player: PlayerId,
    },
    /// A player gives the seat up.
    Leave {
        /// Who.
        player: PlayerId,
    },
    /// A player's connection is gone.
    Drop {
        /// Whose.
        player: PlayerId,
    },
    /// The room was just restored, and these players' connections outlived it.
    Restore {
        /// Who is still there.
        connected: Vec<PlayerId>,
    },
    /// Time has passed: a deadline may have come.
    Tick,
}

/// What follows from an input. To be stored before any of it is sent.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// The seat that the sender got, if it asked for one.
    pub seated: Option<Seated>,
    /// To the sender alone, before `events`.
    pub reply: Vec<ServerEvent>,
    /// To everyone in the room, in order.
    pub events: Vec<ServerEvent>,
    /// A word that the sender wants in the list, to be kept for the operators.
    pub proposal: Option<Proposal>,
    /// Whether the snapshot differs from the last one in more than what `events` tell by themselves.
    pub snapshot_changed: bool,
}

/// A word that a player misses in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Who. The same player's second proposal of a word says nothing new.
    pub player: PlayerId,
    /// Which.
    pub word: String,
}

/// A seat that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seated {
    /// To whom.
    pub player: PlayerId,
    /// Whether an older connection of the same player has to be closed.
    pub took_over: bool,
}

/// The form of the snapshot that this code writes.
const SNAPSHOT_VERSION: u32 = 1;

/// A room. Serialised, it is the room's snapshot; the conversation is kept apart from it, row by row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Room {
    version: u32,
    name: RoomName,
    epoch: u64,
    seq: u64,
    seed: u64,
    seats: Seats,
    stage: Stage,
    pace: Pace,
    prompts_shown: u32,
    /// Which prompt of the lap was asked last, from 1; 0 before the first.
    lap_place: u32,
    /// Prompts in a row during which nobody said anything.
    quiet_prompts: u32,
    /// Since when nobody has been here.
    empty_since: Option<Millis>,
    /// The patterns asked last, the newest at the end.
    asked: VecDeque<Pattern>,
    /// The words that scored last, the newest at the end.
    used: VecDeque<String>,
    #[serde(skip)]
    conversation: Conversation,
}

/// A snapshot that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// It is not a room.
    #[error("unreadable snapshot: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// A newer version of this code wrote it.
    #[error("snapshot of version {0}, newer than {SNAPSHOT_VERSION}")]
    TooNew(u32),
}

impl Room {
    /// A new room. `seed` decides which prompts come in which order; `epoch` differs from that of any earlier room of
    /// this name.
    pub fn new(name: RoomName, epoch: u64, seed: u64) -> Self {
        Self {
            version: SNAPSHOT_VERSION,
            name,
            epoch,
            seq: 0,
            seed,
            seats: Seats::default(),
            stage: Stage::default(),
            pace: Pace::default(),
            prompts_shown: 0,
            lap_place: 0,
            quiet_prompts: 0,
            empty_since: None,
            asked: VecDeque::new(),
            used: VecDeque::new(),
            conversation: Conversation::default(),
        }
    }

    /// The room as it was, from its snapshot and the latest of its conversation, oldest first.
    ///
    /// # Errors
    /// See [`SnapshotError`].
    pub fn restore(snapshot: &str, conversation: Vec<ServerEvent>) -> Result<Self, SnapshotError> {
        let mut room: Self = serde_json::from_str(snapshot)?;
        if room.version > SNAPSHOT_VERSION {
            return Err(SnapshotError::TooNew(room.version));
        }
        // A message that scored nothing is stored as a row only, so the numbering may be further than the snapshot.
        room.seq = conversation.iter().filter_map(ServerEvent::seq).fold(room.seq, u64::max);
        for (time, player, _) in conversation.iter().filter_map(ServerEvent::as_message) {
            room.seats.get_mut(player).into_iter().for_each(|seat| seat.active_at = seat.active_at.max(time));
        }
        room.conversation = Conversation::from(conversation);
        Ok(room)
    }

    /// What [`Room::restore`] reads.
    pub fn snapshot(&self) -> String {
        // Plain fields with string keys always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Epoch and number of the last event, for `restored`.
    pub fn position(&self) -> (u64, u64) {
        (self.epoch, self.seq)
    }

    /// When [`Input::Tick`] is due next, if time alone changes anything.
    pub fn next_deadline(&self) -> Option<Millis> {
        self.seats.next_deadline().into_iter().chain(self.stage.deadline()).min()
    }

    /// Does what `input` asks for, after everything that was due before `now`.
    pub fn handle(&mut self, now: Millis, input: Input, words: &Words<'_>) -> Effects {
        let mut effects = Effects::default();
        self.run_overdue(now, words, &mut effects);
        match input {
            Input::Join { nickname, resume, fresh_token } => {
                self.join(now, &nickname, resume.as_deref(), fresh_token, words, &mut effects);
            }
            Input::Say { player, id, text } => self.say(now, player, id, &text, words, &mut effects),
            Input::Skip { player } => self.skip(now, player, words, &mut effects),
            Input::Propose { player, word } => self.propose(now, player, &word, words, &mut effects),
            Input::Resync { player } => self.resync(now, player, &mut effects),
            Input::Leave { player } => self.leave(now, player, &mut effects),
            Input::Drop { player } => self.drop_connection(now, player, &mut effects),
            Input::Restore { connected } => self.restore_connections(now, &connected, &mut effects),
            Input::Tick => {}
        }
        effects
    }

    fn run_overdue(&mut self, now: Millis, words: &Words<'_>, effects: &mut Effects) {
        self.run_stage(now, words, effects);
        for player in self.seats.let_go(now) {
            self.announce(effects, |seq| ServerEvent::Left { seq, player });
            effects.snapshot_changed = true;
        }
    }

    /// Gives the next number to an event and sends it to everyone.
    fn announce(&mut self, effects: &mut Effects, event: impl FnOnce(u64) -> ServerEvent) {
        self.seq += 1;
        let event = event(self.seq);
        if event.as_message().is_some() {
            self.conversation.push(event.clone());
        }
        effects.events.push(event);
    }

    fn resync(&mut self, now: Millis, player: PlayerId, effects: &mut Effects) {
        let admitted = self.seats.get_mut(player).map(|seat| seat.throttle.admit(now));
        effects.reply.extend(match admitted {
            Some(Ok(())) => self.welcome(now, player),
            Some(Err(wait)) => Some(Refused::from(wait).event(None)),
            None => Some(ErrorCode::NotJoined.into()),
        });
    }

    fn welcome(&self, now: Millis, player: PlayerId) -> Option<ServerEvent> {
        let seat = self.seats.get(player)?;
        Some(ServerEvent::Welcome(Box::new(Welcome {
            you: player,
            token: seat.token.clone(),
            room: self.name.clone(),
            epoch: self.epoch,
            seq: self.seq,
            now,
            players: self.seats.rows(),
            phase: self.stage.phase(),
            recent: self.conversation.iter().cloned().collect(),
        })))
    }
}

/// Keeps the latest `max`.
fn remember<T>(latest: &mut VecDeque<T>, item: T, max: usize) {
    if latest.len() == max {
        latest.pop_front();
    }
    latest.push_back(item);
}
