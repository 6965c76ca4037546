//! Message rows.

use hangul::{Message, Nickname, Pattern};
use protocol::{Event, Millis, Numbered, PlayerId};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{StoredError, Versioned, first_version};

/// The version of the message rows that this code writes.
const VERSION: u32 = 1;

/// A message row. Version 1 has the field names of the protocol's events `said`, `answered` and `notice`, because rows
/// without a version are those events as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredMessage {
    #[serde(default = "first_version")]
    version: u32,
    /// The event's number.
    pub seq: u64,
    /// When the room received it.
    pub time: Millis,
    #[serde(flatten)]
    body: Body,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Body {
    Said {
        id: String,
        player: PlayerId,
        nickname: Nickname,
        text: Message,
    },
    Answered {
        id: String,
        player: PlayerId,
        nickname: Nickname,
        text: Message,
        word: String,
        pattern: Pattern,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        prompt: Option<u32>,
        elapsed: u64,
        gained: u32,
        points: u32,
        correct: u32,
        until: Millis,
    },
    Notice {
        text: Message,
    },
}

impl StoredMessage {
    /// The row of an event; `None` for events that are not messages.
    pub fn of(numbered: &Numbered) -> Option<Self> {
        let (time, ..) = numbered.event.as_message()?;
        let body = match numbered.event.clone() {
            Event::Said { time: _, id, player, nickname, text } => Body::Said { id, player, nickname, text },
            Event::Answered {
                time: _,
                id,
                player,
                nickname,
                text,
                word,
                pattern,
                prompt,
                elapsed,
                gained,
                points,
                correct,
                until,
            } => Body::Answered {
                id,
                player,
                nickname,
                text,
                word,
                pattern,
                prompt,
                elapsed,
                gained,
                points,
                correct,
                until,
            },
            Event::Notice { time: _, text } => Body::Notice { text },
            _ => return None,
        };
        Some(Self { version: VERSION, seq: numbered.seq, time, body })
    }

    /// Reads a row that [`StoredMessage::write`] wrote, in this version of the code or an earlier one.
    ///
    /// # Errors
    /// See [`StoredError`].
    pub fn read(json: &str) -> Result<Self, StoredError> {
        Self::from_json(serde_json::from_str(json)?)
    }

    /// As [`StoredMessage::read`], for a message within a larger value.
    pub(super) fn from_json(json: Value) -> Result<Self, StoredError> {
        Versioned::deserialize(&json)?.check(VERSION)?;
        Ok(serde_json::from_value(json)?)
    }

    /// The row as JSON.
    pub fn write(&self) -> String {
        // Serialising structs with string keys to a string does not fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The stored event.
    pub fn into_event(self) -> Numbered {
        let (seq, time) = (self.seq, self.time);
        let event = match self.body {
            Body::Said { id, player, nickname, text } => Event::Said { time, id, player, nickname, text },
            Body::Answered {
                id,
                player,
                nickname,
                text,
                word,
                pattern,
                prompt,
                elapsed,
                gained,
                points,
                correct,
                until,
            } => Event::Answered {
                time,
                id,
                player,
                nickname,
                text,
                word,
                pattern,
                prompt,
                elapsed,
                gained,
                points,
                correct,
                until,
            },
            Body::Notice { text } => Event::Notice { time, text },
        };
        Numbered { seq, event }
    }
}
