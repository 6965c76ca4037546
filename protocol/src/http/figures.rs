//! Bodies of calls about the server as a whole.

use serde::{Deserialize, Serialize};

use super::{Counters, Counts};
use crate::Millis;

/// The state of the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// Whether everything answers.
    pub status: Status,
    /// Whether the directory of channels answers.
    pub directory: bool,
    /// Whether the operators' desk answers.
    pub desk: bool,
}

/// Whether everything answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Everything answers.
    Ok,
    /// Rooms can be played, but not everything else answers.
    Degraded,
}

/// What lies on the operators' desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskCounts {
    /// Words that players proposed.
    pub proposals: u32,
    /// Reports about players.
    pub reports: u32,
    /// Words that operators edited.
    pub edits: u32,
}

/// Gauges and counters of all rooms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stats {
    /// People and rooms now.
    #[serde(flatten)]
    pub rooms: Counts,
    /// The desk now.
    #[serde(flatten)]
    pub desk: DeskCounts,
    /// When counting began.
    pub since: Millis,
    /// What happened since then.
    pub counters: Counters,
}
