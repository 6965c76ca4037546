//! Rooms of version 2, which have a row for each seat, solver, ballot, ban and finished prompt, and one for results.

use rules::{Room, RowKind, StoredError};
use serde_json::json;

use crate::fixtures::{ROOMS, Stored, changed};

#[test]
fn fixtures_cover_every_kind_of_row() {
    let rows: Vec<_> = ROOMS.map(Stored::fixture).into_iter().flat_map(|stored| stored.rows).collect();
    for kind in RowKind::ALL {
        assert!(rows.iter().any(|(key, _)| key.kind == kind), "{kind:?}");
        assert_eq!(RowKind::parse(kind.as_str()), Some(kind));
    }
    assert_eq!(RowKind::parse("chair"), None);
}

#[test]
fn every_room_is_restored_and_needs_no_storing() {
    for name in ROOMS {
        assert!(Stored::fixture(name).restore().take_changes().is_empty(), "{name}");
    }
}

#[test]
fn the_order_of_rows_does_not_matter() {
    for name in ROOMS {
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
    for name in ROOMS {
        let Stored { room, rows } = Stored::fixture(name);
        let end = (0..=room.len() / 2).rev().find(|&end| room.is_char_boundary(end)).unwrap();
        for damaged in [&room[..end], "", "[]", &changed(&room, "seats", None)] {
            let restored = Room::restore(damaged, rows.clone(), Vec::new());
            assert!(matches!(restored, Err(StoredError::Unreadable(_))), "{damaged}");
        }
    }
}
