//! Who is in a room: coming, going and coming back.

use protocol::{ClientFrame, ErrorCode, Note, Phase, PlayerId, Refusal, SEATS_DEFAULT, ServerEvent, Welcome};

use super::table::{Table, note, refused, sent, welcome};
use crate::*;

#[test]
fn joining_brings_the_whole_state_at_once() {
    let mut table = Table::new();
    let first = table.join("수달");
    table.say(first.you, "안녕하세요");
    let second = table.join("하마");
    let names: Vec<_> = second.players.iter().map(|player| player.nickname.as_str()).collect();
    assert_eq!(names, ["수달", "하마"]);
    assert_eq!(second.phase, Phase::Open { prompt: table.prompt(), hints: Vec::new() });
    assert!(matches!(second.recent.as_slice(), [ServerEvent::Said { text, .. }] if text.as_str() == "안녕하세요"));
    assert_eq!((second.epoch, second.seq), table.room.position());
}

#[test]
fn a_newcomer_changes_nothing_for_those_who_play() {
    let mut table = Table::new();
    let first = table.join("수달");
    let before = table.prompt();
    let effects = table.wait(5_000).try_join("하마", None);
    assert_eq!(table.prompt(), before);
    assert!(
        matches!(effects.events.as_slice(), [ServerEvent::Player { player, .. }] if player.nickname.as_str() == "하마")
    );
    assert_eq!(table.scores(first.you)[0], ("수달".into(), 0, 0, true));
}

#[test]
fn a_message_sent_again_is_not_said_again() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    assert_eq!(table.say_as(first, "m1", "안녕").events.len(), 1);
    assert_eq!(table.say_as(first, "m1", "안녕"), Effects::default());
    assert_eq!(table.say_as(second, "m1", "안녕").events.len(), 1, "ids are the sender's own");
}

#[test]
fn numbers_rise_without_holes() {
    let mut table = Table::new();
    let welcome = table.join("수달");
    let mut events = table.say(welcome.you, "안녕");
    let [word] = table.right_words();
    events.extend(table.say(welcome.you, &word));
    for _ in 0..100 {
        events.extend(table.tick(900));
    }
    events.extend(table.handle(Input::Drop { player: welcome.you }).events);
    events.extend(table.tick(60_000));
    let numbers: Vec<_> = events.iter().map(|event| event.seq().unwrap()).collect();
    let expected: Vec<_> = (welcome.seq + 1..).take(events.len()).collect();
    assert_eq!(numbers, expected);
}

#[test]
fn what_cannot_be_said_is_refused_and_changes_nothing() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let before = table.room.position();
    for (text, reason) in [("  ", Refusal::MessageEmpty), (&*"가".repeat(201), Refusal::MessageTooLong)] {
        let effects = table.say_as(player, "m1", text);
        assert_eq!(effects.reply, [refused(Some("m1"), reason)]);
        assert!(effects.events.is_empty());
    }
    assert_eq!(table.room.position(), before);
}

#[test]
fn a_nickname_that_cannot_be_used_takes_no_seat() {
    let mut table = Table::new();
    for (nickname, reason) in [
        ("", Refusal::NicknameEmpty),
        ("\u{3164}", Refusal::NicknameInvisible),
        ("일이삼사오육칠팔구십일", Refusal::NicknameTooLong),
        ("시 발", Refusal::NicknameUnfit),
    ] {
        let effects = table.try_join(nickname, None);
        assert_eq!(effects.reply, [refused(None, reason)]);
        assert_eq!(effects.seated, None);
    }
    assert_eq!(table.join("수달").players.len(), 1);
}

#[test]
fn a_taken_nickname_gets_a_number() {
    let mut table = Table::new();
    table.join("수달");
    let names: Vec<_> = ["수달", " 수 달 ", "하마"].map(|name| table.join(name)).to_vec();
    let own = |welcome: &Welcome| {
        let row = welcome.players.iter().find(|player| player.id == welcome.you);
        row.unwrap().nickname.as_str().to_owned()
    };
    assert_eq!(names.iter().map(own).collect::<Vec<_>>(), ["수달2", "수 달3", "하마"]);
}

#[test]
fn coming_back_brings_nickname_and_score() {
    let mut table = Table::new();
    let first = table.join("수달");
    table.join("하마");
    let [word] = table.right_words();
    table.say(first.you, &word);
    table.handle(Input::Drop { player: first.you });
    let effects = table.wait(20 * 60_000).try_join("수달", Some(&first.token));
    assert_eq!(effects.seated, Some(Seated { player: first.you, took_over: false }));
    assert_eq!(table.scores(first.you)[0], ("수달".into(), 100, 1, true));
}

#[test]
fn after_half_an_hour_a_seat_is_forgotten() {
    let mut table = Table::new();
    let first = table.join("수달");
    table.join("하마");
    table.handle(Input::Drop { player: first.you });
    let back = welcome(table.wait(30 * 60_000).try_join("수달", Some(&first.token)));
    assert_ne!(back.you, first.you);
}

#[test]
fn a_token_opens_no_other_seat() {
    let mut table = Table::new();
    let first = table.join("수달");
    let other = welcome(table.try_join("수달", Some("token-of-nobody")));
    assert_ne!(other.you, first.you);
    assert_ne!(other.token, first.token);
}

#[test]
fn a_dropped_row_stays_for_a_minute() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    let events = table.handle(Input::Drop { player: first }).events;
    assert!(matches!(events.as_slice(), [ServerEvent::Player { player, .. }] if !player.connected));
    let is_left = |event: &ServerEvent| matches!(event, ServerEvent::Left { player, .. } if *player == first);
    assert!(!table.tick(59_999).iter().any(is_left));
    assert_eq!(table.scores(second).len(), 2);
    assert!(table.tick(1).iter().any(is_left));
    assert_eq!(table.scores(second).len(), 1);
}

#[test]
fn an_alarm_that_fires_twice_or_early_does_nothing() {
    let mut table = Table::new();
    table.join("수달");
    table.now = table.room.next_deadline().unwrap();
    assert_eq!(table.handle(Input::Tick).events.len(), 1);
    assert_eq!(table.handle(Input::Tick), Effects::default());
    table.wait(10);
    assert_eq!(table.handle(Input::Tick), Effects::default());
}

#[test]
fn leaving_takes_the_row_at_once() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    let events = table.handle(sent(first, ClientFrame::Leave)).events;
    assert!(matches!(events.as_slice(), [ServerEvent::Left { player, .. }] if *player == first));
    assert_eq!(table.scores(second).len(), 1);
    assert!(table.handle(Input::Drop { player: first }).events.is_empty(), "the socket closes after it");
}

#[test]
fn a_second_tab_takes_the_seat_over() {
    let mut table = Table::new();
    let first = table.join("수달");
    let effects = table.try_join("수달", Some(&first.token));
    assert_eq!(effects.seated, Some(Seated { player: first.you, took_over: true }));
    assert_eq!(welcome(effects).players.len(), 1);
}

#[test]
fn a_full_room_refuses_newcomers_but_not_those_who_return() {
    let mut table = Table::new();
    let first = table.join("수달");
    for number in 1..SEATS_DEFAULT {
        table.join(&format!("하마{number}"));
    }
    let effects = table.try_join("돌고래", None);
    assert_eq!(effects.reply, [refused(None, Refusal::RoomFull)]);
    table.handle(Input::Drop { player: first.you });
    assert!(table.try_join("수달", Some(&first.token)).seated.is_some());
}

#[test]
fn an_evicted_room_goes_on_where_it_was() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    let [word] = table.right_words();
    table.say(first, &word);
    table.say(second, "아깝다");
    let before = (table.room.position(), table.phase(), table.scores(first));
    assert!(table.evict(&[first, second]).events.is_empty());
    assert_eq!((table.room.position(), table.phase(), table.scores(first)), before);
    assert_eq!(table.say_as(second, "m9", &word).reply, [note("m9", Note::AlreadyUsed { word })]);
}

#[test]
fn players_whose_connection_did_not_outlive_the_room_are_dropped_as_of_now() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    let events = table.wait(3_600_000).evict(&[second]).events;
    let is_dropped = |event: &ServerEvent| matches!(event, ServerEvent::Player { player, .. } if player.id == first);
    assert!(events.iter().any(is_dropped));
    assert_eq!(table.scores(second).len(), 2, "the downtime does not count");
}

#[test]
fn only_those_with_a_seat_may_speak() {
    let mut table = Table::new();
    let effects = table.say_as(PlayerId(7), "m1", "안녕");
    assert_eq!(effects.reply, [ErrorCode::NotJoined.into()]);
    assert!(effects.events.is_empty());
}

#[test]
fn a_snapshot_of_the_future_is_refused() {
    let snapshot = Table::new().room.snapshot().replace(r#""version":1"#, r#""version":2"#);
    assert!(matches!(Room::restore(&snapshot, Vec::new()), Err(SnapshotError::TooNew(2))));
}
