//! The fixtures, and shorthands for JSON.

use std::path::PathBuf;

use rules::{Changes, Room, RowKey, RowKind};
use serde_json::Value;

/// The fixtures of rooms, named by what the room was doing.
pub const ROOMS: [&str; 11] =
    ["countdown", "fair", "lobby", "match", "open", "paused", "podium", "results", "reveal", "talk", "waiting"];

/// Fixtures of version 2 alone, with what later code of that version stores besides.
pub const LATER: [&str; 4] = ["bundle", "held", "teams", "together"];

/// The stored rows of a room besides its messages.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    pub room: String,
    pub rows: Vec<(RowKey, String)>,
}

impl Stored {
    /// The fixture of version 2.
    pub fn fixture(name: &str) -> Self {
        let fixture = parse(&fixture(&format!("v2/{name}.json")));
        let row = |row: &Value| {
            let kind = RowKind::parse(row["kind"].as_str().unwrap()).unwrap();
            (RowKey { kind, number: row["number"].as_u64().unwrap() }, row["body"].to_string())
        };
        Self { room: fixture["room"].to_string(), rows: fixture["rows"].as_array().unwrap().iter().map(row).collect() }
    }

    /// Everything that a room stores that was not stored before.
    pub fn of(Changes { room, rows }: Changes) -> Self {
        let rows = rows.into_iter().map(|(key, row)| (key, row.expect("a row that was never stored is deleted")));
        Self { room: room.expect("the room is not stored"), rows: rows.collect() }
    }

    /// The same as JSON, in which the order of fields does not matter.
    pub fn parsed(&self) -> (Value, Vec<(RowKey, Value)>) {
        (parse(&self.room), self.rows.iter().map(|(key, row)| (*key, parse(row))).collect())
    }

    /// The room, all of whose rows are readable.
    pub fn restore(&self) -> Room {
        let (room, unreadable) = Room::restore(&self.room, self.rows.clone(), Vec::new()).unwrap();
        assert!(unreadable.is_empty(), "{unreadable:?}");
        room
    }
}

pub fn fixture(file: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(file);
    std::fs::read_to_string(path).expect(file)
}

/// The fixture of a room of version 1.
pub fn version_1(name: &str) -> String {
    fixture(&format!("v1/{name}.json"))
}

pub fn parse(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// The object `json` with `field` set to `value`, or without the field.
pub fn changed(json: &str, field: &str, value: Option<Value>) -> String {
    let mut object = parse(json);
    let fields = object.as_object_mut().unwrap();
    match value {
        Some(value) => fields.insert(field.to_owned(), value),
        None => fields.remove(field),
    };
    object.to_string()
}
