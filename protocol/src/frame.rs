//! Server frames: arrays of events and replies.

use serde::Serialize;

use crate::json::{FromJson, Json, from_text};
use crate::{Early, Event, Numbered, Reply};

/// One element of a server frame, as a client reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// An event for everyone in the room.
    Event(Numbered),
    /// A reply to this player alone.
    Reply(Reply),
    /// An element that this version cannot read: its type is unknown or its fields differ, so the server is newer.
    Unknown {
        /// The position in the room's sequence, if the element has one.
        seq: Option<u64>,
    },
}

/// Writes a server frame: replies to its receiver first, then events.
pub fn write_frame<'a>(
    replies: impl IntoIterator<Item = &'a Reply>,
    events: impl IntoIterator<Item = &'a Numbered>,
) -> String {
    #[derive(Serialize)]
    #[serde(untagged)]
    enum Element<'a> {
        Reply(&'a Reply),
        Event(&'a Numbered),
    }
    let replies = replies.into_iter().map(Element::Reply);
    let elements: Vec<_> = replies.chain(events.into_iter().map(Element::Event)).collect();
    // Serialising structs with string keys to a string does not fail.
    serde_json::to_string(&elements).unwrap_or_default()
}

/// Reads a server frame; `None` if the text is not a JSON array.
pub fn read_frame(text: &str) -> Option<Vec<Incoming>> {
    from_text(text)
}

/// Reads a server frame from JSON that has been parsed; `None` if it is not an array.
pub fn frame_from_json(json: Json) -> Option<Vec<Incoming>> {
    FromJson::from_json(json)
}

impl FromJson for Incoming {
    fn from_json(mut json: Json) -> Option<Self> {
        let seq = json.field("seq").and_then(|seq| seq.number());
        let is_event =
            json.field("type").is_some_and(|kind| kind.text().is_some_and(|kind| Event::KINDS.contains(&kind)));
        let element = match is_event {
            true if seq == Some(0) => Event::from_json(json).map(|event| Self::Reply(Reply::Early(Early(event)))),
            true => Numbered::from_json(json).map(Self::Event),
            false => Reply::from_json(json).map(Self::Reply),
        };
        Some(element.unwrap_or(Self::Unknown { seq }))
    }
}
