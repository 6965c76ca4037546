//! Rooms of many players, each of whom finds a word for every prompt, some faster than others: who scores at all?
//!
//! `cargo test -p rules --test classroom -- --nocapture` prints the table.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a room that cannot be played fails the test")]

use hangul::RoomName;
use lexicon::Words;
use protocol::{ClientFrame, Event, Millis, Mode, Phase, PlayerId, Prompt, Scoring, Settings};
use rules::{Input, Room};

const MAKER: &str = "maker";

/// The time of the quickest player for a word, how much longer the slowest one takes, and how much both vary, in milliseconds.
const QUICKEST: u64 = 2_500;
const SLOWER: u64 = 10_000;
const VARIES: u64 = 3_000;

struct Class {
    room: Room,
    words: Words<'static>,
    now: Millis,
    random: fastrand::Rng,
}

impl Class {
    fn new(pupils: u32, scoring: Scoring) -> Self {
        let settings = Settings { scoring, ..Settings::of(Mode::Match) };
        let room = Room::private(RoomName::code(38_271_946), 7, 7, settings, MAKER.to_owned());
        let words = Words::new(include_bytes!("../../words/built/words.bin")).unwrap();
        let mut class = Self { room, words, now: Millis(1_000_000_000), random: fastrand::Rng::with_seed(13) };
        for pupil in 1..=pupils {
            let (nickname, fresh_token) = (format!("학생{pupil}"), format!("token-{pupil}"));
            let resume = (pupil == 1).then(|| MAKER.to_owned());
            class.handle(Input::Join { sender: None, watch: false, nickname, resume, fresh_token, network: None });
        }
        class.handle(Input::Sent { player: PlayerId(1), frame: ClientFrame::Start });
        class
    }

    fn handle(&mut self, input: Input) -> Vec<Event> {
        let effects = self.room.handle(self.now, input, &self.words);
        effects.events.into_iter().map(|numbered| numbered.event).collect()
    }

    /// Lets the room do what is due until `moment`.
    fn wait(&mut self, moment: Millis) {
        while let Some(due) = self.room.next_deadline().filter(|due| *due <= moment) {
            self.now = self.now.max(due);
            self.handle(Input::Tick);
        }
        self.now = moment;
    }

    fn open(&self) -> Option<Prompt> {
        match self.room.phase() {
            Phase::Open { prompt, .. } | Phase::Fair { prompt, .. } => Some(prompt),
            _ => None,
        }
    }

    /// Everyone who gets the time for it answers the prompt, each with another word if there are enough.
    fn solve(&mut self, pupils: u32, prompt: &Prompt) {
        let words: Vec<_> = self.words.dictionary.answers(&prompt.pattern).map(|entry| entry.word).collect();
        let words: Vec<_> = words
            .into_iter()
            .filter(|word| {
                self.words.is_mild(word) && self.words.accept(&prompt.pattern, word, protocol::WordList::Everyday)
            })
            .collect();
        let time = |pupil: u32, varies: u64| QUICKEST + SLOWER * u64::from(pupil - 1) / u64::from(pupils) + varies;
        let mut answers: Vec<_> = (1..=pupils).map(|pupil| (time(pupil, self.random.u64(0..VARIES)), pupil)).collect();
        answers.sort_unstable();
        for (place, (after, pupil)) in answers.into_iter().enumerate() {
            self.wait(prompt.shown_at.plus(after));
            if self.open().is_some_and(|open| open.number == prompt.number) {
                let (id, text) = (format!("{}-{pupil}", prompt.number), words[place % words.len()].clone());
                self.handle(Input::Sent { player: PlayerId(pupil), frame: ClientFrame::Say { id, text } });
            }
        }
    }

    /// Plays a match, and returns the points of everyone.
    fn play(mut self, pupils: u32) -> Vec<u32> {
        while !matches!(self.room.phase(), Phase::Results { .. }) {
            match self.open() {
                Some(prompt) => {
                    self.solve(pupils, &prompt);
                    while self.open().is_some_and(|open| open.number == prompt.number) {
                        self.wait(self.room.next_deadline().unwrap());
                    }
                }
                None => self.wait(self.room.next_deadline().unwrap()),
            }
        }
        self.room.players().iter().map(|row| row.points).collect()
    }
}

#[test]
fn where_everyone_scores_nobody_who_finds_a_word_ends_with_nothing() {
    for pupils in [4, 13, 65] {
        let [first, together] = [Scoring::First, Scoring::Together].map(|scoring| {
            let mut points = Class::new(pupils, scoring).play(pupils);
            points.sort_unstable();
            points
        });
        let without = |points: &[u32]| points.iter().filter(|points| **points == 0).count();
        for (name, points) in [("first to answer", &first), ("everyone scores", &together)] {
            println!(
                "{pupils} players, {name}: {} with 0 points, median {}, best {}",
                without(points),
                points[points.len() / 2],
                points.last().unwrap()
            );
        }
        assert_eq!(without(&together), 0);
        assert!(without(&first) > 0 || pupils < 13, "the quickest leave nothing for {pupils}");
        assert!(together[0] * 2 > *together.last().unwrap(), "the slowest is not hopeless: {together:?}");
    }
}
