//! Waiting for a seat of a full channel, and silent seats.

use protocol::{ClientFrame, Event, Millis, PlayerId, QUEUE_MAX, Queueing, Refusal, Reply, Settings, Speakers};

use super::table::{Table, events, refused, sent, welcome};
use crate::{Effects, Input, Operation};

fn change(table: &mut Table, settings: Option<Settings>, seats: u32) {
    table.handle(Input::Operate(Operation::Change { settings, seats: Some(seats), kept: None }));
}

/// A channel with two seats, both taken, and this many people who watch and wait.
fn full<const N: usize>() -> (Table, [PlayerId; 2], [PlayerId; N]) {
    let mut table = Table::new();
    change(&mut table, None, 2);
    let players = ["수달", "하마"].map(|name| table.join(name).you);
    let watchers = [(); N].map(|()| table.watch());
    for watcher in watchers {
        queue(&mut table, watcher, Queueing::Here);
    }
    (table, players, watchers)
}

fn queue(table: &mut Table, watcher: PlayerId, state: Queueing) -> Effects {
    table.handle(sent(watcher, ClientFrame::Queue { state }))
}

/// Who was told which place, and until when a seat is kept.
fn places(effects: &Effects) -> Vec<(PlayerId, Option<u32>, Option<Millis>)> {
    let told = effects.others.iter().filter_map(|(player, reply)| match reply {
        Reply::Queue { place, until } => Some((*player, *place, *until)),
        _ => None,
    });
    told.collect()
}

/// Who is offered a seat.
fn offered(effects: &Effects) -> Vec<PlayerId> {
    places(effects).into_iter().filter(|(.., until)| until.is_some()).map(|(player, ..)| player).collect()
}

fn leave(table: &mut Table, player: PlayerId) -> Effects {
    table.handle(sent(player, ClientFrame::Leave))
}

#[test]
fn a_free_seat_is_offered_to_whoever_waited_first() {
    let (mut table, [player, _], [first, second]) = full();
    let told = places(&queue(&mut table, second, Queueing::Here));
    assert_eq!(told, [(second, Some(2), None)], "the place is told again on request");
    let effects = leave(&mut table, player);
    assert_eq!(places(&effects), [(first, Some(1), Some(table.now.plus(10_000)))]);
    let effects = table.sit(first, "고래", None);
    assert_eq!(places(&effects), [(second, Some(1), None)]);
    assert!(!welcome(effects).watches);
}

#[test]
fn a_seat_that_is_kept_is_not_taken_by_others_and_goes_on_after_ten_seconds() {
    let (mut table, [player, _], [first, second]) = full();
    leave(&mut table, player);
    assert_eq!(table.wait(9_999).try_join("고래", None).replies, [refused(None, Refusal::RoomFull)]);
    assert_eq!(table.sit(second, "고래", None).replies, [refused(None, Refusal::RoomFull)]);
    assert_eq!(table.room.next_deadline(), Some(table.now.plus(1)));
    let effects = table.wait(1).handle(Input::Tick);
    assert_eq!(places(&effects), [(first, None, None), (second, Some(1), Some(table.now.plus(10_000)))]);
    assert!(table.wait(1_000).sit(second, "고래", None).seated.is_some());
}

#[test]
fn whoever_looks_away_keeps_the_place_and_is_passed_over() {
    let (mut table, [player, other], [first, second]) = full();
    queue(&mut table, first, Queueing::Away);
    assert_eq!(offered(&leave(&mut table, player)), [second]);
    table.sit(second, "고래", None);
    assert_eq!(places(&queue(&mut table, first, Queueing::Here)), [(first, Some(1), None)]);
    assert_eq!(offered(&leave(&mut table, other)), [first]);
}

#[test]
fn whoever_stops_waiting_or_goes_makes_the_others_move_up() {
    let (mut table, _, [first, second, third]) = full();
    let effects = queue(&mut table, first, Queueing::Out);
    assert_eq!(effects.replies, [Reply::Queue { place: None, until: None }]);
    assert_eq!(places(&effects), [(second, Some(1), None), (third, Some(2), None)]);
    assert_eq!(places(&table.handle(Input::Drop { player: second })), [(third, Some(1), None)]);
    assert_eq!(places(&queue(&mut table, first, Queueing::Here)), [(first, Some(2), None)]);
}

#[test]
fn who_waits_and_whose_seat_is_kept_survives_sleep() {
    let (mut table, [player, other], [first, second]) = full();
    leave(&mut table, player);
    table.evict(&[other, first, second]);
    let replies = table.handle(sent(second, ClientFrame::Resync)).replies;
    assert!(matches!(replies[..], [Reply::Welcome(_), Reply::Queue { place: Some(2), until: None }]));
    assert_eq!(table.try_join("고래", None).replies, [refused(None, Refusal::RoomFull)]);
    let effects = table.evict(&[other, second]);
    assert_eq!(offered(&effects), [second], "who is gone waits no more");
}

#[test]
fn a_seat_whose_player_lost_the_connection_is_offered_after_ten_seconds() {
    let (mut table, [player, _], [first]) = full();
    assert_eq!(offered(&table.handle(Input::Drop { player })), []);
    assert_eq!(table.room.next_deadline(), Some(table.now.plus(10_000)));
    let effects = table.wait(10_000).handle(Input::Tick);
    assert_eq!(offered(&effects), [first]);
}

#[test]
fn more_seats_are_offered_at_once() {
    let (mut table, _, [first, second, _]) = full();
    let effects = table.handle(Input::Operate(Operation::Change { settings: None, seats: Some(4), kept: None }));
    assert_eq!(offered(&effects), [first, second]);
}

#[test]
fn a_network_is_kept_no_more_than_its_share_of_the_seats() {
    let mut table = Table::new();
    table.join("수달");
    let watchers: Vec<_> = (0..50).map(|_| welcome(table.try_watch_from(Some("203.0.113.7"))).you).collect();
    for number in 0..10 {
        table.join_from("203.0.113.7", &format!("하마{number}"));
    }
    let offers: usize =
        watchers.iter().map(|&watcher| offered(&queue(&mut table, watcher, Queueing::Here)).len()).sum();
    assert_eq!(offers, 40, "the rest of its half");
    assert!(table.sit_from(Some("203.0.113.7"), watchers[0], "하마", None).seated.is_some());
    table.join("고래");
}

#[test]
fn only_a_bounded_number_waits_and_only_those_who_watch() {
    let (mut table, [player, _], []) = full();
    for _ in 0..QUEUE_MAX {
        let watcher = table.watch();
        queue(&mut table, watcher, Queueing::Here);
    }
    let late = table.watch();
    assert_eq!(queue(&mut table, late, Queueing::Here).replies, [refused(None, Refusal::QueueFull)]);
    assert_eq!(queue(&mut table, player, Queueing::Here).replies, [refused(None, Refusal::NotNow)]);
    let snapshot = &table.stored.room;
    assert!(snapshot.len() < 16_000, "{} bytes", snapshot.len());
}

#[test]
fn a_silent_player_of_a_full_channel_gives_the_seat_to_a_newcomer() {
    let (mut table, [silent, talking], []) = full();
    table.wait(300_000).say(talking, "안녕");
    assert_eq!(table.wait(299_999).try_join("고래", None).replies, [refused(None, Refusal::RoomFull)]);
    let effects = table.wait(1).try_join("고래", None);
    assert!(events(&effects).contains(&Event::Left { player: silent }));
    let [(told, Reply::Welcome(welcomed))] = &effects.others[..] else { panic!("{:?}", effects.others) };
    assert!(*told == silent && welcomed.watches && welcomed.token.is_some());
    assert_eq!(table.say_as(silent, "a", "어?").replies, [refused(Some("a"), Refusal::Watching)]);
    assert_eq!(table.room.listing().watching, Some(1));
    leave(&mut table, talking);
    let back = welcome(table.sit(silent, "수달", welcomed.token.as_deref()));
    assert_eq!((back.you, back.watches), (silent, false));
}

#[test]
fn a_silent_seat_is_offered_to_whoever_waits() {
    let (mut table, [_, talking], [first]) = full();
    table.wait(300_000).say(talking, "안녕");
    assert_eq!(table.room.next_deadline().map(|at| at.since(table.now) <= 300_000), Some(true));
    let effects = table.wait(300_000).handle(Input::Tick);
    assert_eq!(offered(&effects), [first]);
    assert_eq!(table.room.people(), 1);
}

#[test]
fn nobody_is_silent_where_nobody_may_speak_nor_in_a_private_room() {
    let mut listening = Table::new();
    change(&mut listening, Some(Settings { speakers: Speakers::Operators, ..Settings::default() }), 1);
    let mut private = Table::private(Settings::default());
    change(&mut private, None, 1);
    for table in [&mut listening, &mut private] {
        table.join("수달");
        let effects = table.wait(3_600_000).try_join("고래", None);
        assert_eq!(effects.replies, [refused(None, Refusal::RoomFull)]);
    }
}

#[test]
fn a_token_takes_the_seat_over_from_whoever_watches_with_its_number() {
    let (mut table, [silent, talking], []) = full();
    let token = welcome(table.handle(sent(silent, ClientFrame::Resync))).token;
    table.wait(600_000).say(talking, "안녕");
    table.join("고래");
    leave(&mut table, talking);
    let back = table.try_join("수달", token.as_deref());
    assert!(back.seated.is_some_and(|seated| seated.player == silent && seated.took_over));
    assert_eq!(table.room.listing().watching, None);
}
