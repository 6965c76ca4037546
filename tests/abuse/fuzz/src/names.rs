//! Many people of one nickname, who all get a number behind it, beside as many with different ones.

use std::time::{Duration, Instant};

use hangul::RoomName;
use lexicon::Words;
use protocol::{ClientFrame, Millis};
use rules::{Input, Room};

/// People of each kind, in rounds that alternate so that a slow moment of the machine slows both.
const PEOPLE: u32 = 3_000;
const ROUND: u32 = 100;
/// How much longer those of one nickname may take.
const RATIO_MAX: f64 = 1.5;

/// The times in which people of one nickname, and of different ones, came into a room and left it.
pub struct Times {
    one: Duration,
    different: Duration,
}

impl Times {
    pub fn measure(words: &Words<'_>) -> Self {
        let (mut one, mut different) = (Visited::new(1), Visited::new(2));
        for first in (0..PEOPLE).step_by(ROUND as usize) {
            for number in first..first + ROUND {
                one.come_and_go(number, "수달".to_owned(), words);
            }
            for number in first..first + ROUND {
                different.come_and_go(number, format!("{number}수달"), words);
            }
        }
        Self { one: one.time, different: different.time }
    }

    pub fn ratio(&self) -> f64 {
        self.one.as_secs_f64() / self.different.as_secs_f64()
    }

    pub fn hold(&self) -> bool {
        self.ratio() <= RATIO_MAX
    }

    /// What was seen, as a row of the table of `make abuse`.
    pub fn row(&self) -> String {
        let [one, different] = [self.one, self.different].map(|time| time.as_secs_f64() * 1e6 / f64::from(PEOPLE));
        let (ratio, holds) = (self.ratio(), if self.hold() { "yes" } else { "**no**" });
        format!(
            "| {PEOPLE} people of one nickname | {one:.1} µs each, with different nicknames {different:.1} µs, \
             ratio {ratio:.2} (≤ {RATIO_MAX}) | | {holds} |"
        )
    }
}

/// A channel through which people pass.
struct Visited {
    room: Room,
    time: Duration,
}

impl Visited {
    fn new(seed: u64) -> Self {
        Self { room: Room::channel(RoomName::plaza(), 1, seed), time: Duration::ZERO }
    }

    fn come_and_go(&mut self, number: u32, nickname: String, words: &Words<'_>) {
        // Within the time for which the room remembers who left.
        let now = Millis(1_000_000 + u64::from(number));
        let fresh_token = number.to_string();
        let join = Input::Join { sender: None, watch: false, nickname, resume: None, fresh_token, network: None };
        let begun = Instant::now();
        let effects = self.room.handle(now, join, words);
        if let Some(seated) = effects.seated {
            self.room.handle(now, Input::Sent { player: seated.player, frame: ClientFrame::Leave }, words);
        }
        self.room.take_changes();
        self.time += begun.elapsed();
    }
}
