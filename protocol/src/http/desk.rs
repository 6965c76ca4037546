//! Response bodies of calls about proposed words and reports of players.

use serde::{Deserialize, Serialize};

use crate::{Millis, PlayerId};

/// The words that players proposed: those with the most proposers first, then the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposals {
    /// The words.
    pub proposals: Vec<ProposedWord>,
}

/// A word that players proposed for the word list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedWord {
    /// The word.
    pub word: String,
    /// Number of players who proposed it.
    pub people: u32,
    /// When it was last proposed.
    pub time: Millis,
}

/// The reports about players, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reports {
    /// The reports.
    pub reports: Vec<Report>,
}

/// A player's report about another player.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The report's number.
    pub id: u64,
    /// The name or code of the room.
    pub room: String,
    /// When it was made.
    pub time: Millis,
    /// The reported player.
    pub player: PlayerId,
    /// The reported player's nickname.
    pub nickname: String,
    /// The reporting player.
    pub reporter: PlayerId,
    /// The reported player's latest messages at the time of the report, oldest first.
    pub said: Vec<Quote>,
}

/// A message of a reported player.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// When the room received it.
    pub time: Millis,
    /// The text, with foul words masked.
    pub text: String,
}

/// How many words' proposals, or how many reports, were dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// Their number.
    pub dropped: u32,
}
