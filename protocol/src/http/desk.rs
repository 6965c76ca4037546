//! Bodies of calls about proposals and reports of players.

use serde::{Deserialize, Serialize};

use crate::{Millis, PlayerId};

/// The words that players proposed, those with the most proposers first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposals {
    /// The words.
    pub proposals: Vec<ProposedWord>,
}

/// A word that players miss in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedWord {
    /// The word.
    pub word: String,
    /// How many players proposed it.
    pub people: u32,
    /// When it was proposed last.
    pub time: Millis,
}

/// The reports about players, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reports {
    /// The reports.
    pub reports: Vec<Report>,
}

/// A player's report about another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Its number.
    pub id: u64,
    /// The room.
    pub room: String,
    /// When it was made.
    pub time: Millis,
    /// The reported player.
    pub player: PlayerId,
    /// The reported player's nickname.
    pub nickname: String,
    /// The reporting player.
    pub reporter: PlayerId,
    /// The reported player's latest messages, oldest first.
    pub said: Vec<Quote>,
}

/// A message of a reported player.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// When it was sent.
    pub time: Millis,
    /// Its text.
    pub text: String,
}
