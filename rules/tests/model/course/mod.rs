//! A course while it is played: to the room and to the reference at once.

mod acting;

use std::collections::BTreeMap;

use hangul::RoomName;
use lexicon::Words;
use protocol::{ClientFrame, Millis, PlayerId, RECENT_MAX, ServerEvent, Settings};
use rules::{Effects, Input, Room};

use super::facts::Told;
use super::page::Page;
use super::reference::{Chance, Reference};
use super::steps::{NICKNAMES, Script};
use super::view::View;

const MAKER_TOKEN: &str = "maker";

pub struct Course {
    pub words: Words<'static>,
    /// Every event that anyone was told; of one input first those to everyone.
    pub told: Vec<ServerEvent>,
    /// How much happened.
    pub inputs: u64,
    room: Room,
    reference: Reference,
    now: Millis,
    stored: (String, Vec<ServerEvent>),
    /// Of those who are connected.
    pages: BTreeMap<u32, Page>,
    /// Every token that anyone may have kept.
    tokens: Vec<String>,
    removed: Option<Removed>,
    said: Vec<(PlayerId, String)>,
}

/// Who was removed last, while connected.
struct Removed {
    player: PlayerId,
    token: String,
    at: Millis,
}

impl Course {
    pub fn new(private: Option<Settings>) -> Self {
        let words = Words::new(include_bytes!("../../../../words/built/words.bin")).unwrap();
        let maker_token = private.as_ref().map(|_| MAKER_TOKEN.to_owned());
        let room = match private.clone() {
            Some(settings) => Room::private(RoomName::code(38_271_946), 7, 7, settings, MAKER_TOKEN.to_owned()),
            None => Room::channel(RoomName::plaza(), 7, 7),
        };
        Self {
            words,
            told: Vec::new(),
            inputs: 0,
            stored: (room.snapshot(), Vec::new()),
            room,
            reference: Reference::new(private.unwrap_or_default(), maker_token),
            now: Millis(1_000_000_000),
            pages: BTreeMap::new(),
            tokens: Vec::new(),
            removed: None,
            said: Vec::new(),
        }
    }

    pub fn play(script: &Script) -> Self {
        let mut course = Self::new(script.private.clone());
        script.steps.iter().for_each(|step| course.take(step));
        course
    }

    /// What those see who are here.
    pub fn view(&self) -> Option<View> {
        self.pages.values().next().map(Page::view)
    }

    fn join(&mut self, nickname: usize, resume: Option<String>) {
        let fresh_token = format!("token-{}", self.tokens.len());
        self.tokens.push(fresh_token.clone());
        let nickname = NICKNAMES[nickname % NICKNAMES.len()].to_owned();
        self.happen(Input::Join { nickname, resume, fresh_token });
    }

    fn send(&mut self, player: PlayerId, frame: ClientFrame) {
        self.happen(Input::Sent { player, frame });
    }

    fn tick(&mut self) {
        self.now = self.now.max(self.room.next_deadline().unwrap_or(self.now));
        self.happen(Input::Tick);
    }

    /// Throws the memory away, and with it perhaps one connection.
    fn evict(&mut self, lost: Option<PlayerId>) {
        lost.inspect(|player| drop(self.pages.remove(&player.0)));
        self.room = Room::restore(&self.stored.0, self.stored.1.clone()).unwrap();
        let connected = self.pages.keys().copied().map(PlayerId).collect();
        self.happen(Input::Restore { connected });
    }

    /// Gives `input` to both, stores what the room says as its object would, and compares.
    fn happen(&mut self, input: Input) {
        self.inputs += 1;
        let effects = self.room.handle(self.now, input.clone(), &self.words);
        let messages = effects.events.iter().filter(|event| event.as_message().is_some());
        self.stored.1.extend(messages.cloned());
        if effects.snapshot_changed {
            self.stored.0 = self.room.snapshot();
        }
        self.reference.handle(self.now.0, &input, Chance::of(&effects.events), &self.words);
        assert_eq!(Told::from(&effects), self.reference.told, "what is told at {:?} after {input:?}", self.now);
        assert_eq!(self.room.next_deadline().map(|at| at.0), self.reference.deadline(), "when the alarm is due");
        self.hear(effects);
    }

    fn hear(&mut self, effects: Effects) {
        for event in &effects.events {
            if let ServerEvent::Removed { player, .. } = *event
                && let Some(page) = self.pages.remove(&player.0)
            {
                self.removed = Some(Removed { player, token: page.token, at: self.now });
            }
        }
        self.pages.values_mut().for_each(|page| page.hear(self.now, &effects.events));
        for event in &effects.reply {
            if let ServerEvent::Welcome(welcome) = event {
                let page = Page::from(&**welcome);
                let before = self.pages.insert(welcome.you.0, page.clone());
                assert!(before.is_none_or(|before| before == page), "a welcome tells a page nothing new");
                let recent = &self.stored.1[self.stored.1.len().saturating_sub(RECENT_MAX)..];
                assert_eq!(welcome.recent, recent);
            }
        }
        let view = self.reference.view();
        for page in self.pages.values() {
            assert_eq!(page.view(), view, "every page shows the same");
        }
        self.told.extend(effects.events);
        self.told.extend(effects.reply);
    }
}
