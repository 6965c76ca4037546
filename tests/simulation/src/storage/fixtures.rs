//! Rooms as earlier versions of the code stored them.

use protocol::Millis;
use rules::{RowKey, RowKind};
use serde_json::Value;

use super::Storage;

/// The times in the fixtures are in this range.
const TIMES: std::ops::Range<u64> = 1_760_000_000_000..1_770_000_000_000;
macro_rules! fixtures {
    ($($name:literal)*) => {
        [$(
            (include_str!(concat!("../../../../rules/tests/fixtures/v1/", $name, ".json")), 1),
            (include_str!(concat!("../../../../rules/tests/fixtures/v2/", $name, ".json")), 2),
        )*]
    };
}

/// Each with its version.
const ALL: [(&str, u32); COUNT] = fixtures! {
    "countdown" "fair" "lobby" "match" "open" "paused" "podium" "results" "reveal" "talk" "waiting"
};
/// The number of fixtures.
pub(crate) const COUNT: usize = 22;

impl Storage {
    /// The storage of a fixture, the tokens of its players, and the latest time in it.
    pub(crate) fn fixture(number: usize) -> (Self, Vec<String>, Millis) {
        let (text, version) = ALL[number % COUNT];
        let fixture: Value = serde_json::from_str(text).expect("a fixture is JSON");
        let mut storage = Self::default();
        if version == 1 {
            storage.room = Some(text.to_owned());
        } else {
            storage.room = Some(fixture["room"].to_string());
            storage.rows = fixture["rows"].as_array().into_iter().flatten().map(row).collect();
        }
        let (mut tokens, mut latest) = (Vec::new(), TIMES.start);
        collect(&fixture, &mut tokens, &mut latest);
        (storage, tokens, Millis(latest))
    }
}

fn row(row: &Value) -> (RowKey, String) {
    let kind = row["kind"].as_str().and_then(RowKind::parse).expect("a known kind");
    (RowKey { kind, number: row["number"].as_u64().expect("a number") }, row["body"].to_string())
}

fn collect(value: &Value, tokens: &mut Vec<String>, latest: &mut u64) {
    match value {
        Value::Object(fields) => {
            tokens.extend(fields.get("token").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| collect(field, tokens, latest));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, tokens, latest)),
        Value::Number(number) => {
            let time = number.as_u64().filter(|time| TIMES.contains(time));
            *latest = (*latest).max(time.unwrap_or_default());
        }
        _ => {}
    }
}
