//! The stored form of a room.

use std::collections::VecDeque;

use hangul::{Pattern, RoomName};
use protocol::{Millis, SEATS_DEFAULT, Settings};
use serde::{Deserialize, Serialize};

use super::host::Hosting;
use super::moderation::Moderation;
use super::pace::Pace;
use super::seats::Seats;
use super::stage::{Series, Stage};
use crate::stored::values::StoredSettings;
use crate::stored::{StoredError, check_version};

/// The version of the snapshots that this code writes.
const VERSION: u32 = 1;

/// Everything about a room that is stored, except its messages. Its JSON form is the snapshot, which
/// `tests/stored_form.rs` checks against snapshots of version 1.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct StoredRoom {
    version: u32,
    pub(super) name: RoomName,
    /// Changes when the numbering of events restarts: no earlier room of this name had the same value.
    pub(super) epoch: u64,
    /// The number of the last event. Message rows may be newer.
    pub(super) seq: u64,
    /// Seed of the random choice of the next prompt.
    pub(super) seed: u64,
    #[serde(with = "StoredSettings")]
    pub(super) settings: Settings,
    pub(super) hosting: Hosting,
    /// Whether the channel is listed even while it is empty: it is the plaza, or an operator decided so.
    pub(super) kept: bool,
    pub(super) seats: Seats,
    /// The most rows on the scoreboard.
    pub(super) seats_max: u32,
    pub(super) moderation: Moderation,
    pub(super) stage: Stage,
    pub(super) pace: Pace,
    /// Number of prompts that the room has opened.
    pub(super) prompts_shown: u32,
    #[serde(rename = "lap")]
    pub(super) series: Series,
    /// Number of consecutive prompts without activity.
    pub(super) quiet_prompts: u32,
    /// When the last connected player left or lost the connection. `None` while a player is connected, and before the
    /// first join.
    pub(super) empty_since: Option<Millis>,
    /// The latest patterns, newest last, so that they are not repeated soon.
    pub(super) asked: VecDeque<Pattern>,
}

impl StoredRoom {
    pub(super) fn new(name: RoomName, epoch: u64, seed: u64, settings: Settings, hosting: Hosting) -> Self {
        Self {
            version: VERSION,
            name,
            epoch,
            seq: 0,
            seed,
            hosting,
            kept: false,
            seats: Seats::default(),
            seats_max: SEATS_DEFAULT,
            moderation: Moderation::default(),
            stage: Stage::idle(settings.mode),
            settings,
            pace: Pace::default(),
            prompts_shown: 0,
            series: Series::default(),
            quiet_prompts: 0,
            empty_since: None,
            asked: VecDeque::new(),
        }
    }

    pub(super) fn read(snapshot: &str) -> Result<Self, StoredError> {
        check_version(snapshot, VERSION)?;
        Ok(serde_json::from_str(snapshot)?)
    }

    pub(super) fn write(&self) -> String {
        // Serialising structs with string keys to a string does not fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}
