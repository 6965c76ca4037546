//! Joining a room whose scoreboard is full.

use protocol::{ClientFrame, Event, PlayerId, Refusal, SEATS_DEFAULT, Settings};

use super::table::{Table, events, refused, sent, welcome};
use crate::{Effects, Input, Operation};

fn limit_seats(table: &mut Table, seats: u32) {
    table.handle(Input::Operate(Operation::Change { settings: None, seats: Some(seats), kept: None }));
}

/// A channel with three seats and three players.
fn full() -> (Table, [PlayerId; 3]) {
    let mut table = Table::new();
    limit_seats(&mut table, 3);
    let players = ["수달", "하마", "고래"].map(|name| table.join(name).you);
    (table, players)
}

fn is_full(effects: &Effects) -> bool {
    effects.replies == [refused(None, Refusal::RoomFull)]
}

/// The players whose rows left the scoreboard.
fn left(effects: &Effects) -> Vec<PlayerId> {
    let left = events(effects).into_iter().filter_map(|event| match event {
        Event::Left { player } => Some(player),
        _ => None,
    });
    left.collect()
}

#[test]
fn a_full_room_refuses_newcomers_but_not_returning_players() {
    let mut table = Table::new();
    let first = table.join("수달");
    for number in 1..SEATS_DEFAULT {
        table.join(&format!("하마{number}"));
    }
    let effects = table.try_join("돌고래", None);
    assert_eq!(effects.replies, [refused(None, Refusal::RoomFull)]);
    table.handle(Input::Drop { player: first.you });
    assert!(table.try_join("수달", first.token.as_deref()).seated.is_some());
}

#[test]
fn a_newcomer_takes_the_place_of_the_player_who_has_been_away_longest() {
    let (mut table, [first, second, third]) = full();
    table.handle(Input::Drop { player: second });
    table.wait(1_000).handle(Input::Drop { player: first });
    assert!(is_full(&table.wait(8_999).try_join("돌고래", None)), "a reload keeps the place");
    let effects = table.wait(1).try_join("돌고래", None);
    assert_eq!(left(&effects), [second]);
    let rows: Vec<_> = welcome(effects).players.into_iter().map(|row| row.id).collect();
    assert_eq!(rows, [first, third, PlayerId(4)]);
}

#[test]
fn a_room_that_is_not_full_keeps_the_rows_of_absent_players() {
    let (mut table, [first, ..]) = full();
    limit_seats(&mut table, 4);
    table.handle(Input::Drop { player: first });
    let effects = table.wait(10_000).try_join("돌고래", None);
    assert_eq!((left(&effects), welcome(effects).players.len()), (vec![], 4));
}

#[test]
fn a_player_whose_place_was_taken_returns_to_the_seat_when_there_is_room() {
    let (mut table, [_, second, third]) = full();
    let [word] = table.right_words();
    table.say(second, &word);
    let token = welcome(table.handle(sent(second, ClientFrame::Resync))).token;
    table.handle(Input::Drop { player: second });
    table.wait(10_000).join("돌고래");
    assert!(is_full(&table.try_join("하마", token.as_deref())));
    table.handle(Input::Drop { player: third });
    let back = table.wait(10_000).try_join("하마", token.as_deref());
    assert_eq!(left(&back), [third], "a returning player takes a place like a newcomer");
    let back = welcome(back);
    let own = back.players.iter().find(|row| row.id == second).unwrap();
    assert_eq!((back.you, own.points), (second, 100));
}

#[test]
fn a_room_with_more_players_than_seats_stays_full() {
    let (mut table, [first, ..]) = full();
    limit_seats(&mut table, 2);
    table.handle(Input::Drop { player: first });
    let effects = table.wait(10_000).try_join("돌고래", None);
    assert!(is_full(&effects) && left(&effects).is_empty(), "two connected players are enough: {effects:?}");
}

#[test]
fn another_player_is_host_when_a_newcomer_takes_the_place_of_the_host() {
    let mut table = Table::private(Settings::default());
    limit_seats(&mut table, 2);
    let [maker, guest] = [table.join_as_maker().you, table.join("하마").you];
    table.handle(Input::Drop { player: maker });
    let effects = table.wait(10_000).try_join("고래", None);
    assert_eq!(left(&effects), [maker]);
    assert_eq!(table.host(guest), Some(guest));
}
