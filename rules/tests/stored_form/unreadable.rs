//! Rows that cannot be read, or that refer to rows that are not there.

use protocol::{ClientFrame, Event, Millis, PlayerId, Refusal, Reply};
use rules::{Input, Room, RowKey, RowKind, StoredError};
use serde_json::json;

use crate::fixtures::{ROOMS, Stored, changed};

/// The fixtures with a row of this kind, and the place of such a row.
fn with_row(kind: RowKind) -> impl Iterator<Item = (Stored, usize)> {
    ROOMS.map(Stored::fixture).into_iter().filter_map(move |stored| {
        let place = stored.rows.iter().position(|(key, _)| key.kind == kind)?;
        Some((stored, place))
    })
}

/// The room, and the only row that could not be read.
fn restore_without_one(stored: &Stored) -> (Room, RowKey, StoredError) {
    let (room, mut unreadable) = Room::restore(&stored.room, stored.rows.clone(), Vec::new()).unwrap();
    assert_eq!(unreadable.len(), 1, "{unreadable:?}");
    let (key, error) = unreadable.remove(0);
    (room, key, error)
}

/// The room plays on: it carries out what is due, and a new player joins.
fn assert_plays_on(mut room: Room) {
    let words = lexicon::Words::new(include_bytes!("../../../words/built/words.bin")).unwrap();
    let mut now = Millis(1_760_000_100_000);
    room.handle(now, Input::Restore { connected: Vec::new() }, &words);
    let (nickname, fresh_token) = ("펭귄".into(), "fresh".into());
    let join = Input::Join { sender: None, watch: false, nickname, resume: None, fresh_token, network: None };
    let effects = room.handle(now, join, &words);
    let Some(Reply::Welcome(welcome)) = effects.replies.first() else { panic!("{effects:?}") };
    let text = "다들 안녕".to_owned();
    let say = Input::Sent { player: welcome.you, frame: ClientFrame::Say { id: "m".into(), text } };
    let effects = room.handle(now, say, &words);
    let is_answered = |reply: &Reply| matches!(reply, Reply::Refused { reason: Refusal::ListenOnly, .. });
    let is_said = effects.events.iter().any(|numbered| matches!(numbered.event, Event::Said { .. }));
    assert!(is_said || effects.replies.iter().any(is_answered), "{effects:?}");
    for _ in 0..20 {
        now = room.next_deadline().unwrap_or(now);
        room.handle(now, Input::Tick, &words);
    }
}

#[test]
fn a_row_that_cannot_be_read_costs_that_row_only() {
    for kind in RowKind::ALL {
        for (stored, place) in with_row(kind) {
            let (key, row) = stored.rows[place].clone();
            let end = (0..row.len() / 2).rev().find(|&end| row.is_char_boundary(end)).unwrap();
            let mut damages = vec![row[..end].to_owned(), String::new(), r#"{"version":1}"#.to_owned()];
            damages.extend((kind == RowKind::Seat).then(|| changed(&row, "id", Some(json!(77)))));
            damages.extend((kind == RowKind::Ballot).then(|| row.replace(r#""player":5"#, r#""player":77"#)));
            for damaged in damages {
                let mut stored = stored.clone();
                stored.rows[place].1 = damaged;
                let (room, unreadable, error) = restore_without_one(&stored);
                assert!(unreadable == key && matches!(error, StoredError::Unreadable(_)), "{error}");
                assert_plays_on(room);
            }
        }
    }
}

#[test]
fn a_room_with_a_row_of_a_newer_version_is_refused() {
    for kind in RowKind::ALL {
        for (mut stored, place) in with_row(kind) {
            stored.rows[place].1 = changed(&stored.rows[place].1, "version", Some(json!(99)));
            let refused = Room::restore(&stored.room, stored.rows, Vec::new());
            assert!(matches!(refused, Err(StoredError::TooNew { found: 99, known: 1 })), "{refused:?}");
        }
    }
}

#[test]
fn a_match_without_its_results_is_back_in_its_lobby() {
    let (mut stored, place) = with_row(RowKind::Results).next().unwrap();
    stored.rows.remove(place);
    let mut room = stored.restore();
    let changes = room.take_changes();
    assert!(changes.room.is_some_and(|room| room.contains(r#""stage":"Lobby""#)) && changes.rows.is_empty());
}

#[test]
fn rows_that_refer_to_a_seat_that_is_gone_are_no_fault() {
    for name in ROOMS {
        let mut stored = Stored::fixture(name);
        stored.rows.retain(|(key, _)| key.kind != RowKind::Seat);
        let room = stored.restore();
        assert!(room.players().iter().all(|row| row.id != PlayerId(1)));
        assert_plays_on(room);
    }
}
