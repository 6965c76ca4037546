use protocol::{Player, Settings};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(crate) struct Listing {
    pub name: String,
    pub people: u32,
    pub seats: u32,
    pub settings: Settings,
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
    pub settings: Settings,
    /// For operators only.
    pub players: Option<Vec<Player>>,
}
