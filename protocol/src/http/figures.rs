//! Response bodies of calls about the whole server.

use serde::{Deserialize, Serialize};

use super::{Counters, Counts};
use crate::Millis;

/// The health of the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// [`Status::Ok`] if both the directory and the desk respond.
    pub status: Status,
    /// Whether the directory of channels responds.
    pub directory: bool,
    /// Whether the operators' desk responds.
    pub desk: bool,
    /// Whether the server has operators.
    pub operators: Operators,
}

/// The fewest characters of the operators' token. A shorter one could be guessed, so it counts as none.
pub const OPERATOR_TOKEN_MIN: usize = 24;

/// Whether the server has operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operators {
    /// The server has an operators' token.
    Enabled,
    /// No operators' token is configured.
    Disabled,
    /// The configured token has fewer than [`OPERATOR_TOKEN_MIN`] characters, so that it counts as none.
    TokenTooShort,
}

/// Whether all parts of the server respond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// All parts respond.
    Ok,
    /// The directory or the desk does not respond. Rooms continue to play.
    Degraded,
}

/// Numbers of entries on the operators' desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskCounts {
    /// Proposed words.
    pub proposals: u32,
    /// Reports about players.
    pub reports: u32,
    /// Edited words.
    pub edits: u32,
}

/// Gauges and counters of all rooms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stats {
    /// People and rooms at this moment.
    #[serde(flatten)]
    pub rooms: Counts,
    /// The desk at this moment.
    #[serde(flatten)]
    pub desk: DeskCounts,
    /// When counting began.
    pub since: Millis,
    /// The totals since then.
    pub counters: Counters,
}
