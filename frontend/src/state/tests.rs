use game::names::{Nickname, RoomName};
use game::protocol::Place;
use game::text::Message;
use game::time::Millis;

use super::*;

/// A page that has just entered a room where event 10 was the last.
fn entered() -> (Owner, Store<RoomView>) {
    let owner = Owner::new();
    owner.set();
    let view = Store::new(RoomView::default());
    assert_eq!(apply(view, welcome(10)), Followup::None);
    (owner, view)
}

fn welcome(seq: u64) -> ServerEvent {
    ServerEvent::Welcome(Box::new(Welcome {
        you: PlayerId(1),
        token: "secret".into(),
        room: RoomName::plaza(),
        epoch: 5,
        seq,
        now: Millis(1_000),
        players: vec![row(1, 0), row(3, 50)],
        phase: Phase::Open { prompt: prompt(1), hints: Vec::new() },
        recent: vec![said(4, "먼저 한 말")],
    }))
}

fn row(id: u32, points: u32) -> Player {
    let nickname = Nickname::parse(&format!("수달{id}")).unwrap();
    Player { id: PlayerId(id), nickname, points, correct: 0, connected: true }
}

fn prompt(number: u32) -> Prompt {
    let pattern = Pattern::of("서랍").unwrap();
    Prompt { number, place: number, of: 20, pattern, clue: None, shown_at: Millis(1_000), ends_at: Millis(31_000) }
}

fn said(seq: u64, text: &str) -> ServerEvent {
    let (nickname, text) = (Nickname::parse("하마").unwrap(), Message::parse(text).unwrap());
    ServerEvent::Said { seq, time: Millis(2_000), id: format!("m{seq}"), player: PlayerId(3), nickname, text }
}

fn answered(seq: u64) -> ServerEvent {
    ServerEvent::Answered {
        seq,
        time: Millis(2_000),
        id: "a".into(),
        player: PlayerId(3),
        nickname: Nickname::parse("하마").unwrap(),
        text: Message::parse("서랍").unwrap(),
        word: "서랍".into(),
        pattern: Pattern::of("서랍").unwrap(),
        elapsed: 1_000,
        gained: 98,
        points: 148,
        correct: 1,
        until: Millis(3_500),
    }
}

fn texts(view: Store<RoomView>) -> Vec<String> {
    let text = |line: &Line| match &line.kind {
        LineKind::Said { text } | LineKind::Answered { text, .. } => text.clone(),
        LineKind::Joined => "왔다".into(),
        LineKind::Left => "갔다".into(),
    };
    view.lines().get_untracked().iter().map(text).collect()
}

#[test]
fn an_event_that_is_known_is_passed_over_and_a_gap_asks_for_everything() {
    let (_owner, view) = entered();
    assert_eq!(apply(view, said(10, "이미 안 말")), Followup::None);
    assert_eq!(apply(view, said(11, "새 말")), Followup::None);
    assert_eq!(texts(view), ["먼저 한 말", "새 말"]);
    assert_eq!(apply(view, said(13, "건너뛴 말")), Followup::Resync);
    assert_eq!(texts(view), ["먼저 한 말", "새 말"]);
    assert_eq!(apply(view, welcome(13)), Followup::None);
    assert_eq!(apply(view, said(14, "이어진 말")), Followup::None);
    assert_eq!(texts(view), ["먼저 한 말", "이어진 말"]);
}

#[test]
fn a_restored_room_is_asked_for_everything_only_if_something_was_missed() {
    let (_owner, view) = entered();
    for (epoch, seq, followup) in [(5, 10, Followup::None), (5, 9, Followup::Resync), (6, 10, Followup::Resync)] {
        assert_eq!(apply(view, ServerEvent::Restored { epoch, seq }), followup);
    }
}

#[test]
fn nothing_counts_before_the_welcome() {
    let owner = Owner::new();
    owner.set();
    let view = Store::new(RoomView::default());
    for event in [said(11, "너무 이른 말"), ServerEvent::Restored { epoch: 5, seq: 10 }] {
        assert_eq!(apply(view, event), Followup::None);
    }
    assert!(texts(view).is_empty());
}

#[test]
fn a_right_answer_changes_the_score_and_opens_the_fair_window() {
    let (_owner, view) = entered();
    apply(view, answered(11));
    assert_eq!(view.players().get_untracked()[1].points, 148);
    assert_eq!(view.phase().get_untracked(), Phase::Fair { prompt: prompt(1), until: Millis(3_500) });
    assert_eq!(view.solved().get_untracked()[0].word, "서랍");
    apply(view, ServerEvent::Prompt { seq: 12, prompt: prompt(2) });
    assert!(view.solved().get_untracked().is_empty());
}

#[test]
fn a_lap_begins_with_nothing() {
    let (_owner, view) = entered();
    let podium = vec![Place { rank: 1, player: PlayerId(3), nickname: Nickname::parse("하마").unwrap(), points: 50 }];
    apply(view, ServerEvent::Lap { seq: 11, podium, until: Millis(9_000) });
    assert!(view.players().get_untracked().iter().all(|row| row.points == 0));
}

#[test]
fn rows_stand_by_number_and_who_comes_and_goes_is_told() {
    let (_owner, view) = entered();
    apply(view, ServerEvent::Player { seq: 11, player: row(2, 0) });
    apply(view, ServerEvent::Player { seq: 12, player: Player { connected: false, ..row(2, 0) } });
    let ids: Vec<_> = view.players().get_untracked().iter().map(|row| row.id.0).collect();
    assert_eq!(ids, [1, 2, 3]);
    apply(view, ServerEvent::Left { seq: 13, player: PlayerId(2) });
    assert_eq!(texts(view), ["먼저 한 말", "왔다", "갔다"]);
}

#[test]
fn old_lines_make_room_for_new_ones() {
    let (_owner, view) = entered();
    for seq in 11..=400 {
        apply(view, said(seq, &format!("{seq}")));
    }
    let texts = texts(view);
    assert_eq!((texts.len(), texts[0].as_str(), texts[299].as_str()), (300, "101", "400"));
}

#[test]
fn equal_points_share_a_rank() {
    let rows = ranking(&[row(1, 10), row(2, 30), row(3, 30), row(4, 0)]);
    assert_eq!(rows.iter().map(|(rank, row)| (*rank, row.id.0)).collect::<Vec<_>>(), [(1, 2), (1, 3), (3, 1), (4, 4)]);
}
