use std::fmt;

use protocol::http::Counters;
use protocol::{Millis, PlayerId};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(crate) struct Proposals {
    pub proposals: Vec<Proposal>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Proposal {
    pub word: String,
    /// How many asked for it.
    pub people: u32,
    pub time: Millis,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Reports {
    pub reports: Vec<Report>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Report {
    pub id: Key,
    pub room: String,
    pub time: Millis,
    pub player: PlayerId,
    pub nickname: String,
    pub reporter: Key,
    pub said: Vec<Line>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Line {
    pub time: Millis,
    pub text: String,
}

/// A number or a name: it is shown, and sent back as it came.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Key {
    Number(u64),
    Text(String),
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(formatter, "{number}"),
            Self::Text(text) => formatter.write_str(text),
        }
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Stats {
    pub channels: u32,
    pub private_rooms: u32,
    pub people: u32,
    pub proposals: u32,
    pub reports: u32,
    pub edits: u32,
    pub since: Millis,
    pub counters: Counters,
}
