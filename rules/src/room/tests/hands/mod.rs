//! Answers wait for hands, and prompts for readers.

mod fair;
mod held;
mod kept;
mod marks;

use hangul::key_strokes;
use protocol::{Event, PlayerId};

use super::table::Table;

/// A channel with an open prompt and these players.
pub(super) fn channel<const N: usize>(names: [&str; N]) -> (Table, [PlayerId; N]) {
    let mut table = Table::new().with_answer_floor();
    let players = names.map(|name| table.join(name).you);
    (table, players)
}

/// When `word` counts, in milliseconds after the prompt was shown.
pub(super) fn floor(word: &str) -> u64 {
    250 + 60 * u64::from(key_strokes(word))
}

/// Lets time pass until this many milliseconds after the prompt was shown. Nothing is run.
pub(super) fn at(table: &mut Table, millis: u64) -> &mut Table {
    table.now = table.prompt().shown_at.plus(millis);
    table
}

/// The players and words that scored.
pub(super) fn scored(events: &[Event]) -> Vec<(PlayerId, &str)> {
    let answered = events.iter().filter_map(|event| match event {
        Event::Answered { player, word, .. } => Some((*player, word.as_str())),
        _ => None,
    });
    answered.collect()
}

/// Two everyday answers to the prompt, the one that is typed in fewer keys first.
pub(super) fn short_and_long(table: &Table) -> [String; 2] {
    let mut words: [String; 12] = table.right_words();
    words.sort_by_key(|word| key_strokes(word));
    let [short, .., long] = words;
    assert!(key_strokes(&short) < key_strokes(&long));
    [short, long]
}
