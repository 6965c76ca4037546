//! Prompts, and why an attempt to answer one did not score.

use hangul::Pattern;
use serde::{Deserialize, Serialize};

use crate::{Millis, PlayerId};

/// A pattern that players answer with a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prompt {
    /// Counts the room's prompts from 1.
    pub number: u32,
    /// The position in its lap or match, from 1.
    pub place: u32,
    /// The number of prompts in the lap or match.
    pub of: u32,
    /// The pattern.
    pub pattern: Pattern,
    /// A clue to one of the answers, if the prompt has one. That answer earns a bonus.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clue: Option<String>,
    /// When the prompt was shown.
    pub shown_at: Millis,
    /// When the time limit ends. The prompt ends earlier if it is answered or skipped.
    pub ends_at: Millis,
}

/// How many have scored on an open prompt, in a room where everyone scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The number of those who have scored.
    pub solved: u32,
    /// The number of those who play: connected, allowed to speak, and active since the prompt before the previous one opened.
    /// At least `solved`.
    pub playing: u32,
}

/// A word that scored on a prompt, in a room where everyone scores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The word.
    pub word: String,
    /// The number of players who found it.
    pub players: u32,
    /// The only player who found it, for at most one familiar word of a prompt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PlayerId>,
}

/// Why a player's attempt to answer did not score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "note", rename_all = "snake_case")]
pub enum Note {
    /// The word matches the pattern, but is not in the room's word list.
    NotListed {
        /// The word.
        word: String,
    },
    /// The word has already scored on this prompt.
    AlreadyUsed {
        /// The word.
        word: String,
    },
    /// The answer was correct, but came after the prompt was over.
    TooLate {
        /// Milliseconds from the end of the prompt to the answer.
        late: u64,
    },
}
