//! Checks that snapshots and message rows of version 1 are still read, and written with the same fields.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "an unreadable fixture fails the test")]

use std::path::PathBuf;

use rules::{Room, StoredError, StoredMessage};
use serde_json::{Value, json};

/// The snapshot fixtures, named by what the room was doing.
const SNAPSHOTS: [&str; 11] =
    ["countdown", "fair", "lobby", "match", "open", "paused", "podium", "results", "reveal", "talk", "waiting"];

fn fixture(file: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1").join(file);
    std::fs::read_to_string(path).expect(file)
}

fn snapshot(name: &str) -> String {
    fixture(&format!("{name}.json"))
}

fn rows() -> Vec<String> {
    fixture("rows.jsonl").lines().map(str::to_owned).collect()
}

fn parse(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// The object `json` with `field` set to `value`, or without the field.
fn changed(json: &str, field: &str, value: Option<Value>) -> String {
    let mut object = parse(json);
    let fields = object.as_object_mut().unwrap();
    match value {
        Some(value) => fields.insert(field.to_owned(), value),
        None => fields.remove(field),
    };
    object.to_string()
}

#[test]
fn every_snapshot_is_restored_and_written_unchanged() {
    for name in SNAPSHOTS {
        let stored = snapshot(name);
        let room = Room::restore(&stored, Vec::new(), Vec::new()).expect(name).0;
        assert_eq!(parse(&room.snapshot()), parse(&stored), "{name}");
    }
}

#[test]
fn fixtures_cover_every_stage_presence_and_kind_of_message() {
    let all = SNAPSHOTS.map(snapshot).concat();
    let stages = ["Waiting", "Open", "Fair", "Reveal", "Podium", "Paused", "Lobby", "Countdown", "Results", "Talk"];
    for stage in stages {
        assert!(all.contains(&format!(r#""stage":"{stage}""#)) || all.contains(&format!(r#""stage":{{"{stage}":"#)));
    }
    for presence in [r#""presence":"connected""#, r#""presence":{"dropped""#, r#""presence":{"gone""#] {
        assert!(snapshot("match").contains(presence));
    }
    for kind in ["said", "answered", "notice"] {
        assert!(rows().iter().any(|row| parse(row)["type"] == kind));
    }
}

#[test]
fn fields_that_were_added_to_version_1_may_be_missing() {
    let stored = snapshot("results");
    let mut early = parse(&stored);
    early["lap"].as_object_mut().unwrap().remove("answered");
    for seat in early["seats"]["seats"].as_array_mut().unwrap() {
        assert_eq!(seat.as_object_mut().unwrap().remove("returns"), Some(json!(true)));
    }
    let mut expected = parse(&stored);
    expected["lap"]["answered"] = json!([]);
    let room = Room::restore(&early.to_string(), Vec::new(), Vec::new()).unwrap().0;
    assert_eq!(parse(&room.snapshot()), expected);
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
    let stored = changed(&snapshot("open"), "seq", Some(json!(last - 1)));
    assert_eq!(Room::restore(&stored, Vec::new(), rows).unwrap().0.position(), (1_760_000_000_123, last));
}

#[test]
fn a_newer_version_is_recognised_before_anything_else_is_read() {
    let version = Some(json!(99));
    let nonsense = [r#"{"version":99}"#, r#"{"version":99,"name":[],"seq":"one","type":7}"#].map(str::to_owned);
    for stored in nonsense.iter().chain([&changed(&snapshot("open"), "version", version.clone())]) {
        let error = Room::restore(stored, Vec::new(), Vec::new()).unwrap_err();
        assert!(matches!(error, StoredError::TooNew { found: 99, known: 1 }), "{error}");
    }
    for row in nonsense.iter().chain([&changed(&rows()[0], "version", version)]) {
        let error = StoredMessage::read(row).unwrap_err();
        assert!(matches!(error, StoredError::TooNew { found: 99, known: 1 }), "{error}");
    }
}

#[test]
fn damaged_json_is_unreadable() {
    for name in SNAPSHOTS {
        let stored = snapshot(name);
        let end = (0..=stored.len() / 2).rev().find(|&end| stored.is_char_boundary(end)).unwrap();
        for damaged in [&stored[..end], "", "[]", &changed(&stored, "seats", None)] {
            assert!(
                matches!(Room::restore(damaged, Vec::new(), Vec::new()), Err(StoredError::Unreadable(_))),
                "{damaged}"
            );
        }
    }
    for row in rows() {
        let end = row.len() - 2;
        for damaged in [&row[..end], "", "[]", &changed(&row, "text", None)] {
            assert!(matches!(StoredMessage::read(damaged), Err(StoredError::Unreadable(_))), "{damaged}");
        }
    }
}
