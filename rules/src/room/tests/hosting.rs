//! The host of a private room.

use protocol::{ClientFrame, Difficulty, Mode, Phase, PlayerId, Refusal, ServerEvent, Settings, Topic, WordList};

use super::table::{MAKER, Table, refused, sent, welcome};
use crate::Input;

fn lobby() -> Settings {
    Settings::of(Mode::Match)
}

/// Whose rows were told as host's and as no longer host's.
fn host_rows(events: &[ServerEvent]) -> Vec<(PlayerId, bool)> {
    let rows = events.iter().filter_map(|event| match event {
        ServerEvent::Player { player, .. } => Some((player.id, player.host)),
        _ => None,
    });
    rows.collect()
}

#[test]
fn the_maker_is_host_and_a_channel_has_none() {
    let mut table = Table::private(lobby());
    let maker = table.join_as_maker();
    assert!(maker.players[0].host);
    assert_eq!(maker.token, MAKER, "it works next time, too");
    let guest = table.join("하마").you;
    assert_eq!(table.host(guest), Some(maker.you));
    let mut channel = Table::new();
    let player = channel.join("수달").you;
    assert_eq!(channel.host(player), None);
}

#[test]
fn until_the_maker_comes_somebody_else_is_host() {
    let mut table = Table::private(lobby());
    let [first, second] = ["하마", "고래"].map(|name| table.wait(1_000).join(name).you);
    assert_eq!(table.host(second), Some(first));
    let effects = table.try_join("방장", Some(MAKER));
    let maker = effects.seated.unwrap().player;
    assert_eq!(host_rows(&effects.events), [(maker, true), (first, false)]);
    assert!(welcome(effects).players.iter().find(|row| row.id == maker).unwrap().host);
}

#[test]
fn after_half_a_minute_away_the_longest_present_is_host_and_the_maker_gets_it_back() {
    let mut table = Table::private(lobby());
    let maker = table.join_as_maker().you;
    let [first, second] = ["하마", "고래"].map(|name| table.wait(1_000).join(name).you);
    table.handle(Input::Drop { player: maker });
    assert_eq!(table.tick(29_999), []);
    assert_eq!(table.room.next_deadline(), Some(table.now.plus(1)));
    assert_eq!(host_rows(&table.tick(1)), [(maker, false), (first, true)]);
    assert_eq!(table.host(second), Some(first));
    assert_eq!(host_rows(&table.try_join("방장", Some(MAKER)).events), [(maker, true), (first, false)]);
}

#[test]
fn a_host_who_leaves_is_followed_at_once() {
    let mut table = Table::private(lobby());
    let maker = table.join_as_maker().you;
    let guest = table.join("하마").you;
    assert_eq!(host_rows(&table.handle(sent(maker, ClientFrame::Leave)).events), [(guest, true)]);
}

#[test]
fn the_maker_is_host_again_even_the_day_after() {
    let mut table = Table::private(lobby());
    let maker = table.join_as_maker().you;
    table.handle(sent(maker, ClientFrame::Leave));
    table.wait(24 * 3_600_000);
    let guest = table.join("하마").you;
    assert_eq!(table.host(guest), Some(guest));
    let maker = table.join_as_maker();
    assert_eq!(table.host(guest), Some(maker.you));
}

#[test]
fn while_nobody_is_here_nobody_becomes_host_and_nothing_is_due() {
    let mut table = Table::private(lobby());
    let [maker, guest] = [table.join_as_maker().you, table.join("하마").you];
    table.handle(Input::Drop { player: maker });
    table.handle(Input::Drop { player: guest });
    table.tick(60_000);
    assert_eq!(table.room.next_deadline(), None);
}

#[test]
fn only_the_host_decides() {
    let mut table = Table::private(lobby());
    let [maker, guest] = [table.join_as_maker().you, table.join("하마").you];
    let frames =
        [ClientFrame::Start, ClientFrame::Settings(Settings::default()), ClientFrame::Remove { player: maker }];
    for frame in frames {
        let effects = table.wait(1_000).handle(sent(guest, frame));
        assert_eq!((effects.reply, effects.events), (vec![refused(None, Refusal::HostOnly)], vec![]));
    }
    let mut channel = Table::new();
    let player = channel.join("수달").you;
    let effects = channel.handle(sent(player, ClientFrame::Start));
    assert_eq!(effects.reply, [refused(None, Refusal::HostOnly)]);
}

#[test]
fn settings_hold_from_the_next_prompt() {
    let mut table = Table::private(Settings::default());
    let maker = table.join_as_maker().you;
    let asked = table.prompt();
    let settings = Settings { seconds: 10, topic: Some(Topic::Animal), ..Settings::default() };
    let events = table.handle(sent(maker, ClientFrame::Settings(settings.clone()))).events;
    assert!(matches!(events.as_slice(), [ServerEvent::Settings { settings: told, .. }] if *told == settings));
    assert_eq!(table.prompt(), asked);
    assert_eq!(table.handle(sent(maker, ClientFrame::Settings(settings))).events, [], "nothing new");
    table.say(maker, "음");
    table.next_prompt();
    let next = table.prompt();
    assert_eq!(next.ends_at, next.shown_at.plus(10_000));
    assert_eq!(next.place, 2, "the lap goes on");
    let clues = table.words.questions.clues(&next.pattern);
    assert!(clues.into_iter().any(|clue| clue.topic == Topic::Animal && Some(clue.text) == next.clue));
}

#[test]
fn another_mode_begins_at_once_and_with_no_points() {
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
fn every_word_about_the_topic_earns_more() {
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
                assert!(matches!(events.as_slice(), [ServerEvent::Answered { gained: 130, .. }]), "{events:?}");
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
fn the_wide_list_has_words_that_the_everyday_one_lacks() {
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
        matches!(table.say(maker, &rare).as_slice(), [ServerEvent::Answered { .. }])
    });
    assert_eq!(verdicts, [false, true]);
}

#[test]
fn a_room_that_takes_answers_only_hears_the_host_and_answers() {
    let mut table = Table::private(Settings { answers_only: true, ..Settings::default() });
    let [maker, guest] = [table.join_as_maker().you, table.join("하마").you];
    let effects = table.say_as(guest, "talk", "안녕하세요");
    assert_eq!((effects.reply, effects.events), (vec![refused(Some("talk"), Refusal::AnswersOnly)], vec![]));
    let says = |events: Vec<ServerEvent>| matches!(events.first(), Some(ServerEvent::Said { .. }));
    assert!(says(table.say(maker, "조용히 해 볼까요")));
    let [word, another] = table.right_words();
    assert!(matches!(table.say(guest, &word).as_slice(), [ServerEvent::Answered { .. }]));
    assert_eq!(table.say(guest, &another), [], "a further word is talk");
}

#[test]
fn even_what_is_not_heard_wakes_a_room() {
    let mut table = Table::private(Settings { answers_only: true, ..Settings::default() });
    let guest = table.join("하마").you;
    let other = table.join("고래").you;
    while table.room.next_deadline().is_some() {
        table.pass();
    }
    assert_eq!((table.phase(), table.host(other)), (Phase::Paused, Some(guest)));
    let effects = table.wait(60_000).say_as(other, "talk", "저기요");
    assert_eq!(effects.reply, [refused(Some("talk"), Refusal::AnswersOnly)]);
    assert!(matches!(effects.events.as_slice(), [ServerEvent::Prompt { .. }]));
}

#[test]
fn a_change_of_mode_begins_to_count_silent_prompts_anew() {
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
        table.pass();
    }
    assert_eq!((table.phase(), table.room.prompts_shown - before), (Phase::Paused, 4), "five silent prompts");
}

#[test]
fn another_list_judges_from_the_next_prompt_on() {
    let mut table = Table::private(Settings::default());
    let maker = table.join_as_maker().you;
    // Goes on to a prompt to which only the wide list has a certain answer, and gives it.
    let give_rare_word = |table: &mut Table, change: Option<Settings>| loop {
        table.next_prompt();
        let mut answers = table.words.dictionary.answers(&table.prompt().pattern);
        if let Some(rare) = answers.find(|entry| entry.list == WordList::Wide) {
            change.map(|settings| table.handle(sent(maker, ClientFrame::Settings(settings))));
            return matches!(table.say(maker, &rare.word)[..], [ServerEvent::Answered { .. }]);
        }
        table.say(maker, "음");
    };
    let wide = Settings { words: WordList::Wide, ..Settings::default() };
    assert_eq!([give_rare_word(&mut table, Some(wide)), give_rare_word(&mut table, None)], [false, true]);
}

#[test]
fn words_that_scored_may_score_again_when_their_prompt_comes_back() {
    let mut table = Table::private(Settings { topic: Some(Topic::Animal), ..Settings::default() });
    let maker = table.join_as_maker().you;
    for number in 1..=150 {
        let word = table.clued_word().unwrap();
        let events = table.say(maker, &word);
        assert!(matches!(events[..], [ServerEvent::Answered { .. }]), "prompt {number}: {word}, {events:?}");
        table.next_prompt();
    }
}
