//! The settings of a private room and what follows from each.

use hangul::RoomName;
use protocol::{ClientFrame, Difficulty, Event, Mode, Phase, Settings, Topic, WordList};

use super::table::{Table, events, sent};
use crate::Room;

#[test]
fn settings_apply_from_the_next_prompt() {
    let mut table = Table::private(Settings::default());
    let maker = table.join_as_maker().you;
    let open = table.prompt();
    let settings = Settings { seconds: 10, topic: Some(Topic::Animal), ..Settings::default() };
    let announced = events(&table.handle(sent(maker, ClientFrame::Settings(settings.clone()))));
    assert!(matches!(announced.as_slice(), [Event::Settings { settings: announced, .. }] if *announced == settings));
    assert_eq!(table.prompt(), open);
    assert_eq!(
        events(&table.handle(sent(maker, ClientFrame::Settings(settings)))),
        [],
        "unchanged settings are not announced"
    );
    table.say(maker, "음");
    table.next_prompt();
    let next = table.prompt();
    assert_eq!(next.ends_at, next.shown_at.plus(10_000));
    assert_eq!(next.place, 2, "the lap continues");
    let clues = table.words.questions.clues(&next.pattern);
    assert!(clues.into_iter().any(|clue| clue.topic == Topic::Animal && Some(clue.text) == next.clue));
}

#[test]
fn a_new_mode_starts_at_once_with_zero_points() {
    let mut table = Table::private(Settings::default());
    let maker = table.join_as_maker().you;
    let [word] = table.right_words();
    table.say(maker, &word);
    let mut change = |mode| {
        table.wait(1_000).handle(sent(maker, ClientFrame::Settings(Settings::of(mode))));
        (table.phase(), table.scores(maker)[0].1)
    };
    assert_eq!(change(Mode::Talk), (Phase::Talk, 0));
    assert_eq!(change(Mode::Match), (Phase::Lobby, 0));
    assert!(matches!(change(Mode::Endless), (Phase::Open { prompt, .. }, 0) if prompt.place == 1));
}

#[test]
fn every_curated_word_of_the_topic_earns_the_bonus() {
    let settings = Settings { topic: Some(Topic::Food), difficulty: Difficulty::Easy, ..Settings::default() };
    let mut table = Table::private(settings);
    let maker = table.join_as_maker().you;
    loop {
        let pattern = table.prompt().pattern;
        let clues = table.words.questions.clues(&pattern).filter(|clue| clue.topic == Topic::Food);
        let unclued = clues.map(|clue| clue.word).find(|word| Some(word) != table.clued_word().as_ref());
        match unclued {
            Some(word) => {
                let events = table.say(maker, &word);
                assert!(matches!(events.as_slice(), [Event::Answered { gained: 130, .. }, ..]), "{events:?}");
                return;
            }
            None => {
                table.say(maker, "음");
                table.next_prompt();
            }
        }
    }
}

#[test]
fn the_wide_list_accepts_words_that_the_everyday_list_does_not() {
    let verdicts = [WordList::Everyday, WordList::Wide].map(|words| {
        let mut table = Table::private(Settings { words, ..Settings::default() });
        let maker = table.join_as_maker().you;
        let rare = loop {
            let mut answers = table.words.dictionary.answers(&table.prompt().pattern);
            match answers.find(|entry| entry.list == WordList::Wide) {
                Some(entry) => break entry.word,
                None => {
                    table.say(maker, "음");
                    table.next_prompt();
                }
            }
        };
        matches!(table.say(maker, &rare).as_slice(), [Event::Answered { .. }, ..])
    });
    assert_eq!(verdicts, [false, true]);
}

#[test]
fn a_change_of_mode_resets_the_count_of_quiet_prompts() {
    let mut table = Table::private(Settings::default());
    let maker = table.join_as_maker().you;
    for _ in 0..4 {
        table.next_prompt();
    }
    for mode in [Mode::Talk, Mode::Endless] {
        table.handle(sent(maker, ClientFrame::Settings(Settings::of(mode))));
    }
    let before = table.prompt().number;
    while table.room.next_deadline().is_some() {
        table.advance();
    }
    assert_eq!(
        (table.phase(), table.room.stored.prompts_shown - before),
        (Phase::Paused { frozen: None }, 4),
        "five quiet prompts"
    );
}

#[test]
fn a_new_word_list_applies_from_the_next_prompt() {
    let mut table = Table::private(Settings::default());
    let maker = table.join_as_maker().you;
    // Advances to a prompt with an answer that only the wide list has, changes the settings, and gives that answer.
    let scores_with_rare_word = |table: &mut Table, change: Option<Settings>| loop {
        table.next_prompt();
        let mut answers = table.words.dictionary.answers(&table.prompt().pattern);
        if let Some(rare) = answers.find(|entry| entry.list == WordList::Wide) {
            change.map(|settings| table.handle(sent(maker, ClientFrame::Settings(settings))));
            return matches!(table.say(maker, &rare.word)[..], [Event::Answered { .. }, ..]);
        }
        table.say(maker, "음");
    };
    let wide = Settings { words: WordList::Wide, ..Settings::default() };
    assert_eq!([scores_with_rare_word(&mut table, Some(wide)), scores_with_rare_word(&mut table, None)], [false, true]);
}

#[test]
fn a_word_may_score_again_when_its_prompt_is_repeated() {
    let mut table = Table::private(Settings { topic: Some(Topic::Animal), ..Settings::default() });
    let maker = table.join_as_maker().you;
    for number in 1..=150 {
        let word = table.clued_word().unwrap();
        let events = table.say(maker, &word);
        assert!(matches!(events[..], [Event::Answered { .. }, ..]), "prompt {number}: {word}, {events:?}");
        table.next_prompt();
    }
}

#[test]
fn a_channel_for_talk_is_not_listed_while_empty_and_the_default_channel_is_always_for_the_game() {
    let new = |name: &str| Room::channel_of(Mode::Talk, RoomName::parse(name).unwrap(), 1, 42);
    let mut table = Table::new();
    table.room = new("Town137");
    let player = table.join("수달").you;
    assert_eq!(table.phase(), Phase::Talk);
    assert!(matches!(table.say(player, "사랑")[..], [Event::Said { .. }]), "no answer");
    assert!(!table.room.listing().kept);
    let plaza = new("광장").listing();
    assert_eq!((plaza.settings.mode, plaza.kept), (Mode::Endless, true));
}
