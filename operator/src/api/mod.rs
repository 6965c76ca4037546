//! What the API's answers have in them, as far as it is printed. How a room plays, and what words are, the game says.

mod inbox;
mod rooms;
mod talk;
mod words;

use serde::Serialize;
use serde_json::Value;

pub(crate) use inbox::{Proposal, Proposals, Report, Reports, Stats};
pub(crate) use rooms::{Channels, Room};
pub(crate) use talk::{Message, Messages, Said};
pub(crate) use words::{Edit, Edited, Edits, Word, Words};

/// How the API writes something that it writes as one word.
pub(crate) fn api_name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}
