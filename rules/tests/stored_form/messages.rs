//! Message rows.

use rules::{Room, StoredError, StoredMessage};
use serde_json::json;

use crate::fixtures::{Stored, changed, fixture, parse};

pub fn rows() -> Vec<String> {
    fixture("v1/rows.jsonl").lines().map(str::to_owned).collect()
}

#[test]
fn fixtures_cover_every_kind_of_message() {
    for kind in ["said", "answered", "notice"] {
        assert!(rows().iter().any(|row| parse(row)["type"] == kind));
    }
}

#[test]
fn every_row_is_read_and_written_unchanged() {
    for row in rows() {
        assert_eq!(parse(&row).get("version"), None, "the row is from before rows had versions");
        let message = StoredMessage::read(&row).expect(&row);
        let written = message.write();
        assert_eq!(parse(&written), parse(&changed(&row, "version", Some(json!(1)))));
        assert_eq!(StoredMessage::read(&written).unwrap(), message);
        assert_eq!(StoredMessage::of(&message.clone().into_event()), Some(message));
    }
}

#[test]
fn a_restored_room_continues_after_its_last_row() {
    let rows = rows().iter().map(|row| StoredMessage::read(row).unwrap()).collect::<Vec<_>>();
    let last = rows.iter().map(|row| row.seq).max().unwrap();
    let Stored { room, rows: others } = Stored::fixture("open");
    let (room, _) = Room::restore(&changed(&room, "seq", Some(json!(last - 1))), others, rows).unwrap();
    assert_eq!(room.position(), (1_760_000_000_123, last));
}

#[test]
fn damaged_rows_are_unreadable_and_newer_ones_are_told_apart() {
    for row in rows() {
        let end = row.len() - 2;
        for damaged in [&row[..end], "", "[]", &changed(&row, "text", None)] {
            assert!(matches!(StoredMessage::read(damaged), Err(StoredError::Unreadable(_))), "{damaged}");
        }
        let error = StoredMessage::read(&changed(&row, "version", Some(json!(99)))).unwrap_err();
        assert!(matches!(error, StoredError::TooNew { found: 99, known: 1 }), "{error}");
    }
    let error = StoredMessage::read(r#"{"version":99,"seq":"one","type":7}"#).unwrap_err();
    assert!(matches!(error, StoredError::TooNew { .. }), "{error}");
}
