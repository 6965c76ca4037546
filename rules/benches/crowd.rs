//! The cost of one message in rooms of different sizes: `cargo bench -p rules`.
//!
//! Each figure is the time for handling one input and for writing down what changed, without storing or sending it. It
//! must not rise with the number of players, or a large room could not keep up with its messages.

use std::hint::black_box;
use std::time::Instant;

use hangul::{Pattern, RoomName};
use lexicon::{WordEdits, Words};
use protocol::{ClientFrame, Edit, Event, Millis, PlayerId};
use rules::{Input, Operation, Room};

const FILE: &[u8] = include_bytes!("../../words/built/words.bin");
const NOW: Millis = Millis(1_000_000_000);
const SIZES: [u32; 4] = [10, 100, 500, 2_000];
/// How often each input is measured, in all players together.
const TIMES: u32 = 20_000;

fn main() {
    let Ok(words) = Words::new(FILE) else {
        eprintln!("words/built/words.bin is not a word file of this version");
        return;
    };
    println!("{:>8}  {:>14}  {:>14}  {:>14}  {:>14}", "players", "said", "miss", "right answer", "departure");
    for size in SIZES {
        let Some((room, pattern)) = crowd(size, &words) else {
            eprintln!("the room opened no prompt");
            return;
        };
        let edits = answers(&pattern).take(size as usize).map(|word| (word, Edit::Added)).collect::<WordEdits>();
        let words = words.edited(&edits);
        let said = measure(&room, size, &words, |player| say(player, "와 이번 문제 진짜 어렵다 ㅋㅋㅋ".to_owned()));
        let miss = measure(&room, size, &words, |player| say(player, unlisted(&pattern)));
        let answers: Vec<_> = answers(&pattern).collect();
        let right = measure(&room, size, &words, |player| say(player, answers[player as usize - 1].clone()));
        let leave =
            measure(&room, size, &words, |player| Input::Sent { player: PlayerId(player), frame: ClientFrame::Leave });
        println!("{size:>8}  {said:>11.0} ns  {miss:>11.0} ns  {right:>11.0} ns  {leave:>11.0} ns");
    }
}

/// A channel with this many players, all of one nickname, and an open prompt during which somebody spoke.
fn crowd(size: u32, words: &Words<'_>) -> Option<(Room, Pattern)> {
    let mut room = Room::channel(RoomName::plaza(), 1, 7);
    // Its players answer faster than hands.
    room.set_answer_floor(false);
    let seats = Operation::Change { settings: None, seats: Some(size), kept: None };
    let mut events = room.handle(NOW, Input::Operate(seats), words).events;
    for player in 1..=size {
        let join = Input::Join {
            sender: None,
            watch: false,
            nickname: "수달".to_owned(),
            resume: None,
            fresh_token: format!("token-{player}"),
            network: None,
        };
        events.extend(room.handle(NOW, join, words).events);
    }
    room.handle(NOW, say(1, "안녕하세요".to_owned()), words);
    room.take_changes();
    let prompt = events.into_iter().find_map(|numbered| match numbered.event {
        Event::Prompt { prompt } => Some(prompt.pattern),
        _ => None,
    });
    Some((room, prompt?))
}

/// The average time of an input of each player, with the writing of what changed, in nanoseconds.
fn measure(room: &Room, size: u32, words: &Words<'_>, input: impl Fn(u32) -> Input) -> f64 {
    let mut nanos = 0;
    let rounds = TIMES.div_ceil(size);
    for _ in 0..rounds {
        let mut room = room.clone();
        let inputs: Vec<_> = (1..=size).map(&input).collect();
        let begun = Instant::now();
        for input in inputs {
            black_box(room.handle(NOW, input, words));
            black_box(room.take_changes());
            black_box(room.next_deadline());
        }
        nanos += begun.elapsed().as_nanos();
    }
    nanos as f64 / f64::from(rounds * size)
}

fn say(player: u32, text: String) -> Input {
    Input::Sent { player: PlayerId(player), frame: ClientFrame::Say { id: format!("m{player}"), text } }
}

/// Different texts with the initials of the prompt.
fn answers(pattern: &Pattern) -> impl Iterator<Item = String> {
    let initials = pattern.indices().to_vec();
    (0..u16::MAX).filter_map(move |number| {
        let syllables = initials.iter().enumerate().map(|(place, &initial)| match place {
            0 => hangul::join(initial, number % 588),
            1 => hangul::join(initial, number / 588),
            _ => hangul::join(initial, 0),
        });
        syllables.collect()
    })
}

/// A text with the initials of the prompt that is no word.
fn unlisted(pattern: &Pattern) -> String {
    pattern.indices().iter().filter_map(|&initial| hangul::join(initial, 27)).collect()
}
