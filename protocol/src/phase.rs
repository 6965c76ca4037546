use hangul::{Nickname, Pattern};
use serde::{Deserialize, Serialize};

use super::PlayerId;
use crate::Millis;

/// The initials that are up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prompt {
    /// Counts the room's prompts from 1.
    pub number: u32,
    /// Which prompt of its lap or match it is, from 1.
    pub place: u32,
    /// How many prompts the lap or match has.
    pub of: u32,
    /// The initials.
    pub pattern: Pattern,
    /// A clue to one of the words that answer it, if one goes with it. That word earns a bonus.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clue: Option<String>,
    /// Since when they can be seen.
    pub shown_at: Millis,
    /// When their time is up, if nobody answers before.
    pub ends_at: Millis,
}

/// What a room is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum Phase {
    /// Nobody is asked anything, since nobody is here.
    #[default]
    Waiting,
    /// A prompt can be answered.
    Open {
        /// What is asked.
        prompt: Prompt,
        /// The hints that were given so far.
        hints: Vec<String>,
    },
    /// The prompt was answered, and others may still score with another word.
    Fair {
        /// What was asked.
        prompt: Prompt,
        /// How long.
        until: Millis,
    },
    /// The prompt is over.
    Reveal {
        /// What was asked.
        prompt: Prompt,
        /// Some words that nobody thought of, where nobody answered.
        answers: Vec<String>,
        /// When the next prompt comes.
        until: Millis,
    },
    /// A lap is over.
    Podium {
        /// The best of it, best first.
        podium: Vec<Place>,
        /// When the next lap begins.
        until: Millis,
    },
    /// Nobody said anything for some prompts. Any message goes on.
    Paused,
    /// A match can be started by the host.
    Lobby,
    /// A match is about to begin: everyone's points begin again at 0.
    Countdown {
        /// When its first prompt comes.
        until: Millis,
    },
    /// A match is over. The host may start another.
    Results {
        /// How it went.
        results: Results,
    },
    /// There are no prompts in this room.
    Talk,
}

/// How a match went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    /// Everyone with points, best first.
    pub standings: Vec<Place>,
    /// Its prompts, in order.
    pub prompts: Vec<Played>,
}

/// A prompt of a match, when it is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Played {
    /// The initials.
    pub pattern: Pattern,
    /// Some words that nobody thought of, where nobody answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<String>,
    /// Who answered, in order.
    pub solvers: Vec<Solver>,
}

/// Who answered a prompt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solver {
    /// Who.
    pub player: PlayerId,
    /// With which word.
    pub word: String,
    /// After how many milliseconds.
    pub elapsed: u64,
}

/// One place on a podium.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// From 1; who has the same points shares it.
    pub rank: u32,
    /// Who.
    pub player: PlayerId,
    /// What the player is called.
    pub nickname: Nickname,
    /// Points of the lap or match.
    pub points: u32,
}

/// Why a try did not score, for the one who tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "note", rename_all = "snake_case")]
pub enum Note {
    /// The initials fit, but the word list does not have it.
    NotListed {
        /// The word.
        word: String,
    },
    /// It scored already.
    AlreadyUsed {
        /// The word.
        word: String,
    },
    /// It was right, and came after the prompt was over.
    TooLate {
        /// By how many milliseconds.
        late: u64,
    },
}

/// The rank, from 1, of a player with `points` among `all` players' points. Players with equal points share a rank.
pub fn rank(points: u32, all: impl IntoIterator<Item = u32>) -> u32 {
    1 + all.into_iter().filter(|&others| others > points).count() as u32
}
