//! Rooms in which everyone scores.

use protocol::{
    Advance, ClientFrame, Early, Event, Found, Mode, Note, Phase, PlayerId, Progress, Refusal, Reply, Scoring, Settings,
};

use super::table::{Table, events, note, refused, sent, welcome};

fn together() -> Settings {
    Settings { scoring: Scoring::Together, ..Settings::default() }
}

/// A room with its host and guests.
fn room_of<const N: usize>(settings: Settings) -> (Table, [PlayerId; N]) {
    let mut table = Table::private(settings);
    let host = table.join_as_maker().you;
    let names = ["하마", "수달", "여우", "토끼"];
    let players = std::array::from_fn(|place| if place == 0 { host } else { table.join(names[place - 1]).you });
    (table, players)
}

/// The event that a player is told early.
fn early(effects: &crate::Effects) -> Event {
    match effects.replies.as_slice() {
        [Reply::Early(Early(event))] => event.clone(),
        other => panic!("not one early event: {other:?}"),
    }
}

fn points(table: &mut Table, player: PlayerId) -> Vec<u32> {
    table.wait(2_000);
    table.scores(player).into_iter().map(|(_, points, ..)| points).collect()
}

#[test]
fn an_answer_is_told_to_its_sender_alone_until_the_reveal() {
    let (mut table, [host, guest, _]) = room_of(together());
    let [word] = table.right_words();
    let effects = table.wait(3_000).say_as(guest, "a", &word);
    assert_eq!((&effects.events, &effects.others), (&vec![], &vec![]));
    let own = early(&effects);
    let Event::Answered { id, word: scored, gained, points: after, correct: 1, .. } = &own else { panic!("{own:?}") };
    assert_eq!((id.as_str(), scored, after), ("a", &word, gained));
    assert_eq!(known_early(&mut table, guest), [own], "a new welcome has it, too");
    assert_eq!(known_early(&mut table, host), []);
    assert_eq!(points(&mut table, host), [0, 0, 0], "points would betray who has scored");
    let revealed = table.tick(30_000);
    assert!(matches!(&revealed[..], [Event::Answered { .. }, Event::Revealed { .. }]), "{revealed:?}");
}

/// What a new welcome tells a player early.
fn known_early(table: &mut Table, player: PlayerId) -> Vec<Event> {
    let welcome = welcome(table.wait(2_000).handle(sent(player, ClientFrame::Resync)));
    welcome.early.into_iter().map(|Early(event)| event).collect()
}

#[test]
fn a_word_scores_for_everyone_who_finds_it_and_all_end_the_prompt() {
    let (mut table, [host, guest]) = room_of(together());
    let [word] = table.right_words();
    table.wait(6_000);
    let first = early(&table.say_as(host, "a", &word));
    let effects = table.say_as(guest, "a", &word);
    let second = early(&effects);
    let gained = |event: &Event| if let Event::Answered { gained, .. } = event { *gained } else { 0 };
    assert_eq!(gained(&first), gained(&second), "equally fast answers earn the same");
    let [
        Event::Answered { player: one, .. },
        Event::Answered { player: two, .. },
        Event::Revealed { found, until, .. },
    ] = &events(&effects)[..]
    else {
        panic!("{effects:?}")
    };
    assert_eq!((*one, *two), (host, guest));
    assert_eq!(found[..], [Found { word: word.clone(), players: 2, by: None }]);
    assert_eq!(until.unwrap().since(table.now), 3_400);
    assert_eq!(points(&mut table, host), [gained(&first), gained(&second)]);
}

#[test]
fn a_familiar_word_that_one_player_found_is_named() {
    let (mut table, [host, guest, other]) = room_of(together());
    let words = familiar_words(&mut table);
    table.say_as(host, "a", &words[0]);
    table.say_as(guest, "b", &words[0]);
    let effects = table.say_as(other, "c", &words[1]);
    let Some(Event::Revealed { found, .. }) = events(&effects).into_iter().next_back() else { panic!("{effects:?}") };
    assert_eq!((found[0].players, found[0].by), (2, None));
    assert_eq!((found[1].word.as_str(), found[1].by), (words[1].as_str(), Some(other)));
}

/// Two familiar answers to the first prompt that has them.
fn familiar_words(table: &mut Table) -> Vec<String> {
    loop {
        let examples = table.words.dictionary.examples(&table.prompt().pattern);
        let words: Vec<_> =
            examples.into_iter().map(|entry| entry.word).filter(|word| table.words.is_mild(word)).collect();
        if words.len() > 1 {
            return words;
        }
        table.next_prompt();
    }
}

#[test]
fn a_text_with_an_answer_goes_back_to_its_author_whoever_says_it() {
    let (mut table, [host, guest]) = room_of(together());
    let [word] = table.right_words();
    let spaced: String = word.chars().flat_map(|letter| [letter, '.']).collect();
    for text in [format!("{word}이지?"), format!("나는{word}"), spaced] {
        let effects = table.wait(3_000).say_as(guest, "t", &text);
        assert_eq!(
            (effects.replies, effects.events),
            (vec![refused(Some("t"), Refusal::AnswerHidden)], vec![]),
            "{text}"
        );
    }
    table.say_as(host, "a", &word);
    let effects = table.wait(1_000).say_as(host, "b", &word);
    assert_eq!(effects.replies, [refused(Some("b"), Refusal::AnswerHidden)], "not even of somebody who has scored");
    assert!(matches!(table.say(guest, "모르겠어요")[..], [Event::Said { .. }]));
}

#[test]
fn those_who_have_scored_talk_among_themselves_until_the_reveal() {
    let (mut table, [host, guest, other]) = room_of(together());
    let [word] = table.right_words();
    table.say_as(host, "a", &word);
    table.say_as(guest, "a", &word);
    let effects = table.wait(1_000).say_as(host, "b", "쉽네요");
    assert!(effects.events.is_empty());
    assert!(matches!(early(&effects), Event::Said { .. }));
    assert!(matches!(&effects.others[..], [(to, Reply::Early(Early(Event::Said { .. })))] if *to == guest));
    assert_eq!(table.wait(2_000).say_as(host, "b", "쉽네요").replies, [], "it is known already");
    let known = |table: &mut Table, player| {
        let welcome = welcome(table.wait(2_000).handle(sent(player, ClientFrame::Resync)));
        (welcome.early.len(), welcome.recent.len())
    };
    assert_eq!([host, guest, other].map(|player| known(&mut table, player)), [(2, 0), (2, 0), (0, 0)]);
    table.evict(&[host, guest, other]);
    assert_eq!(known(&mut table, guest), (2, 0), "hidden messages are stored");
    let told = events(&table.handle(sent(other, ClientFrame::Skip)));
    assert!(
        matches!(
            &told[..],
            [Event::Answered { .. }, Event::Answered { .. }, Event::Said { .. }, Event::Revealed { .. }]
        ),
        "{told:?}"
    );
    assert_eq!(known(&mut table, guest), (0, 3));
}

#[test]
fn passing_is_no_vote_and_whoever_has_not_played_lately_is_not_waited_for() {
    let (mut table, [host, guest, idle]) = room_of(Settings { seconds: 60, ..together() });
    for _ in 0..3 {
        assert_eq!(table.handle(sent(guest, ClientFrame::Skip)).events, []);
        table.say(host, "음");
        table.next_prompt();
    }
    let [word] = table.right_words();
    table.say_as(host, "a", &word);
    let told = events(&table.handle(sent(guest, ClientFrame::Skip)));
    assert!(matches!(&told[..], [Event::Answered { .. }, Event::Revealed { .. }]), "{idle:?} was silent: {told:?}");
}

#[test]
fn everyone_is_told_how_many_have_scored_and_not_who() {
    let (mut table, [host, _]) = room_of(together());
    let told = |table: &mut Table| table.room.tell_progress().map(|numbered| numbered.event);
    let progress = |solved, playing| Some(Event::Progress { progress: Progress { solved, playing } });
    assert_eq!([told(&mut table), told(&mut table)], [progress(0, 2), None]);
    let [word] = table.right_words();
    table.say_as(host, "a", &word);
    assert_eq!(told(&mut table), progress(1, 2));
    assert!(matches!(table.phase(), Phase::Open { progress: Some(Progress { solved: 1, playing: 2 }), .. }));
}

#[test]
fn an_answer_during_the_reveal_is_late_even_if_others_found_the_word() {
    let (mut table, [host, guest]) = room_of(together());
    let [word] = table.right_words();
    table.say_as(host, "a", &word);
    while !matches!(table.phase(), Phase::Reveal { .. }) {
        table.advance();
    }
    let effects = table.wait(200).say_as(guest, "b", &word);
    assert_eq!(effects.replies, [note("b", Note::TooLate { late: 200 })]);
}

#[test]
fn hidden_points_are_given_when_everyone_has_left_or_the_mode_changes() {
    let (mut table, [host, guest]) = room_of(together());
    let [word] = table.right_words();
    table.say_as(host, "a", &word);
    let told = events(&table.handle(sent(host, ClientFrame::Settings(Settings { mode: Mode::Match, ..together() }))));
    assert!(matches!(&told[..], [Event::Answered { .. }, Event::Settings { .. }, Event::Phase { .. }]), "{told:?}");

    let (mut table, [host, guest_again]) = room_of(together());
    assert_eq!(guest, guest_again);
    let [word] = table.right_words();
    table.say_as(host, "a", &word);
    table.handle(crate::Input::Drop { player: host });
    table.handle(crate::Input::Drop { player: guest });
    let told = events(&table.tick_at_deadline());
    assert!(matches!(&told[..], [Event::Answered { .. }, Event::Phase { phase: Phase::Waiting }, ..]), "{told:?}");
}

#[test]
fn the_host_begins_the_next_prompt_and_ends_an_open_one() {
    let (mut table, [host, guest]) = room_of(Settings { advance: Advance::Host, ..Settings::default() });
    assert_eq!(table.handle(sent(guest, ClientFrame::Next)).replies, [refused(None, Refusal::HostOnly)]);
    let told = events(&table.handle(sent(host, ClientFrame::Next)));
    assert!(matches!(&told[..], [Event::Revealed { until: None, .. }]), "{told:?}");
    assert_eq!(table.tick(600_000), [], "the reveal stays");
    assert!(matches!(table.phase(), Phase::Reveal { until: None, .. }));
    let told = events(&table.handle(sent(host, ClientFrame::Next)));
    assert!(matches!(&told[..], [Event::Prompt { .. }]), "{told:?}");
    table.handle(sent(host, ClientFrame::Next));
    table.wait(5_000).handle(sent(host, ClientFrame::Settings(Settings::default())));
    assert!(matches!(&table.tick(1)[..], [Event::Prompt { .. }]), "a room that goes on by itself does not wait");
    assert_eq!(table.wait(1_000).handle(sent(host, ClientFrame::Next)).replies, [refused(None, Refusal::NotNow)]);
}

#[test]
fn a_host_who_only_goes_on_is_not_waited_for() {
    let (mut table, [host, guest]) = room_of(Settings { advance: Advance::Host, ..together() });
    for _ in 0..3 {
        table.handle(sent(host, ClientFrame::Next));
        table.wait(5_000).handle(sent(host, ClientFrame::Next));
        table.wait(5_000);
        table.say(guest, "음");
    }
    let [word] = table.right_words();
    let told = events(&table.say_as(guest, "a", &word));
    assert!(matches!(&told[..], [Event::Answered { .. }, Event::Revealed { until: None, .. }]), "{told:?}");
}
