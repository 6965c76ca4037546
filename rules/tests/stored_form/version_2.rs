//! Rooms of version 2, which have a row for each seat, solver, held answer, ballot, ban and finished prompt, and one for
//! results.

use protocol::{Event, Millis, PlayerId};
use rules::{Input, Room, RowKind, StoredError};
use serde_json::json;

use crate::fixtures::{LATER, ROOMS, Stored, changed, parse};

fn all() -> impl Iterator<Item = &'static str> {
    ROOMS.into_iter().chain(LATER)
}

#[test]
fn fixtures_cover_every_kind_of_row() {
    let rows: Vec<_> = all().map(Stored::fixture).flat_map(|stored| stored.rows).collect();
    for kind in RowKind::ALL {
        assert!(rows.iter().any(|(key, _)| key.kind == kind), "{kind:?}");
        assert_eq!(RowKind::parse(kind.as_str()), Some(kind));
    }
    assert_eq!(RowKind::parse("chair"), None);
}

#[test]
fn every_room_is_restored_and_needs_no_storing() {
    for name in all() {
        assert!(Stored::fixture(name).restore().take_changes().is_empty(), "{name}");
    }
}

#[test]
fn the_order_of_rows_does_not_matter() {
    for name in all() {
        let stored = Stored::fixture(name);
        let mut reversed = stored.clone();
        reversed.rows.reverse();
        assert_eq!(format!("{:?}", reversed.restore()), format!("{:?}", stored.restore()), "{name}");
    }
}

#[test]
fn a_newer_version_is_recognised_before_anything_else_is_read() {
    let nonsense = [r#"{"version":99}"#, r#"{"version":99,"name":[],"seq":"one","type":7}"#].map(str::to_owned);
    let newer = changed(&Stored::fixture("open").room, "version", Some(json!(99)));
    for stored in nonsense.iter().chain([&newer]) {
        let error = Room::restore(stored, Vec::new(), Vec::new()).unwrap_err();
        assert!(matches!(error, StoredError::TooNew { found: 99, known: 2 }), "{error}");
    }
}

#[test]
fn a_damaged_room_row_is_unreadable() {
    for name in all() {
        let Stored { room, rows } = Stored::fixture(name);
        let end = (0..=room.len() / 2).rev().find(|&end| room.is_char_boundary(end)).unwrap();
        for damaged in [&room[..end], "", "[]", &changed(&room, "seats", None)] {
            let restored = Room::restore(damaged, rows.clone(), Vec::new());
            assert!(matches!(restored, Err(StoredError::Unreadable(_))), "{damaged}");
        }
    }
}

/// The row of a room during a break, whose stage is that of this fixture.
fn frozen(name: &str) -> String {
    let words = lexicon::Words::new(include_bytes!("../../../words/built/words.bin")).unwrap();
    let mut room = Stored::fixture(name).restore();
    room.handle(Millis(1_760_000_100_000), Input::Restore { connected: Vec::new() }, &words);
    room.take_changes().room.unwrap()
}

#[test]
fn a_break_is_stored_beside_the_stage_in_fields_that_earlier_code_ignores() {
    for name in ["open", "fair", "reveal", "podium", "countdown"] {
        let (row, before) = (frozen(name), Stored::fixture(name).room);
        let [row, before] = [row, before].map(|row| parse(&row));
        assert_eq!(row["freeze"]["until"], 1_760_000_160_000_u64, "{name}");
        assert_eq!((&row["version"], &row["stage"]), (&before["version"], &before["stage"]), "{name}");
        assert_eq!(row["last_event_at"], 1_760_000_100_000_u64, "{name}");
    }
}

#[test]
fn a_stored_break_goes_on() {
    let stored = Stored { room: frozen("open"), ..Stored::fixture("open") };
    let room = stored.restore();
    assert_eq!(room.next_deadline(), Some(Millis(1_760_000_160_000)));
    let damaged = changed(&stored.room, "freeze", Some(json!({"since": 1})));
    assert!(matches!(Room::restore(&damaged, stored.rows, Vec::new()), Err(StoredError::Unreadable(_))));
}

#[test]
fn a_stored_answer_is_still_held_and_a_stored_mark_still_known() {
    let words = lexicon::Words::new(include_bytes!("../../../words/built/words.bin")).unwrap();
    let mut room = Stored::fixture("held").restore();
    let due = Millis(1_760_000_085_770);
    assert_eq!((room.next_deadline(), room.marked()), (Some(due), vec![PlayerId(3)]));
    let events = room.handle(due, Input::Tick, &words).events;
    let answered = |event: &Event| matches!(event, Event::Answered { player: PlayerId(4), elapsed: 670, .. });
    assert!(events.iter().any(|numbered| answered(&numbered.event)), "{events:?}");
}

#[test]
fn a_stored_hidden_answer_is_told_at_the_reveal() {
    let words = lexicon::Words::new(include_bytes!("../../../words/built/words.bin")).unwrap();
    let mut room = Stored::fixture("together").restore();
    let events = room.handle(Millis(1_760_000_115_100), Input::Tick, &words).events;
    let told: Vec<_> = events.into_iter().map(|numbered| numbered.event).collect();
    let [
        Event::Answered { player: PlayerId(1), gained: 95, .. },
        Event::Answered { player: PlayerId(2), gained: 94, .. },
        Event::Said { .. },
        Event::Revealed { until: None, .. },
    ] = &told[..]
    else {
        panic!("{told:?}")
    };
}

#[test]
fn a_stored_bundle_is_still_asked() {
    let room = Stored::fixture("bundle").restore();
    let bundle = room.bundle().unwrap();
    assert_eq!((bundle.name(), bundle.words()), ("과학", 5));
    assert_eq!(bundle.text(), "광합성\t빛으로 양분을 만들어요\n공생\t서로 돕고 살아요\n기공\n구름\n고기압\n");
    assert_eq!(room.listing().settings.bundle.as_deref(), Some("과학"));
}
