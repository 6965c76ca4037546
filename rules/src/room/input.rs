//! The inputs of a room and their effects.

use hangul::Message;
use protocol::{ClientFrame, Millis, Numbered, PlayerId, Reply, Settings, legacy};
use serde::{Deserialize, Serialize};

use crate::bundle::Bundle;

/// Something that happens to a room.
#[derive(Clone, Debug)]
pub enum Input {
    /// A client asks for a seat, or to watch.
    Join {
        /// The sender's number, if it watches or has a seat already.
        sender: Option<PlayerId>,
        /// Whether to watch.
        watch: bool,
        /// The requested nickname, as typed.
        nickname: String,
        /// The token of an earlier seat, if the client has one.
        resume: Option<String>,
        /// An unguessable token for a new seat.
        fresh_token: String,
        /// The client's address, or the part of it that limits count; `None` if they do not apply to it.
        network: Option<String>,
    },
    /// A player with a seat sent a frame.
    Sent {
        /// The sender.
        player: PlayerId,
        /// The frame.
        frame: ClientFrame,
    },
    /// The earlier Android client sent a frame.
    Legacy {
        /// The sender; `None` before the client's `start!`.
        player: Option<PlayerId>,
        /// The frame.
        frame: legacy::ClientFrame,
        /// An unguessable text: the token of a new seat, or the id of a message.
        fresh: String,
        /// As in [`Input::Join`]. Only needed for `start!`.
        network: Option<String>,
    },
    /// An operator's request. If it cannot be carried out, the reply is `refused`.
    Operate(Operation),
    /// The maker gives the room a bundle of words, or takes it away.
    Bundle(Option<Bundle>),
    /// A player's connection is lost.
    Drop {
        /// The player.
        player: PlayerId,
    },
    /// The room was restored from storage.
    Restore {
        /// The players and those who watch whose connections still exist, each with its address as in [`Input::Join`].
        connected: Vec<(PlayerId, Option<String>)>,
    },
    /// A deadline may have passed.
    Tick,
}

/// What an operator can do to a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// Changes the room. `None` leaves a value as it is.
    Change {
        /// The settings. A channel cannot be set to matches.
        settings: Option<Settings>,
        /// The most rows on the scoreboard: 1 to [`SEATS_MAX`](protocol::SEATS_MAX).
        seats: Option<u32>,
        /// Whether the channel is listed even while it is empty.
        kept: Option<bool>,
    },
    /// Broadcasts a notice.
    Say {
        /// The text.
        text: String,
    },
    /// Deletes a message.
    Erase {
        /// The message's `seq`.
        message: u64,
    },
    /// Removes a player.
    Remove {
        /// The player.
        player: PlayerId,
    },
    /// Closes the room.
    Close,
}

/// The effects of an input. The caller stores it, with [`Room::take_changes`](super::Room::take_changes), before
/// sending any of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// The number that the sender has from now on, if the input was a successful join.
    pub seated: Option<Seated>,
    /// Sent to the sender alone, before `events`.
    pub replies: Vec<Reply>,
    /// Sent to these players alone, after `replies` and before `events`. They did not send this input: what they sent
    /// earlier has come due, or they are told what only they may know.
    pub others: Vec<(PlayerId, Reply)>,
    /// Broadcast in this order. A player in a `removed` event receives them, too, and is then disconnected.
    pub events: Vec<Numbered>,
    /// Stored until the operators' desk has it.
    pub for_operators: Option<ForOperators>,
    /// Whether the room is closed: the caller disconnects everyone and deletes everything stored.
    pub closed: bool,
}

/// A number that a connection got: that of a player's seat, or of somebody who watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seated {
    /// The player.
    pub player: PlayerId,
    /// Whether the player has an older connection, which the caller closes.
    pub took_over: bool,
    /// Whether the sender watches and has no seat.
    pub watches: bool,
}

/// A player's message to the operators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForOperators {
    /// A proposal of a word.
    Proposal(Proposal),
    /// A complaint about a player.
    Report(Report),
}

/// A word that a player asks the operators to add.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The proposing player. The desk counts a player's repeated proposals of a word once.
    pub player: PlayerId,
    /// The word.
    pub word: String,
}

/// A player's complaint about another player.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The reporting player. A later report about the same player replaces the earlier one at the desk.
    pub by: PlayerId,
    /// The reported player.
    pub player: PlayerId,
    /// The reported player's nickname.
    pub nickname: String,
    /// The reported player's last messages, oldest first, with their times.
    pub said: Vec<(Millis, Message)>,
}
