//! Random courses of things that happen to a room, played to the room and to the reference at once.

use std::collections::BTreeMap;

use game::names::RoomName;
use game::protocol::{PlayerId, ServerEvent};
use game::room::{Effects, Input, Room};
use game::time::Millis;
use game::words::{WordList, Words};
use proptest::collection::vec;
use proptest::prelude::*;

use super::facts::{Fact, Row};
use super::reference::Reference;

/// Something that happens. Numbers choose among what there is at that moment.
#[derive(Clone, Debug)]
pub enum Step {
    Join { nickname: usize },
    Return { ticket: usize },
    Drop { player: usize },
    Leave { player: usize },
    Answer { player: usize, choice: usize },
    Say { player: usize, text: usize },
    SayAgain { player: usize },
    Skip { player: usize },
    Resync { player: usize },
    Wait { millis: u64 },
    Tick { times: usize },
    Evict { lost: Option<usize> },
}

pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    let any_one = 0..8_usize;
    let step = prop_oneof![
        3 => any_one.clone().prop_map(|nickname| Step::Join { nickname }),
        2 => any_one.clone().prop_map(|ticket| Step::Return { ticket }),
        2 => any_one.clone().prop_map(|player| Step::Drop { player }),
        1 => any_one.clone().prop_map(|player| Step::Leave { player }),
        12 => (any_one.clone(), 0..40_usize).prop_map(|(player, choice)| Step::Answer { player, choice }),
        8 => (any_one.clone(), 0..TEXTS.len()).prop_map(|(player, text)| Step::Say { player, text }),
        1 => any_one.clone().prop_map(|player| Step::SayAgain { player }),
        2 => any_one.clone().prop_map(|player| Step::Skip { player }),
        1 => any_one.clone().prop_map(|player| Step::Resync { player }),
        10 => prop_oneof![0..2_500_u64, 2_000..12_000_u64, 50_000..70_000_u64, 500_000..700_000_u64, Just(1_900_000)]
            .prop_map(|millis| Step::Wait { millis }),
        14 => (1..3_usize).prop_map(|times| Step::Tick { times }),
        2 => proptest::option::of(any_one).prop_map(|lost| Step::Evict { lost }),
    ];
    vec(step, 1..300)
}

const NICKNAMES: [&str; 4] = ["수달", "하마", "고래", "펭귄"];
const TEXTS: [&str; 5] = ["안녕하세요", "ㅋㅋㅋ", "패스", "뷁뷁", "이거 어렵네"];

/// What one player's page knows.
struct Page {
    seq: u64,
    rows: Vec<Row>,
}

/// A course while it is played.
pub struct Course {
    pub words: Words<'static>,
    /// Every event that everyone was told.
    pub told: Vec<ServerEvent>,
    room: Room,
    reference: Reference,
    now: Millis,
    stored: (String, Vec<ServerEvent>),
    pages: BTreeMap<u32, Page>,
    tokens: Vec<String>,
    said: Vec<(PlayerId, String)>,
}

impl Course {
    pub fn new() -> Self {
        let words = Words::new(include_bytes!("../../../words/built/words.bin")).unwrap();
        let room = Room::new(RoomName::plaza(), 7, 7);
        Self {
            words,
            told: Vec::new(),
            stored: (room.snapshot(), Vec::new()),
            room,
            reference: Reference::new(),
            now: Millis(1_000_000_000),
            pages: BTreeMap::new(),
            tokens: Vec::new(),
            said: Vec::new(),
        }
    }

    pub fn take(&mut self, step: &Step) {
        let here: Vec<u32> = self.pages.keys().copied().collect();
        let one = |choice: usize| here.get(choice.checked_rem(here.len())?).copied();
        match *step {
            Step::Join { nickname } => self.join(NICKNAMES[nickname % NICKNAMES.len()], None),
            Step::Return { ticket } => {
                let token = ticket.checked_rem(self.tokens.len()).map(|index| self.tokens[index].clone());
                self.join(NICKNAMES[ticket % NICKNAMES.len()], token);
            }
            Step::Wait { millis } => self.now = self.now.plus(millis),
            Step::Tick { times } => (0..times).for_each(|_| self.tick()),
            Step::Evict { lost } => self.evict(lost.and_then(one)),
            Step::Drop { player } => self.act(one(player), |course, player| {
                course.pages.remove(&player.0);
                Input::Drop { player }
            }),
            Step::Leave { player } => self.act(one(player), |course, player| {
                course.pages.remove(&player.0);
                Input::Leave { player }
            }),
            Step::Answer { player, choice } => {
                let text = self.answer(choice);
                self.act(one(player), |course, player| course.say(player, text, None));
            }
            Step::Say { player, text } => {
                self.act(one(player), |course, player| course.say(player, TEXTS[text].to_owned(), None));
            }
            Step::SayAgain { player } => self.act(one(player), |course, player| {
                let last = course.said.iter().rev().find(|(by, _)| *by == player).map(|(_, id)| id.clone());
                course.say(player, "안녕하세요".to_owned(), last)
            }),
            Step::Skip { player } => self.act(one(player), |_, player| Input::Skip { player }),
            Step::Resync { player } => self.act(one(player), |_, player| Input::Resync { player }),
        }
    }

    /// Lets a player who is here do something.
    fn act(&mut self, player: Option<u32>, input: impl FnOnce(&mut Self, PlayerId) -> Input) {
        if let Some(player) = player {
            let input = input(self, PlayerId(player));
            self.happen(input, Some(player));
        }
    }

    fn say(&mut self, player: PlayerId, text: String, id: Option<String>) -> Input {
        let id = id.unwrap_or_else(|| format!("m{}", self.said.len()));
        self.said.push((player, id.clone()));
        Input::Say { player, id, text }
    }

    /// A word with the right initials, or now and then one that scored before.
    fn answer(&self, choice: usize) -> String {
        let used = self.reference.used();
        let answers = self.reference.prompt().map(|prompt| self.words.dictionary.answers(&prompt.pattern));
        let everyday = answers.into_iter().flatten().filter(|entry| entry.list == WordList::Everyday);
        let fresh = everyday.map(|entry| entry.word).nth(choice / 4);
        fresh.or_else(|| used.last().cloned()).unwrap_or_else(|| "사랑".to_owned())
    }

    fn join(&mut self, nickname: &str, resume: Option<String>) {
        let fresh_token = format!("token-{}", self.tokens.len());
        self.tokens.push(fresh_token.clone());
        self.happen(Input::Join { nickname: nickname.to_owned(), resume, fresh_token }, None);
    }

    fn tick(&mut self) {
        self.now = self.now.max(self.room.next_deadline().unwrap_or(self.now));
        self.happen(Input::Tick, None);
    }

    /// Throws the memory away, and with it perhaps one connection.
    fn evict(&mut self, lost: Option<u32>) {
        lost.inspect(|player| drop(self.pages.remove(player)));
        self.room = Room::restore(&self.stored.0, self.stored.1.clone()).unwrap();
        let connected = self.pages.keys().copied().map(PlayerId).collect();
        self.happen(Input::Restore { connected }, None);
    }

    /// Gives `input` to both, stores what the room says as its object would, and compares.
    fn happen(&mut self, input: Input, sender: Option<u32>) {
        let effects = self.room.handle(self.now, input.clone(), &self.words);
        let messages = effects.events.iter().filter(|event| event.as_message().is_some());
        self.stored.1.extend(messages.cloned());
        if effects.snapshot_changed {
            self.stored.0 = self.room.snapshot();
        }
        let drawn = effects.events.iter().find_map(|event| match event {
            ServerEvent::Prompt { prompt, .. } => Some(prompt.clone()),
            _ => None,
        });
        self.reference.handle(self.now.0, &input, drawn, &self.words);
        let sender = sender.or(effects.seated.map(|seated| seated.player.0));
        self.compare(effects, sender);
    }

    fn compare(&mut self, effects: Effects, sender: Option<u32>) {
        let told: Vec<Fact> = effects.events.iter().map(Fact::of).collect();
        assert_eq!(told, self.reference.facts, "what everyone is told at {:?}", self.now);
        let replied: Vec<Fact> = effects.reply.iter().map(Fact::of).collect();
        assert_eq!(replied, self.reference.reply, "what the sender is told at {:?}", self.now);
        for event in &effects.reply {
            if let (ServerEvent::Welcome(welcome), Some(player)) = (event, sender) {
                let rows = welcome.players.iter().map(Row::from).collect();
                self.pages.insert(player, Page { seq: welcome.seq, rows });
            }
        }
        for event in &effects.events {
            self.pages.values_mut().for_each(|page| page.hear(event));
        }
        for page in self.pages.values() {
            assert_eq!(page.rows, self.reference.rows(), "every page shows the same scoreboard");
        }
        self.told.extend(effects.events);
    }
}

impl Page {
    fn hear(&mut self, event: &ServerEvent) {
        let Some(seq) = event.seq().filter(|seq| *seq > self.seq) else { return };
        assert_eq!(seq, self.seq + 1, "an event is missing");
        self.seq = seq;
        match event {
            ServerEvent::Player { player, .. } => {
                let row = Row::from(player);
                match self.rows.iter_mut().find(|known| known.player == row.player) {
                    Some(known) => *known = row,
                    None => {
                        self.rows.push(row);
                        self.rows.sort_by_key(|row| row.player);
                    }
                }
            }
            ServerEvent::Left { player, .. } => self.rows.retain(|row| row.player != player.0),
            ServerEvent::Lap { .. } => self.rows.iter_mut().for_each(|row| row.points = 0),
            ServerEvent::Answered { player, points, correct, .. } => {
                let scorer = self.rows.iter_mut().find(|row| row.player == player.0);
                scorer.into_iter().for_each(|row| (row.points, row.correct) = (*points, *correct));
            }
            _ => {}
        }
    }
}
