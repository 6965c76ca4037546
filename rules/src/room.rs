//! A room: who is in it, what is asked, and what follows from what people do.
//!
//! [`Room::handle`] takes one input with its moment and returns what to send; nothing else changes a room. Serialised,
//! it is the snapshot that brings the room back after its object slept, moved or crashed.

mod answer;
mod chat;
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
mod seats;
mod stage;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use chat::Conversation;
use hangul::{Pattern, RoomName};
use host::Hosting;
pub use input::{Effects, ForOperators, Input, Operation, Proposal, Report, Seated};
use lexicon::Words;
use moderation::Moderation;
use pace::Pace;
use protocol::http::Listing;
use protocol::{ClientFrame, ErrorCode, Millis, Player, PlayerId, SEATS_DEFAULT, ServerEvent, Settings, Welcome};
use refused::Refused;
use seats::Seats;
use serde::{Deserialize, Serialize};
use stage::{Lap, Stage};

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
    settings: Settings,
    hosting: Hosting,
    /// Whether the channel is listed even while nobody is here: operators made it, or it is the one for everyone.
    kept: bool,
    seats: Seats,
    /// How many may be on the scoreboard at once.
    seats_max: u32,
    moderation: Moderation,
    stage: Stage,
    pace: Pace,
    prompts_shown: u32,
    lap: Lap,
    /// Prompts in a row during which nobody said anything.
    quiet_prompts: u32,
    /// Since when nobody has been here.
    empty_since: Option<Millis>,
    /// The patterns asked last, the newest at the end.
    asked: VecDeque<Pattern>,
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
    /// A channel that somebody enters for the first time, and so has made. `seed` decides which prompts come in which
    /// order; `epoch` differs from that of any earlier room of this name.
    pub fn channel(name: RoomName, epoch: u64, seed: u64) -> Self {
        let is_plaza = name == RoomName::plaza();
        Self { kept: is_plaza, ..Self::new(name, epoch, seed, Settings::default(), None) }
    }

    /// A channel as an operator makes it.
    pub fn kept_channel(name: RoomName, epoch: u64, seed: u64, settings: Settings, seats_max: u32) -> Self {
        Self { kept: true, seats_max, ..Self::new(name, epoch, seed, settings, None) }
    }

    /// A new private room. Whoever joins with `maker_token` is its host.
    pub fn private(name: RoomName, epoch: u64, seed: u64, settings: Settings, maker_token: String) -> Self {
        Self::new(name, epoch, seed, settings, Some(maker_token))
    }

    fn new(name: RoomName, epoch: u64, seed: u64, settings: Settings, maker_token: Option<String>) -> Self {
        Self {
            version: SNAPSHOT_VERSION,
            name,
            epoch,
            seq: 0,
            seed,
            hosting: Hosting::new(maker_token),
            kept: false,
            seats: Seats::default(),
            seats_max: SEATS_DEFAULT,
            moderation: Moderation::default(),
            stage: Stage::resting(settings.mode),
            settings,
            pace: Pace::default(),
            prompts_shown: 0,
            lap: Lap::default(),
            quiet_prompts: 0,
            empty_since: None,
            asked: VecDeque::new(),
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

    /// Forgets the messages from before `moment`, which are kept no longer.
    pub fn forget_messages(&mut self, moment: Millis) {
        self.conversation.forget(moment);
    }

    /// What the directory is told.
    pub fn listing(&self) -> Listing {
        Listing {
            name: self.name.clone(),
            people: self.people() as u32,
            seats: self.seats_max,
            settings: self.settings.clone(),
            kept: self.kept,
        }
    }

    /// How many people are connected.
    pub fn people(&self) -> usize {
        self.seats.connected()
    }

    /// Everyone on the scoreboard.
    pub fn players(&self) -> Vec<Player> {
        self.seats.rows(self.host())
    }

    /// Epoch and number of the last event, for `restored`.
    pub fn position(&self) -> (u64, u64) {
        (self.epoch, self.seq)
    }

    /// When [`Input::Tick`] is due next, if time alone changes anything.
    pub fn next_deadline(&self) -> Option<Millis> {
        let deadlines = [self.seats.next_deadline(), self.stage.deadline(), self.host_deadline()];
        deadlines.into_iter().flatten().min()
    }

    /// Does what `input` asks for, after everything that was due before `now`.
    pub fn handle(&mut self, now: Millis, input: Input, words: &Words<'_>) -> Effects {
        let mut effects = Effects::default();
        self.run_overdue(now, words, &mut effects);
        match input {
            Input::Join { nickname, resume, fresh_token } => {
                let joined = self.join(now, &nickname, resume.as_deref(), fresh_token, words, &mut effects);
                effects.reply.extend(joined.err().map(|refused| refused.event(None)));
            }
            Input::Sent { player, frame } => self.obey(now, player, frame, words, &mut effects),
            Input::Legacy { player, frame, fresh } => self.hear_legacy(now, player, frame, fresh, words, &mut effects),
            Input::Drop { player } => self.drop_connection(now, player, &mut effects),
            Input::Restore { connected } => self.restore_connections(now, &connected, &mut effects),
            Input::Operate(operation) => {
                let done = self.operate(now, operation, words, &mut effects);
                effects.reply.extend(done.err().map(|refused| refused.event(None)));
            }
            Input::Tick => {}
        }
        effects
    }

    fn run_overdue(&mut self, now: Millis, words: &Words<'_>, effects: &mut Effects) {
        self.run_stage(now, words, effects);
        for player in self.seats.let_go(now) {
            self.moderation.drop_ballot(player);
            self.announce(effects, |seq| ServerEvent::Left { seq, player });
            effects.snapshot_changed = true;
        }
        self.hand_over(now, effects);
        self.moderation.forget(now);
    }

    /// Does what a player asks for by a frame.
    fn obey(&mut self, now: Millis, player: PlayerId, frame: ClientFrame, words: &Words<'_>, effects: &mut Effects) {
        let Some(seat) = self.seats.get_mut(player) else { return effects.reply.push(ErrorCode::NotJoined.into()) };
        let done = match frame {
            ClientFrame::Join { .. } => return effects.reply.push(ErrorCode::AlreadyJoined.into()),
            ClientFrame::Say { id, text } => return self.say(now, player, id, &text, words, effects),
            ClientFrame::Skip => return self.skip(now, player, words, effects),
            ClientFrame::Leave => return self.leave(now, player, effects),
            asked => seat.throttle.admit(now).map_err(Refused::from).and_then(|()| match asked {
                ClientFrame::Propose { word } => self.propose(player, &word, words, effects),
                ClientFrame::Vote { player: target } => self.vote(now, player, target, effects),
                ClientFrame::Report { player: target } => self.report(player, target, effects),
                ClientFrame::Start => self.start(now, player, effects),
                ClientFrame::Settings(settings) => self.configure_as_host(now, player, settings, words, effects),
                ClientFrame::Remove { player: target } => self.remove(now, player, target, effects),
                ClientFrame::Close => self.close_as_maker(player, effects),
                _ => {
                    effects.reply.extend(self.welcome(now, player));
                    Ok(())
                }
            }),
        };
        effects.reply.extend(done.err().map(|refused| refused.event(None)));
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

    fn welcome(&self, now: Millis, player: PlayerId) -> Option<ServerEvent> {
        let seat = self.seats.get(player)?;
        Some(ServerEvent::Welcome(Box::new(Welcome {
            you: player,
            token: seat.token.clone(),
            room: self.name.clone(),
            epoch: self.epoch,
            seq: self.seq,
            now,
            players: self.players(),
            settings: self.settings.clone(),
            maker: self.is_maker(player),
            phase: self.stage.phase(),
            votes: self.stage.skip_votes().into_iter().chain(self.moderation.votes()).collect(),
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
