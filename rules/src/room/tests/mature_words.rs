//! Words that count only in rooms that allow them.

use protocol::{ClientFrame, Event, Refusal, Settings};

use super::table::{MAKER, Table, refused, sent, welcome};

/// A private room with a prompt that has such an answer, which is returned.
fn tempting(settings: Settings) -> (Table, String) {
    let mut table = Table::private(settings);
    let host = welcome(table.try_join("선생님", Some(MAKER))).you;
    for _ in 0..200 {
        let words = table.words;
        let mut answers = words.dictionary.answers(&table.prompt().pattern).map(|entry| entry.word);
        if let Some(word) = answers.find(|word| {
            !words.is_mild(word) && words.accept(&table.prompt().pattern, word, protocol::WordList::Everyday)
        }) {
            return (table, word);
        }
        table.wait(1_000).say(host, "음");
        table.next_prompt();
    }
    panic!("no prompt with such an answer");
}

#[test]
fn a_mature_word_is_shown_to_its_author_only_and_does_not_score() {
    let (mut table, word) = tempting(Settings::default());
    let player = table.join("수달").you;
    let effects = table.say_as(player, "a", &word);
    assert_eq!((effects.replies, effects.events), (vec![refused(Some("a"), Refusal::WordMature)], vec![]));
    let [right] = table.right_words();
    assert!(matches!(table.wait(1_000).say(player, &right)[0], Event::Answered { .. }));
    let effects = table.wait(500).say_as(player, "b", &word);
    assert_eq!(effects.replies, [refused(Some("b"), Refusal::WordMature)], "nor after the player has scored");
    assert_eq!(effects.events, []);
}

#[test]
fn the_host_may_let_all_words_count() {
    let (mut table, word) = tempting(Settings::default());
    let host = welcome(table.try_join("선생님", Some(MAKER))).you;
    let settings = Settings { mature: true, ..Settings::default() };
    table.wait(1_000).handle(sent(host, ClientFrame::Settings(settings)));
    let player = table.join("수달").you;
    assert!(matches!(table.say(player, &word)[0], Event::Answered { .. }));
}
