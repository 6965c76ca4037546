//! A simulation runs a script against the room and the reference model, and compares them after every input.

mod actions;
mod storage;

use std::collections::BTreeMap;

use hangul::RoomName;
use lexicon::Words;
use protocol::{ClientFrame, Event, Incoming, Millis, Numbered, PlayerId, Reply};
use rules::{Effects, Input, Operation, Room, StoredMessage};
use storage::Stored;

use super::client::Client;
use super::outcome::Outcome;
use super::reference::{Choices, Reference};
use super::steps::{NICKNAMES, Script};
use super::view::View;

const MAKER_TOKEN: &str = "maker";

pub struct Simulation {
    pub words: Words<'static>,
    /// Everything that the room sent; of one input, the events before the replies.
    pub sent: Vec<Incoming>,
    /// Number of inputs.
    pub inputs: u64,
    room: Room,
    reference: Reference,
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
            Some(settings) => Room::private(RoomName::code(38_271_946), 7, 7, settings, MAKER_TOKEN.to_owned()),
            None => Room::channel(RoomName::plaza(), 7, 7),
        };
        let seats = Operation::Change { settings: None, seats: Some(script.seats), kept: None };
        let effects = room.handle(now, Input::Operate(seats), &words);
        let mut stored = Stored::default();
        stored.store(room.take_changes(), &effects);
        Self {
            words,
            sent: Vec::new(),
            inputs: 0,
            stored,
            room,
            reference: Reference::new(private.unwrap_or_default(), maker_token, script.seats as usize),
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
        self.handle(Input::Join { nickname, resume, fresh_token });
    }

    fn send(&mut self, player: PlayerId, frame: ClientFrame) {
        self.handle(Input::Sent { player, frame });
    }

    fn tick(&mut self) {
        self.now = self.now.max(self.room.next_deadline().unwrap_or(self.now));
        self.handle(Input::Tick);
    }

    /// Drops the room from memory, and with it perhaps one connection, and restores it from storage.
    fn evict(&mut self, lost: Option<PlayerId>) {
        lost.inspect(|player| drop(self.clients.remove(&player.0)));
        self.room = self.stored.restore(self.now);
        let connected = self.clients.keys().copied().map(PlayerId).collect();
        self.handle(Input::Restore { connected });
    }

    /// Passes `input` to the room and the reference, compares their outcomes, and stores the room as the Worker does.
    fn handle(&mut self, input: Input) {
        self.inputs += 1;
        let effects = self.room.handle(self.now, input.clone(), &self.words);
        self.stored.store(self.room.take_changes(), &effects);
        self.reference.handle(self.now.0, &input, Choices::of(&effects.events), &self.words);
        assert_eq!(Outcome::from(&effects), self.reference.outcome, "outcome at {:?} of {input:?}", self.now);
        assert_eq!(self.room.next_deadline().map(|at| at.0), self.reference.deadline(), "next deadline");
        self.deliver(effects);
    }

    /// Delivers the effects to the clients, and compares every client with the reference.
    fn deliver(&mut self, effects: Effects) {
        for Numbered { event, .. } in &effects.events {
            if let Event::Removed { player, .. } = *event
                && let Some(client) = self.clients.remove(&player.0)
            {
                self.removed = Some(Removed { player, token: client.token, at: self.now });
            }
        }
        self.clients.values_mut().for_each(|client| client.receive(self.now, &effects.events));
        for reply in &effects.replies {
            if let Reply::Welcome(welcome) = reply {
                let client = Client::from(&**welcome);
                let before = self.clients.insert(welcome.you.0, client.clone());
                assert!(before.is_none_or(|before| before == client), "a welcome differs from an up-to-date client");
                let recent: Vec<_> = self.stored.recent().into_iter().map(StoredMessage::into_event).collect();
                assert_eq!(welcome.recent, recent);
            }
        }
        let view = self.reference.view();
        for client in self.clients.values() {
            assert_eq!(client.view(), view, "all clients show the same");
        }
        self.sent.extend(effects.events.into_iter().map(Incoming::Event));
        self.sent.extend(effects.replies.into_iter().map(Incoming::Reply));
    }
}
