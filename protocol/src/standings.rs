//! Ranks of players, and the results of a match.

use hangul::{Nickname, Pattern};
use serde::{Deserialize, Serialize};

use crate::PlayerId;

/// A player's place on the podium of a lap or in the standings of a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The rank from 1, see [`rank`].
    pub rank: u32,
    /// The player.
    pub player: PlayerId,
    /// The player's nickname.
    pub nickname: Nickname,
    /// The player's points in the lap or match.
    pub points: u32,
}

/// The rank, from 1, of a player with `points` among `all` players' points. Players with equal points share a rank.
pub fn rank(points: u32, all: impl IntoIterator<Item = u32>) -> u32 {
    1 + all.into_iter().filter(|&others| others > points).count() as u32
}

/// The results of a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    /// All players with points, best first; in a crowd the best [`BEST_MAX`](crate::BEST_MAX) places.
    pub standings: Vec<Place>,
    /// The prompts, in order.
    pub prompts: Vec<Played>,
    /// The teams, best first; empty without teams.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<TeamPlace>,
}

/// A team's place in the results of a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamPlace {
    /// The rank from 1, see [`rank`].
    pub rank: u32,
    /// The number of the team, from 0.
    pub team: u8,
    /// The team's points.
    pub points: u32,
    /// The players of the team with most points, several if these are equal; empty if nobody has points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub best: Vec<Place>,
}

/// A finished prompt of a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Played {
    /// The pattern.
    pub pattern: Pattern,
    /// Some words that would have been correct, if nobody answered; otherwise empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<String>,
    /// The first correct answers, at most [`SOLVERS_SHOWN_MAX`](crate::SOLVERS_SHOWN_MAX), in order.
    pub solvers: Vec<Solver>,
}

/// A correct answer to a prompt. Each player has at most one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solver {
    /// The player.
    pub player: PlayerId,
    /// The word.
    pub word: String,
    /// Milliseconds from the display of the prompt to the answer.
    pub elapsed: u64,
}
