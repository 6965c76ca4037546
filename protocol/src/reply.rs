//! What one player alone is told.

use serde::Serialize;

use crate::{ErrorCode, Note, PlayerId, ProtocolError, Refusal, Welcome};

/// An event for one player. It has no place in the room's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Reply {
    /// The player has a seat; the whole state of the room.
    Welcome(Box<Welcome>),
    /// Why the player's message did not score.
    Note {
        /// The id of the message.
        id: String,
        /// The reason.
        #[serde(flatten)]
        note: Note,
    },
    /// The proposed word was stored for the operators.
    Proposed {
        /// The word.
        word: String,
    },
    /// The report was stored for the operators.
    Reported {
        /// The reported player.
        player: PlayerId,
    },
    /// A request was not carried out.
    Refused {
        /// The id of the message, if the request was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        /// The reason.
        reason: Refusal,
        /// Milliseconds after which the request may be repeated, where waiting helps.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wait: Option<u64>,
    },
    /// The client sent a wrong frame.
    Error {
        /// The kind of mistake.
        code: ErrorCode,
        /// A sentence for the author of the client.
        message: String,
    },
    /// The room was rebuilt from storage. A client at another position sends `resync`.
    Restored {
        /// See [`Welcome::epoch`].
        epoch: u64,
        /// The number of the last event before this frame.
        seq: u64,
    },
}

impl From<ProtocolError> for Reply {
    fn from(error: ProtocolError) -> Self {
        let message = match error.detail.as_str() {
            "" => error.code.sentence().to_owned(),
            detail => format!("{}: {detail}", error.code.sentence()),
        };
        Self::Error { code: error.code, message }
    }
}

impl From<ErrorCode> for Reply {
    fn from(code: ErrorCode) -> Self {
        ProtocolError::from(code).into()
    }
}
