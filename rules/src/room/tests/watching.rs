//! Watching without a seat.

use protocol::{ClientFrame, ErrorCode, Event, PlayerId, Refusal, Reply, WATCHERS_MAX};

use super::table::{Table, events, refused, sent, welcome};
use crate::Input;

const LAPTOP: &str = "203.0.113.7";

fn announced(table: &mut Table) -> Option<Event> {
    table.room.tell_watching().map(|numbered| numbered.event)
}

#[test]
fn whoever_watches_has_no_row_and_sees_everything() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    table.say(player, "안녕하세요");
    let effects = table.try_watch_from(None);
    assert_eq!(events(&effects), [], "nobody is told of one more row");
    assert_eq!(announced(&mut table), Some(Event::Watching { watching: 1 }));
    let welcome = welcome(effects);
    assert!(welcome.watches && welcome.token.is_none() && !welcome.maker);
    assert_eq!((welcome.players.len(), welcome.recent.len(), welcome.watching), (1, 1, None));
    assert_eq!((table.room.people(), table.room.listing().watching), (1, Some(1)));
    assert_eq!(announced(&mut table), None, "told once");
    table.handle(Input::Drop { player: welcome.you });
    assert_eq!(announced(&mut table), Some(Event::Watching { watching: 0 }));
    assert_eq!(table.room.listing().watching, None);
}

#[test]
fn whoever_watches_asks_for_nothing_but_what_shows_more() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let watcher = table.watch();
    let refusal = table.say_as(watcher, "a", "저도요");
    assert_eq!((refusal.replies, refusal.events), (vec![refused(Some("a"), Refusal::Watching)], vec![]));
    let frames = [
        ClientFrame::Skip,
        ClientFrame::Start,
        ClientFrame::Close,
        ClientFrame::Vote { player },
        ClientFrame::Report { player },
        ClientFrame::Propose { word: "꿀잼".into() },
        ClientFrame::Remove { player },
    ];
    for frame in frames {
        let effects = table.wait(1_000).handle(sent(watcher, frame));
        assert_eq!((effects.replies, effects.events), (vec![refused(None, Refusal::Watching)], vec![]));
        assert_eq!(effects.for_operators, None);
    }
    assert!(welcome(table.wait(1_000).handle(sent(watcher, ClientFrame::Resync))).watches);
    let rows = table.wait(1_000).handle(sent(watcher, ClientFrame::Players { from: 0 }));
    assert!(matches!(&rows.replies[..], [Reply::Players { of: 1, .. }]));
    let again = Input::Join {
        sender: Some(watcher),
        watch: true,
        nickname: String::new(),
        resume: None,
        fresh_token: "fresh".into(),
        network: None,
    };
    assert_eq!(table.handle(again).replies, [ErrorCode::AlreadyJoined.into()]);
}

#[test]
fn frames_of_whoever_watches_cost_as_much_as_those_of_a_player() {
    let mut table = Table::new();
    table.join("수달");
    let watcher = table.watch();
    for _ in 0..5 {
        table.handle(sent(watcher, ClientFrame::Resync));
    }
    let effects = table.handle(sent(watcher, ClientFrame::Resync));
    assert!(matches!(effects.replies[..], [Reply::Refused { reason: Refusal::TooFast, .. }]));
    assert!(matches!(table.sit(watcher, "하마", None).replies[..], [Reply::Refused { reason: Refusal::TooFast, .. }]));
}

#[test]
fn whoever_watches_takes_a_seat_with_a_nickname() {
    let mut table = Table::new();
    table.join("수달");
    let watcher = table.watch();
    let unfit = table.sit(watcher, "", None);
    assert_eq!(unfit.replies, [refused(None, Refusal::NicknameEmpty)]);
    let sat = welcome(table.sit(watcher, "하마", None));
    assert_eq!((sat.you, sat.watches, sat.watching, sat.players.len()), (watcher, false, None, 2));
    assert_eq!(table.say(watcher, "안녕").len(), 1);
    let back = welcome(table.try_join("하마", sat.token.as_deref()));
    assert_eq!(back.you, watcher);
}

#[test]
fn an_earlier_seat_is_taken_again_with_its_token() {
    let mut table = Table::new();
    table.join("수달");
    let earlier = table.join("하마");
    table.handle(sent(earlier.you, ClientFrame::Leave));
    let watcher = table.watch();
    let effects = table.sit(watcher, "하마", earlier.token.as_deref());
    assert!(effects.seated.is_some_and(|seated| seated.player == earlier.you && !seated.took_over));
    assert_eq!(table.room.listing().watching, None);
}

#[test]
fn whoever_watches_still_does_after_the_room_has_slept() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let watcher = table.watch();
    assert!(announced(&mut table).is_some());
    table.tick(0);
    table.evict(&[player, watcher]);
    assert_eq!(announced(&mut table), None, "everyone knows");
    assert_eq!(table.say_as(watcher, "a", "저도요").replies, [refused(Some("a"), Refusal::Watching)]);
    table.evict(&[player]);
    assert_eq!(announced(&mut table), Some(Event::Watching { watching: 0 }));
}

#[test]
fn nobody_plays_while_all_watch() {
    let mut table = Table::new();
    let watcher = table.watch();
    assert_eq!(announced(&mut table), None, "nobody has entered the channel yet");
    assert_eq!(table.room.position().1, 0);
    assert!(matches!(table.phase(), protocol::Phase::Waiting));
    let player = table.join("수달").you;
    table.handle(sent(player, ClientFrame::Leave));
    assert!(matches!(table.phase(), protocol::Phase::Waiting));
    table.handle(sent(watcher, ClientFrame::Leave));
    assert_eq!(table.say_as(watcher, "a", "저도요").replies, [ErrorCode::NotJoined.into()]);
}

#[test]
fn a_network_watches_a_channel_as_often_as_it_may_sit_there() {
    let mut table = Table::new();
    table.join("수달");
    for _ in 0..50 {
        welcome(table.try_watch_from(Some(LAPTOP)));
    }
    assert_eq!(table.try_watch_from(Some(LAPTOP)).replies, [refused(None, Refusal::NetworkFull)]);
    welcome(table.try_watch_from(Some("192.0.2.1")));
}

#[test]
fn a_room_is_watched_by_a_bounded_number() {
    let mut table = Table::new();
    table.join("수달");
    for _ in 0..WATCHERS_MAX {
        table.watch();
    }
    assert_eq!(table.try_watch_from(None).replies, [refused(None, Refusal::WatchersFull)]);
    assert_eq!(table.room.listing().watching, Some(WATCHERS_MAX as u32));
}

#[test]
fn numbers_of_watchers_are_not_given_again_while_they_are_here() {
    let mut table = Table::new();
    let watcher = table.watch();
    table.room = Table::new().room;
    table.handle(Input::Restore { connected: vec![(watcher, None)] });
    assert_eq!(table.join("수달").you, PlayerId(watcher.0 + 1));
}
