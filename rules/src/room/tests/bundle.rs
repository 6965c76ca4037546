//! Rooms that ask the words of their host, or only those of a topic.

use std::collections::BTreeSet;

use protocol::http::NewBundle;
use protocol::{ClientFrame, Event, Mode, Note, Phase, PlayerId, Scoring, Settings, Topic};

use super::table::{Table, events, note, sent};
use crate::{Input, bundle};

const TEXT: &str = "광합성\t빛으로 양분을 만들어요\n공생\t서로 돕고 살아요\n기공\n구름\n고기압\n";

/// Gives the room a bundle.
fn give(table: &mut Table, text: &str) -> Vec<Event> {
    let new = NewBundle { name: "과학".into(), text: text.into(), confirmed: true };
    let (bundle, _) = bundle::read(&new, false, &table.words).unwrap();
    events(&table.handle(Input::Bundle(Some(bundle))))
}

/// A private room with a bundle, its host and a guest, at the first prompt of the bundle.
fn room_with(text: &str, settings: Settings) -> (Table, PlayerId, PlayerId) {
    let mut table = Table::private(settings);
    let (host, guest) = (table.join_as_maker().you, table.join("하마").you);
    give(&mut table, text);
    go_on(&mut table);
    (table, host, guest)
}

/// Goes on to the next prompt in a room that somebody plays in.
fn go_on(table: &mut Table) {
    table.wait(3_000).say(PlayerId(1), "음");
    table.next_prompt();
}

/// Goes on until the pattern is asked.
fn seek(table: &mut Table, pattern: &str) {
    while table.prompt().pattern.to_string() != pattern {
        go_on(table);
    }
}

fn strict() -> Settings {
    Settings { strict: true, bundle: Some("과학".into()), ..Settings::default() }
}

#[test]
fn only_the_words_of_the_bundle_are_asked_each_once_with_its_clue() {
    let mut table = Table::private(Settings::default());
    table.join_as_maker();
    let told = give(&mut table, TEXT);
    let [Event::Settings { settings }] = &told[..] else { panic!("{told:?}") };
    assert_eq!(settings.bundle.as_deref(), Some("과학"));
    let mut asked = BTreeSet::new();
    for _ in 0..5 {
        go_on(&mut table);
        let prompt = table.prompt();
        asked.insert((prompt.pattern.to_string(), prompt.clue));
    }
    let own = [
        ("ㄱㄱ", None),
        ("ㄱㄱㅇ", None),
        ("ㄱㄹ", None),
        ("ㄱㅅ", Some("서로 돕고 살아요")),
        ("ㄱㅎㅅ", Some("빛으로 양분을 만들어요")),
    ];
    assert_eq!(asked, own.map(|(pattern, clue)| (pattern.to_owned(), clue.map(str::to_owned))).into());
}

#[test]
fn a_word_with_a_clue_is_the_only_answer_and_others_take_those_of_the_dictionary_too() {
    let (mut table, host, guest) = room_with(TEXT, Settings::default());
    seek(&mut table, "ㄱㅅ");
    let effects = table.wait(3_000).say_as(guest, "a", "가수");
    assert_eq!(effects.replies, [note("a", Note::NotListed { word: "가수".into() })]);
    assert!(matches!(table.say(guest, "공생")[..], [Event::Answered { .. }]));
    seek(&mut table, "ㄱㄱ");
    table.wait(3_000);
    assert!(matches!(table.say(host, "가게")[..], [Event::Answered { .. }]));
    assert!(matches!(table.say(guest, "기공")[..], [Event::Answered { .. }, Event::Revealed { .. }]));
}

#[test]
fn a_strict_room_takes_only_the_bundles_words_and_lets_everyone_score() {
    let (mut table, host, guest) = room_with(TEXT, Settings::default());
    let told = events(&table.handle(sent(host, ClientFrame::Settings(strict()))));
    let [Event::Settings { settings }] = &told[..] else { panic!("{told:?}") };
    assert_eq!((settings.scoring, settings.strict), (Scoring::Together, true));
    go_on(&mut table);
    seek(&mut table, "ㄱㄱ");
    let effects = table.wait(3_000).say_as(guest, "a", "가게");
    assert_eq!(effects.replies, [note("a", Note::NotListed { word: "가게".into() })], "no answer, so no secret");
    let refused = table.wait(1_000).say_as(guest, "b", "기공이 뭐더라");
    assert!(matches!(refused.replies[..], [protocol::Reply::Refused { .. }]), "{refused:?}");
    table.say_as(guest, "c", "기공");
    let told = events(&table.wait(1_000).say_as(host, "d", "기공"));
    assert!(matches!(&told[..], [.., Event::Revealed { found, .. }] if found[0].players == 2), "{told:?}");
}

#[test]
fn nobody_finds_a_word_and_the_bundles_words_are_shown() {
    let (mut table, ..) = room_with(TEXT, Settings::default());
    seek(&mut table, "ㄱㅎㅅ");
    while !matches!(table.phase(), Phase::Reveal { .. }) {
        table.advance();
    }
    let Phase::Reveal { answers, .. } = table.phase() else { unreachable!() };
    assert_eq!(answers, ["광합성"]);
}

#[test]
fn a_confirmed_word_counts_where_only_mild_words_do() {
    let (mut table, _, guest) = room_with("성교\n공생\n기공\n구름\n고기압", Settings::default());
    seek(&mut table, "ㅅㄱ");
    assert!(matches!(table.wait(3_000).say(guest, "성교")[..], [Event::Answered { .. }]));
}

#[test]
fn a_bundle_is_stored_and_goes_on_where_it_was() {
    let (mut table, host, guest) = room_with(TEXT, Settings::default());
    let first = table.prompt().pattern;
    table.evict(&[host, guest]);
    assert_eq!(table.room.bundle().unwrap().text(), TEXT);
    let mut asked = BTreeSet::from([first]);
    for _ in 0..4 {
        go_on(&mut table);
        asked.insert(table.prompt().pattern);
    }
    assert_eq!(asked.len(), 5);
}

#[test]
fn a_room_without_the_bundle_asks_the_pool_again() {
    let (mut table, host, _) = room_with(TEXT, Settings::default());
    table.handle(sent(host, ClientFrame::Settings(Settings::default())));
    let own: BTreeSet<_> = ["ㄱㅎㅅ", "ㄱㅅ", "ㄱㄱ", "ㄱㄹ", "ㄱㄱㅇ"].map(str::to_owned).into();
    let pool = |table: &mut Table| {
        let mut asked = BTreeSet::new();
        for _ in 0..6 {
            go_on(table);
            asked.insert(table.prompt().pattern.to_string());
        }
        !asked.is_subset(&own)
    };
    assert!(pool(&mut table), "turned off by the settings");
    let on = Settings { bundle: Some("아무 이름".into()), ..Settings::default() };
    table.wait(2_000).handle(sent(host, ClientFrame::Settings(on)));
    assert_eq!(table.room.listing().settings.bundle.as_deref(), Some("과학"), "any name turns it on");
    assert!(!pool(&mut table));
    let told = events(&table.handle(Input::Bundle(None)));
    assert!(matches!(&told[..], [Event::Settings { settings }] if settings.bundle.is_none()), "{told:?}");
    assert!(pool(&mut table), "taken away");
}

#[test]
fn settings_without_what_they_need_are_corrected() {
    let room = Table::private(strict());
    let settings = room.room.listing().settings;
    assert_eq!((settings.bundle, settings.strict, settings.scoring), (None, false, Scoring::First));
}

#[test]
fn a_strict_room_with_a_topic_takes_only_the_topics_words() {
    let topic = Settings { topic: Some(Topic::Animal), strict: true, mode: Mode::Endless, ..Settings::default() };
    let mut table = Table::private(topic);
    let host = table.join_as_maker().you;
    assert_eq!(table.room.listing().settings.scoring, Scoring::Together);
    for round in 0..10 {
        let pattern = table.prompt().pattern;
        let clues: Vec<_> = table.words.questions.clues(&pattern).filter(|clue| clue.topic == Topic::Animal).collect();
        let mut listed = table.words.dictionary.answers(&pattern).map(|entry| entry.word);
        let other = listed.find(|word| clues.iter().all(|clue| clue.word != *word) && table.words.is_mild(word));
        if let Some(other) = other {
            let effects = table.wait(3_000).say_as(host, &format!("t{round}"), &other);
            assert_eq!(effects.replies, [note(&format!("t{round}"), Note::NotListed { word: other.clone() })]);
        }
        let told = table.wait(3_000).say(host, &clues[0].word);
        assert!(matches!(&told[..], [Event::Answered { .. }, Event::Revealed { .. }]), "{told:?}");
        go_on(&mut table);
    }
}
