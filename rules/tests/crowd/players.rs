//! The players of a large room.

use std::collections::BTreeMap;

use hangul::Pattern;
use lexicon::{WordEdits, Words};
use protocol::{ClientFrame, Edit, Event, Millis, PlayerId, SEATS_MAX};
use rules::{Input, Operation, Room, RowKey};

/// The most bytes of a room's own row.
const ROOM_ROW_MAX: usize = 16_000;

/// A room in which every number from 1 to `players` is a player.
pub struct Crowd {
    room: Room,
    players: u32,
    now: Millis,
    words: Words<'static>,
    /// The room's own row, and all others.
    row: String,
    rows: BTreeMap<RowKey, String>,
    /// The largest room's own row so far, and how many times it was stored.
    pub largest: usize,
    pub stored: u32,
    said: u32,
}

impl Crowd {
    /// A room whose answers do not wait for hands.
    pub fn new(mut room: Room, players: u32) -> Self {
        room.set_answer_floor(false);
        let words = Words::new(include_bytes!("../../../words/built/words.bin")).unwrap();
        let (now, row, rows) = (Millis(1_000_000_000), String::new(), BTreeMap::new());
        let mut crowd = Self { room, players, now, words, row, rows, largest: 0, stored: 0, said: 0 };
        crowd.handle(Input::Operate(Operation::Change { settings: None, seats: Some(SEATS_MAX), kept: None }));
        for player in 1..=players {
            // The longest nickname with the longest characters.
            let nickname = "𠀀".repeat(10);
            let token = |player| format!("{player:032}");
            let resume = (player == 1).then(|| token(0));
            let fresh_token = token(player);
            crowd.handle(Input::Join { sender: None, watch: false, nickname, resume, fresh_token, network: None });
        }
        assert_eq!(crowd.room.people(), players as usize);
        crowd
    }

    /// Handles an input, and checks the size of the room's own row.
    fn handle(&mut self, input: Input) -> Vec<Event> {
        let effects = self.room.handle(self.now, input, &self.words);
        let changes = self.room.take_changes();
        if let Some(row) = changes.room {
            assert!(row.len() < ROOM_ROW_MAX, "{} bytes: {row}", row.len());
            self.largest = self.largest.max(row.len());
            self.stored += 1;
            self.row = row;
        }
        for (key, row) in changes.rows {
            match row {
                Some(row) => drop(self.rows.insert(key, row)),
                None => drop(self.rows.remove(&key)),
            }
        }
        effects.events.into_iter().map(|numbered| numbered.event).collect()
    }

    pub fn send(&mut self, player: u32, frame: ClientFrame) -> Vec<Event> {
        self.handle(Input::Sent { player: PlayerId(player), frame })
    }

    pub fn say(&mut self, player: u32, text: String) -> Vec<Event> {
        self.said += 1;
        let id = format!("m{}", self.said);
        self.send(player, ClientFrame::Say { id, text })
    }

    fn advance(&mut self) -> Vec<Event> {
        self.now = self.room.next_deadline().unwrap().max(self.now);
        self.handle(Input::Tick)
    }

    /// Advances until something is announced of which `found` returns a value.
    pub fn advance_to<T>(&mut self, mut found: impl FnMut(Event) -> Option<T>) -> T {
        loop {
            if let Some(found) = self.advance().into_iter().find_map(&mut found) {
                return found;
            }
        }
    }

    /// Advances to the next prompt, and returns its pattern.
    pub fn next_prompt(&mut self) -> Pattern {
        self.advance_to(|event| match event {
            Event::Prompt { prompt } => Some(prompt.pattern),
            _ => None,
        })
    }

    /// This many players answer the open prompt with different words, the player after `begins` first. The few words
    /// that are foul do not score.
    pub fn solve(&mut self, players: u32, begins: u32, pattern: &Pattern) {
        let answers = answers(players, pattern);
        let edits: WordEdits = answers.iter().map(|word| (word.clone(), Edit::Added)).collect();
        let words = self.words.edited(Box::leak(Box::new(edits)));
        let unedited = std::mem::replace(&mut self.words, words);
        let mut solved = 0;
        for (turn, answer) in (begins..).zip(answers) {
            let events = self.say(turn % self.players + 1, answer);
            solved += usize::from(matches!(events[..], [Event::Answered { .. }, ..]));
        }
        assert!(solved > players as usize * 9 / 10, "{solved}");
        self.words = unedited;
    }

    /// Everyone answers the open prompt at once, before hands could have typed the answer. The few words that are foul
    /// are said, and the others held.
    pub fn hurry(&mut self, pattern: &Pattern) {
        self.room.set_answer_floor(true);
        let answers = answers(self.players, pattern);
        let edits: WordEdits = answers.iter().map(|word| (word.clone(), Edit::Added)).collect();
        self.words = self.words.edited(Box::leak(Box::new(edits)));
        let held = (1..).zip(answers).filter(|(player, answer)| self.say(*player, answer.clone()).is_empty()).count();
        assert!(held > self.players as usize * 9 / 10, "{held}");
    }

    /// Every player votes to skip the open prompt, until that is decided.
    pub fn all_skip(&mut self) {
        let mut voters = 1..=self.players;
        let is_over = |events: &[Event]| events.iter().any(|event| matches!(event, Event::Revealed { .. }));
        while let Some(voter) = voters.next()
            && !is_over(&self.send(voter, ClientFrame::Skip))
        {}
        assert!(voters.next().is_some(), "more than half of the players are enough");
    }

    /// The room is the same when it is restored from what it stored.
    pub fn assert_stored(&self) {
        let rows = self.rows.clone().into_iter().collect();
        let (restored, unreadable) = Room::restore(&self.row, rows, Vec::new()).unwrap();
        assert!(unreadable.is_empty());
        assert_eq!(restored.players(), self.room.players());
        assert_eq!(restored.legacy_game(), self.room.legacy_game());
    }
}

/// So many different texts with the initials of the prompt.
fn answers(count: u32, pattern: &Pattern) -> Vec<String> {
    let texts = (0..u16::MAX).filter_map(|number| {
        let indices = pattern.indices().iter().enumerate();
        let syllables = indices.map(|(place, &initial)| match place {
            0 => hangul::join(initial, number % 588),
            _ => hangul::join(initial, number / 588),
        });
        syllables.collect::<Option<String>>()
    });
    texts.take(count as usize).collect()
}
