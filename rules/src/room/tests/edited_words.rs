//! Words that operators added or removed.

use lexicon::WordEdits;
use protocol::{Edit, Event, Note, Reply};

use super::table::Table;

/// A new table with edited words. Its first prompt is that of every new table.
fn edited(edits: impl IntoIterator<Item = (String, Edit)>) -> Table {
    let mut table = Table::new();
    let edits: WordEdits = edits.into_iter().collect();
    table.words = table.words.edited(Box::leak(Box::new(edits)));
    table
}

#[test]
fn added_words_score_and_removed_words_do_not() {
    let mut table = Table::new();
    table.join("수달");
    let [word] = table.right_words();
    let pattern = table.prompt().pattern;
    let nonsense: String = pattern.indices().iter().map(|&index| hangul::join(index, 27).unwrap()).collect();
    let mut table = edited([(word.clone(), Edit::Removed), (nonsense.clone(), Edit::Added)]);
    let player = table.join("수달").you;
    let effects = table.say_as(player, "a", &word);
    assert!(matches!(&effects.replies[..], [Reply::Note { note: Note::NotListed { .. }, .. }]));
    assert!(matches!(table.say(player, &nonsense)[..], [Event::Answered { .. }, ..]));
}

#[test]
fn a_removed_word_is_not_revealed_as_an_answer() {
    let mut table = Table::new();
    table.join("수달");
    let examples = table.words.dictionary.examples(&table.prompt().pattern);
    let (kept, removed) = examples.split_last().unwrap();
    let mut table = edited(removed.iter().map(|entry| (entry.word.clone(), Edit::Removed)));
    table.join("수달");
    let answers = loop {
        if let [Event::Revealed { answers, .. }] = &table.advance()[..] {
            break answers.clone();
        }
    };
    assert_eq!(answers, [kept.word.as_str()]);
}
