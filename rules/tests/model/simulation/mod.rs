//! A simulation runs a script against the room and the reference model, and compares them after every input.

mod actions;
mod flush;
mod stored;

use std::collections::BTreeMap;

use hangul::RoomName;
use lexicon::Words;
use protocol::{ClientFrame, Event, Incoming, Millis, PlayerId};
use rules::{Input, Operation, Outbox, Room};
use stored::Stored;

use super::client::Client;
use super::outcome::Outcome;
use super::reference::{Choices, Reference};
use super::steps::{NICKNAMES, Script};
use super::view::View;

const MADE_AT: u64 = 999_999_000;
const MAKER_TOKEN: &str = "maker";

pub struct Simulation {
    pub words: Words<'static>,
    /// Everything that the room sent; of one input, the events before the replies.
    pub sent: Vec<Incoming>,
    /// Number of inputs.
    pub inputs: u64,
    room: Room,
    reference: Reference,
    /// The reference as of the last flush. An eviction loses what came after it.
    kept: Reference,
    /// Each letter with the number that its sender had.
    outbox: Outbox<Option<PlayerId>>,
    /// The number of connections by which the room flushes.
    crowd: usize,
    answer_floor: bool,
    now: Millis,
    stored: Stored,
    /// The connected players' copies of the room.
    clients: BTreeMap<u32, Client>,
    /// Every token that the room was offered for a new seat.
    tokens: Vec<String>,
    removed: Option<Removed>,
    /// The sender and the id of each message.
    said: Vec<(PlayerId, String)>,
}

/// The connected player who was removed last.
struct Removed {
    player: PlayerId,
    token: String,
    at: Millis,
}

impl Simulation {
    pub fn new(script: &Script) -> Self {
        let (private, now) = (script.private.clone(), Millis(1_000_000_000));
        let words = Words::new(include_bytes!("../../../../words/built/words.bin")).unwrap();
        let maker_token = private.as_ref().map(|_| MAKER_TOKEN.to_owned());
        let mut room = match private.clone() {
            Some(settings) => Room::private(RoomName::code(38_271_946), MADE_AT, 7, settings, MAKER_TOKEN.to_owned()),
            None => Room::channel(RoomName::parse("Town137").unwrap(), MADE_AT, 7),
        };
        let seats = Operation::Change { settings: None, seats: Some(script.seats), kept: None };
        room.handle(now, Input::Operate(seats), &words);
        room.set_answer_floor(script.answer_floor);
        let (settings, floor) = (private.unwrap_or_default(), script.answer_floor);
        let reference = Reference::new(MADE_AT, settings, maker_token, script.seats as usize, floor);
        Self {
            words,
            sent: Vec::new(),
            inputs: 0,
            stored: Stored::new(&mut room),
            room,
            kept: reference.clone(),
            reference,
            outbox: Outbox::default(),
            crowd: script.crowd,
            answer_floor: script.answer_floor,
            now,
            clients: BTreeMap::new(),
            tokens: Vec::new(),
            removed: None,
            said: Vec::new(),
        }
    }

    pub fn run(script: &Script) -> Self {
        let mut simulation = Self::new(script);
        script.steps.iter().for_each(|step| simulation.perform(step));
        simulation.flush();
        simulation
    }

    /// The events in `sent`, without their numbers.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.sent.iter().filter_map(|incoming| match incoming {
            Incoming::Event(numbered) => Some(&numbered.event),
            _ => None,
        })
    }

    /// The room as a connected player sees it; `None` without one.
    pub fn view(&self) -> Option<View> {
        self.clients.values().next().map(Client::view)
    }

    fn join(&mut self, nickname: usize, resume: Option<String>) {
        let fresh_token = format!("token-{}", self.tokens.len());
        self.tokens.push(fresh_token.clone());
        let nickname = NICKNAMES[nickname % NICKNAMES.len()].to_owned();
        self.handle(Input::Join { sender: None, watch: false, nickname, resume, fresh_token, network: None });
    }

    fn watch(&mut self) {
        let (nickname, fresh_token) = (String::new(), "unused".to_owned());
        self.handle(Input::Join { sender: None, watch: true, nickname, resume: None, fresh_token, network: None });
    }

    /// Whoever watches asks for a seat.
    fn sit(&mut self, watcher: PlayerId, nickname: usize, resume: Option<String>) {
        let fresh_token = format!("token-{}", self.tokens.len());
        self.tokens.push(fresh_token.clone());
        let nickname = NICKNAMES[nickname % NICKNAMES.len()].to_owned();
        let sender = Some(watcher);
        self.handle(Input::Join { sender, watch: false, nickname, resume, fresh_token, network: None });
    }

    fn send(&mut self, player: PlayerId, frame: ClientFrame) {
        self.handle(Input::Sent { player, frame });
    }

    /// Lets time pass until `moment`. What waits is flushed in time, as by the Worker's timer.
    fn advance(&mut self, moment: Millis) {
        if let Some(due) = self.outbox.due(self.crowd).filter(|&due| due <= moment) {
            self.now = self.now.max(due);
            self.flush();
        }
        self.now = self.now.max(moment);
    }

    /// Ticks when that is due, except for the end of an unused room: a closed one takes no more inputs.
    fn tick(&mut self) {
        let deadline = self.room.next_deadline().filter(|at| self.reference.ends_at() != Some(at.0));
        self.advance(deadline.unwrap_or(self.now));
        self.handle(Input::Tick);
    }

    /// Drops the room from memory, and with it these connections, and restores it from storage `down` milliseconds later.
    fn evict(&mut self, lost: Vec<PlayerId>, down: u64) {
        self.clients.retain(|player, _| !lost.contains(&PlayerId(*player)));
        if !self.outbox.is_empty() {
            self.reference = self.kept.clone();
        }
        self.now = self.now.plus(down);
        (self.room, self.outbox) = (self.stored.restore(self.now), Outbox::default());
        self.room.set_answer_floor(self.answer_floor);
        let connected = self.clients.keys().map(|&player| (PlayerId(player), None)).collect();
        self.handle(Input::Restore { connected });
    }

    /// Passes `input` to the room and the reference, and compares their outcomes. Flushes as the Worker does.
    fn handle(&mut self, input: Input) {
        self.inputs += 1;
        let effects = self.room.handle(self.now, input.clone(), &self.words);
        self.reference.handle(self.now.0, &input, Choices::of(&effects.events), &self.words);
        assert_eq!(Outcome::from(&effects), self.reference.outcome, "outcome at {:?} of {input:?}", self.now);
        assert_eq!(self.room.next_deadline().map(|at| at.0), self.reference.deadline(), "next deadline");
        let sender = if let Input::Join { sender, .. } = input { sender } else { None };
        self.outbox.push(Some(sender), self.now, self.room.position().1, effects);
        let is_leaving = matches!(input, Input::Sent { frame: ClientFrame::Leave | ClientFrame::Forget, .. });
        if is_leaving || self.outbox.due(self.crowd).is_some_and(|due| due <= self.now) {
            self.flush();
        }
    }
}
