use game::protocol::{PlayerId, Settings};
use serde::{Deserialize, Serialize};

/// Who may speak in a room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Speakers {
    /// Whoever is there.
    #[default]
    Everyone,
    /// Operators only: the others read.
    Operators,
}

/// How a room plays, and who may speak in it.
#[derive(Debug, Deserialize)]
pub(crate) struct Rules {
    #[serde(flatten)]
    pub settings: Settings,
    #[serde(default)]
    pub speakers: Speakers,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Listing {
    pub name: String,
    pub people: u32,
    pub seats: u32,
    pub settings: Rules,
    /// Whether it stays listed when nobody is there.
    pub kept: bool,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Channels {
    pub channels: Vec<Listing>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Room {
    pub name: String,
    pub private: bool,
    pub people: u32,
    pub seats: u32,
    pub settings: Rules,
    /// For operators only.
    pub players: Option<Vec<Player>>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Player {
    pub id: PlayerId,
    pub nickname: String,
    pub points: u32,
    pub correct: u32,
    pub connected: bool,
}
