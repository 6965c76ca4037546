//! What happens to a room, and what follows from it.

use hangul::Message;
use protocol::{ClientFrame, Millis, PlayerId, ServerEvent, Settings, legacy};
use serde::{Deserialize, Serialize};

/// What happens to a room.
#[derive(Clone, Debug)]
pub enum Input {
    /// Somebody asks for a seat.
    Join {
        /// The wanted nickname, as typed.
        nickname: String,
        /// The token of an earlier seat, if the client has one.
        resume: Option<String>,
        /// An unguessable token for a new seat.
        fresh_token: String,
    },
    /// A player who has a seat sent a frame.
    Sent {
        /// Who.
        player: PlayerId,
        /// What.
        frame: ClientFrame,
    },
    /// The earlier Android client sent a frame.
    Legacy {
        /// Who, once that client has started.
        player: Option<PlayerId>,
        /// What.
        frame: legacy::ClientFrame,
        /// An unguessable text: the token of a new seat, or the id of a message.
        fresh: String,
    },
    /// An operator decides something. What cannot be done is answered with `refused`.
    Operate(Operation),
    /// A player's connection is gone.
    Drop {
        /// Whose.
        player: PlayerId,
    },
    /// The room was just restored, and these players' connections outlived it.
    Restore {
        /// Who is still there.
        connected: Vec<PlayerId>,
    },
    /// Time has passed: a deadline may have come.
    Tick,
}

/// What an operator may decide about a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// How it plays, and how many may be in it.
    Change {
        /// As the host of a private room may set it.
        settings: Option<Settings>,
        /// 1 to [`SEATS_MAX`](super::SEATS_MAX).
        seats: Option<u32>,
        /// Whether the channel is listed even while nobody is there.
        kept: Option<bool>,
    },
    /// Says something as the server.
    Say {
        /// What.
        text: String,
    },
    /// Takes a message back.
    Erase {
        /// Its place in the room's order.
        message: u64,
    },
    /// Removes a player.
    Remove {
        /// Whom.
        player: PlayerId,
    },
    /// Closes the room.
    Close,
}

/// What follows from an input. To be stored before any of it is sent.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// The seat that the sender got, if it asked for one.
    pub seated: Option<Seated>,
    /// To the sender alone, before `events`.
    pub reply: Vec<ServerEvent>,
    /// To everyone in the room, in order. Who is `removed` by one hears them too, and is then disconnected.
    pub events: Vec<ServerEvent>,
    /// To be kept until an operator looks at it.
    pub for_operators: Option<ForOperators>,
    /// Whether the room is closed: everyone is disconnected, and everything is forgotten.
    pub closed: bool,
    /// Whether the snapshot differs from the last one in more than what `events` tell by themselves.
    pub snapshot_changed: bool,
}

/// A seat that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seated {
    /// To whom.
    pub player: PlayerId,
    /// Whether an older connection of the same player has to be closed.
    pub took_over: bool,
}

/// What players tell the operators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForOperators {
    /// That a word is missing.
    Proposal(Proposal),
    /// That somebody behaves badly.
    Report(Report),
}

/// A word that a player misses in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Who. The same player's second proposal of a word says nothing new.
    pub player: PlayerId,
    /// Which.
    pub word: String,
}

/// What a player did, as another one sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Who tells it. The same player's second report about somebody takes the place of the first.
    pub by: PlayerId,
    /// Who did it.
    pub player: PlayerId,
    /// What that player is called.
    pub nickname: String,
    /// What that player said last, oldest first.
    pub said: Vec<(Millis, Message)>,
}
