//! Rooms of version 1, which have everything in one row.

use protocol::Millis;
use rules::{Input, Room, RowKind, StoredError};
use serde_json::{Value, json};

use crate::fixtures::{ROOMS, Stored, changed, parse, version_1};

/// Reads a room of version 1, and what it stores as the current version.
fn migrated(json: &str) -> (Room, Stored) {
    let (mut room, unreadable) = Room::restore(json, Vec::new(), Vec::new()).unwrap();
    assert!(unreadable.is_empty());
    let stored = Stored::of(room.take_changes());
    (room, stored)
}

#[test]
fn fixtures_cover_every_stage_and_presence() {
    let all = ROOMS.map(version_1).concat();
    let stages = ["Waiting", "Open", "Fair", "Reveal", "Podium", "Paused", "Lobby", "Countdown", "Results", "Talk"];
    for stage in stages {
        assert!(all.contains(&format!(r#""stage":"{stage}""#)) || all.contains(&format!(r#""stage":{{"{stage}":"#)));
    }
    for presence in [r#""presence":"connected""#, r#""presence":{"dropped""#, r#""presence":{"gone""#] {
        assert!(version_1("match").contains(presence));
    }
}

#[test]
fn every_room_is_read_and_stored_as_version_2() {
    for name in ROOMS {
        let (mut room, stored) = migrated(&version_1(name));
        assert_eq!(stored.parsed(), Stored::fixture(name).parsed(), "{name}");
        assert!(room.take_changes().is_empty(), "{name}");
    }
}

#[test]
fn a_migrated_room_is_the_same_as_the_room_restored_from_its_rows() {
    for name in ROOMS {
        let (migrated, stored) = migrated(&version_1(name));
        assert_eq!(format!("{migrated:?}"), format!("{:?}", stored.restore()), "{name}");
    }
}

/// A match in its fair window, with everything that has rows of its own.
fn busy_match() -> String {
    let [mut busy, fair, open, results] = ["match", "fair", "open", "results"].map(|name| parse(&version_1(name)));
    busy["stage"] = fair["stage"].clone();
    busy["stage"]["Fair"]["round"]["skippers"] = json!([2, 9]);
    busy["moderation"] = open["moderation"].clone();
    busy["lap"]["played"] = results["stage"]["Results"]["prompts"].clone();
    busy["lap"]["answered"] = json!(["피디", "티어", "티읕"]);
    busy.to_string()
}

#[test]
fn everything_inside_a_busy_match_becomes_rows() {
    let (room, stored) = migrated(&busy_match());
    let count = |kind| stored.rows.iter().filter(|(key, _)| key.kind == kind).count();
    let kinds = [RowKind::Seat, RowKind::Solver, RowKind::Ballot, RowKind::Ban, RowKind::Played];
    assert_eq!(kinds.map(count), [4, 2, 1, 1, 5]);
    let row = |kind: RowKind, number: u64| {
        let row = stored.rows.iter().find(|(key, _)| (key.kind, key.number) == (kind, number));
        parse(&row.unwrap().1)
    };
    assert_eq!(row(RowKind::Solver, 2), json!({"version": 1, "player": 2, "word": "티읕", "elapsed": 11_400}));
    assert_eq!(row(RowKind::Seat, 2)["skipped"], 2, "voted to skip prompt 2");
    assert_eq!(row(RowKind::Seat, 3).get("skipped"), None);
    assert_eq!(row(RowKind::Ballot, 5)["voters"], json!([3, 4]));
    assert_eq!(row(RowKind::Played, 3)["pattern"], "ㅇㄹㅍ");
    let [room_row, lap] = [parse(&stored.room), parse(&stored.room)["lap"].clone()];
    assert_eq!((&room_row["version"], &room_row["seats"]), (&json!(2), &json!({"given": 4})));
    assert_eq!(lap, json!({"place": 2, "of": 5, "answered": ["피디"]}));
    assert_eq!(room.legacy_game().answered_words, ", 피디, 티어, 티읕", "as the Android client was told");
}

#[test]
fn the_match_goes_on_to_its_results() {
    let words = lexicon::Words::new(include_bytes!("../../../words/built/words.bin")).unwrap();
    let mut busy = parse(&busy_match());
    (busy["lap"]["place"], busy["lap"]["of"]) = (json!(6), json!(6));
    busy["stage"]["Fair"]["round"]["prompt"]["place"] = json!(6);
    let (mut room, stored) = migrated(&busy.to_string());
    assert_eq!(stored.rows.iter().filter(|(key, _)| key.kind == RowKind::Results).count(), 0);
    room.handle(Millis(1_760_000_047_300), Input::Tick, &words);
    room.handle(Millis(1_760_000_049_300), Input::Tick, &words);
    let rows = room.take_changes().rows;
    let results = rows.iter().find(|(key, _)| key.kind == RowKind::Results).and_then(|(_, row)| row.clone());
    let results: Value = parse(&results.unwrap());
    let solvers =
        results["prompts"].as_array().unwrap().iter().map(|played| played["solvers"].as_array().unwrap().len());
    assert_eq!(solvers.collect::<Vec<_>>(), [2, 1, 0, 0, 0, 2]);
    let deleted = rows.iter().filter(|(key, row)| key.kind == RowKind::Played && row.is_none()).count();
    assert_eq!(deleted, 6, "five of them were stored");
}

#[test]
fn fields_that_were_added_to_version_1_may_be_missing() {
    let stored = version_1("results");
    let mut early = parse(&stored);
    early["lap"].as_object_mut().unwrap().remove("answered");
    for seat in early["seats"]["seats"].as_array_mut().unwrap() {
        assert_eq!(seat.as_object_mut().unwrap().remove("returns"), Some(json!(true)));
    }
    let mut expected = parse(&stored);
    expected["lap"]["answered"] = json!([]);
    assert_eq!(migrated(&early.to_string()).1.parsed(), migrated(&expected.to_string()).1.parsed());
}

#[test]
fn only_the_latest_answered_words_and_the_first_solvers_of_a_prompt_are_kept() {
    let mut busy = parse(&busy_match());
    let many = |count: u32| (1..=count).map(|player| json!({"player": player, "word": "피디", "elapsed": 700}));
    busy["lap"]["played"][0]["solvers"] = many(30).collect();
    busy["lap"]["answered"] = (1..=250).map(|word| json!(format!("낱말{word}"))).collect();
    let (_, stored) = migrated(&busy.to_string());
    let answered = parse(&stored.room)["lap"]["answered"].clone();
    let [first, last] = [&answered[0], &answered[99]].map(|word| word.as_str().unwrap().to_owned());
    assert_eq!((first, last, answered.as_array().unwrap().len()), ("낱말149".to_owned(), "낱말248".to_owned(), 100));
    let played = stored.rows.iter().find(|(key, _)| key.kind == RowKind::Played).unwrap();
    assert_eq!(parse(&played.1)["solvers"], many(12).collect::<Value>());
}

#[test]
fn a_damaged_room_is_unreadable() {
    for name in ROOMS {
        let stored = version_1(name);
        let end = (0..=stored.len() / 2).rev().find(|&end| stored.is_char_boundary(end)).unwrap();
        for damaged in [&stored[..end], "", "[]", &changed(&stored, "seats", None)] {
            let restored = Room::restore(damaged, Vec::new(), Vec::new());
            assert!(matches!(restored, Err(StoredError::Unreadable(_))), "{damaged}");
        }
    }
}
