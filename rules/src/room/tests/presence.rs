//! Leaving, lost connections, restored rooms, and the order of events.

use protocol::{ClientFrame, ErrorCode, Event, Note, PlayerId, Refusal};

use super::table::{Table, events, note, refused, sent, welcome};
use crate::*;

#[test]
fn a_message_with_a_repeated_id_is_not_broadcast_again() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    assert_eq!(table.say_as(first, "m1", "안녕").events.len(), 1);
    assert_eq!(table.say_as(first, "m1", "안녕"), Effects::default());
    assert_eq!(table.say_as(second, "m1", "안녕").events.len(), 1, "each player has ids of their own");
}

#[test]
fn event_numbers_are_consecutive() {
    let mut table = Table::new();
    let welcome = table.join("수달");
    let mut announced = table.say_as(welcome.you, "m1", "안녕").events;
    let [word] = table.right_words();
    announced.extend(table.say_as(welcome.you, "m2", &word).events);
    for _ in 0..100 {
        announced.extend(table.wait(900).handle(Input::Tick).events);
    }
    announced.extend(table.handle(Input::Drop { player: welcome.you }).events);
    announced.extend(table.wait(60_000).handle(Input::Tick).events);
    let numbers: Vec<_> = announced.iter().map(|numbered| numbered.seq).collect();
    let expected: Vec<_> = (welcome.seq + 1..).take(announced.len()).collect();
    assert_eq!(numbers, expected);
}

#[test]
fn an_invalid_message_is_refused_and_changes_nothing() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let before = table.room.position();
    for (text, reason) in [("  ", Refusal::MessageEmpty), (&*"가".repeat(201), Refusal::MessageTooLong)] {
        let effects = table.say_as(player, "m1", text);
        assert_eq!(effects.replies, [refused(Some("m1"), reason)]);
        assert!(effects.events.is_empty());
    }
    assert_eq!(table.room.position(), before);
}

#[test]
fn a_seat_expires_after_thirty_minutes() {
    let mut table = Table::new();
    let first = table.join("수달");
    table.join("하마");
    table.handle(Input::Drop { player: first.you });
    let back = welcome(table.wait(30 * 60_000).try_join("수달", first.token.as_deref()));
    assert_ne!(back.you, first.you);
}

#[test]
fn a_dropped_row_stays_for_a_minute() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    let announced = events(&table.handle(Input::Drop { player: first }));
    assert!(matches!(announced.as_slice(), [Event::Player { player, .. }] if !player.connected));
    let is_left = |event: &Event| matches!(event, Event::Left { player, .. } if *player == first);
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
fn leaving_removes_the_row_at_once() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    let announced = events(&table.handle(sent(first, ClientFrame::Leave)));
    assert!(matches!(announced.as_slice(), [Event::Left { player, .. }] if *player == first));
    assert_eq!(table.scores(second).len(), 1);
    assert!(table.handle(Input::Drop { player: first }).events.is_empty(), "closing the socket announces nothing more");
}

#[test]
fn forgetting_removes_the_seat_and_frees_its_nickname() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달"), table.join("하마")];
    let announced = events(&table.handle(sent(first.you, ClientFrame::Forget)));
    assert!(matches!(announced.as_slice(), [Event::Left { player, .. }] if *player == first.you));
    assert!(table.handle(Input::Drop { player: first.you }).events.is_empty());
    table.evict(&[second.you]);
    let token = first.token.as_deref();
    let again = welcome(table.try_join("수달", token));
    assert_ne!((again.you, again.token.as_deref()), (first.you, token), "a new seat");
    assert!(again.players.iter().any(|row| row.nickname.as_str() == "수달"), "without a number");
}

#[test]
fn an_evicted_room_is_restored_unchanged() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    let [word] = table.right_words();
    table.say(first, &word);
    table.say(second, "아깝다");
    let before = (table.room.position(), table.phase(), table.scores(first));
    assert!(table.evict(&[first, second]).events.is_empty());
    assert_eq!((table.room.position(), table.phase(), table.scores(first)), before);
    assert_eq!(table.say_as(second, "m9", &word).replies, [note("m9", Note::AlreadyUsed { word })]);
}

#[test]
fn players_without_a_connection_are_dropped_when_the_room_is_restored() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    let announced = events(&table.wait(3_600_000).evict(&[second]));
    let is_dropped = |event: &Event| matches!(event, Event::Player { player, .. } if player.id == first);
    assert!(announced.iter().any(is_dropped));
    assert_eq!(table.scores(second).len(), 2, "the downtime does not count");
}

#[test]
fn a_message_without_a_seat_is_an_error() {
    let mut table = Table::new();
    let effects = table.say_as(PlayerId(7), "m1", "안녕");
    assert_eq!(effects.replies, [ErrorCode::NotJoined.into()]);
    assert!(effects.events.is_empty());
}
