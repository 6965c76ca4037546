//! Replies that the server sends to one player.

use serde::{Serialize, Serializer};

use crate::{ErrorCode, Event, Millis, Note, Numbered, Player, PlayerId, ProtocolError, Refusal, Welcome};

/// A reply to one player. It has no `seq`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Reply {
    /// The player has a seat, or sent `resync`: the whole state of the room.
    Welcome(Box<Welcome>),
    /// Why the player's attempt to answer did not score.
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
    /// The player's request was refused.
    Refused {
        /// The id of the message, if the request was a message.
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
        /// The kind of error.
        code: ErrorCode,
        /// A Korean sentence for the author of the client.
        message: String,
    },
    /// For the host of a private room: who answers faster than hands again and again.
    Marked {
        /// These players, instead of those of an earlier reply.
        players: Vec<PlayerId>,
    },
    /// Where the receiver, who watches, waits for a seat.
    Queue {
        /// The place, 1 for the next one; `None` if the receiver does not wait.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<u32>,
        /// Until when a free seat is kept for the receiver, who takes it with `join`; `None` without one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Millis>,
    },
    /// A part of the scoreboard of a crowded room.
    Players {
        /// The place of its first row, from 0.
        from: u32,
        /// The number of rows on the scoreboard.
        of: u32,
        /// The rows, best first, at most [`PLAYERS_MAX`](crate::PLAYERS_MAX).
        players: Vec<Player>,
    },
    /// The room was rebuilt from storage, after sleep or a restart. A client whose epoch or latest `seq` differs has
    /// missed events and sends `resync`.
    Restored {
        /// See [`Welcome::epoch`].
        epoch: u64,
        /// The `seq` of the last event before this frame.
        seq: u64,
    },
    /// A message that is hidden from the others until the reveal: the receiver's own answer, or one of somebody who has
    /// scored, like the receiver.
    #[serde(untagged)]
    Early(Early),
}

/// An event that some players are told before everyone is. On the wire it has 0 as `seq`, so that a client which does not know
/// early events takes it for an old one: that confirms its message, and changes nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Early(pub Event);

impl Serialize for Early {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Numbered { seq: 0, event: self.0.clone() }.serialize(serializer)
    }
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
