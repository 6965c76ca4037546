//! The stored form of a room: its own row, and the rows of its other data.

mod version_1;

use std::collections::VecDeque;

use hangul::{Pattern, RoomName};
use protocol::{Millis, Played, PlayerId, Results, SEATS_DEFAULT, Settings, Solver};
use serde::{Deserialize, Serialize};

use super::freeze::Freeze;
use super::held::Held;
use super::hidden::Hidden;
use super::host::Hosting;
use super::moderation::{Ballot, Ban};
use super::pace::Pace;
use super::queue::Waiting;
use super::seat::Seat;
use super::series::Series;
use super::stage::Stage;
use super::teams::Teams;
use crate::bundle::Bundle;
use crate::network::NetworkKey;
use crate::stored::values::{StoredSettings, is_default};
use crate::stored::{RowKey, RowKind, Rows, StoredError, Tracked, check_version};

/// The version of the room's row that this code writes. Version 1 has all other rows inside, see [`version_1`].
const VERSION: u32 = 2;

/// Everything in the room's own row. Its size does not depend on the number of players: what there is of each player, or
/// of each prompt of a match, has rows of its own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct StoredRoom {
    version: u32,
    pub(super) name: RoomName,
    /// When the room was made. Changes when the numbering of events restarts: no earlier room of this name had the same
    /// value.
    pub(super) epoch: u64,
    /// The number of the last event. Message rows may be newer.
    pub(super) seq: u64,
    /// Seed of the random choice of the next prompt.
    pub(super) seed: u64,
    #[serde(with = "StoredSettings")]
    pub(super) settings: Settings,
    pub(super) hosting: Hosting,
    /// The secret in the invite links of a private room. Rooms from before such links get one when they are loaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) invite: Option<String>,
    /// Whether the channel is listed even while it is empty: it is the plaza, or an operator decided so.
    pub(super) kept: bool,
    #[serde(rename = "seats")]
    pub(super) players: PlayerNumbers,
    /// The most rows on the scoreboard.
    pub(super) seats_max: u32,
    pub(super) stage: Stage,
    /// The break that has stopped the time of the stage. Rooms from before breaks lack the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) freeze: Option<Freeze>,
    /// When the room last told everyone something: the latest moment that a restored room knows of. Messages are told
    /// without this row, so their rows may be newer. Rooms from before breaks lack the field.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) last_event_at: Millis,
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
    /// Whether the room tells only the best rows unasked. Rooms from before crowds lack the field.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) crowded: bool,
    /// Those who wait for a seat, the first first. Rooms from before they could be watched lack the field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) queue: Vec<Waiting>,
    /// The number of those who watch that everyone was told last.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) watching: u32,
    /// The key under which the room knows networks. Rooms from before networks lack the field.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) network_key: NetworkKey,
    /// When the latest two prompts were opened, the earlier one first. Rooms from before everyone could score lack the field.
    #[serde(default, skip_serializing_if = "VecDeque::is_empty")]
    pub(super) opened: VecDeque<Millis>,
    /// The teams. Rooms from before teams lack the field.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) teams: Teams,
    /// The words of the bundle that are still to be asked before any is asked again, by their places. Rooms from before bundles
    /// lack the field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) bundle_due: Vec<u16>,
    /// The latest patterns, newest last, so that they are not repeated soon.
    pub(super) asked: VecDeque<Pattern>,
}

/// The numbers of players.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct PlayerNumbers {
    /// How many were given. It is also the latest player's number.
    given: u32,
}

impl PlayerNumbers {
    /// A number that no player had before.
    pub(super) fn give(&mut self) -> PlayerId {
        self.given += 1;
        PlayerId(self.given)
    }

    /// Gives none of the numbers up to `last` any more.
    pub(super) fn skip_to(&mut self, last: PlayerId) {
        self.given = self.given.max(last.0);
    }
}

impl StoredRoom {
    pub(super) fn new(name: RoomName, epoch: u64, seed: u64, settings: Settings, hosting: Hosting) -> Self {
        let settings = settings.with_bundle(None);
        Self {
            version: VERSION,
            name,
            epoch,
            seq: 0,
            seed,
            hosting,
            invite: None,
            kept: false,
            players: PlayerNumbers::default(),
            seats_max: SEATS_DEFAULT,
            stage: Stage::idle(settings.mode),
            freeze: None,
            last_event_at: Millis::default(),
            pace: Pace::default(),
            prompts_shown: 0,
            series: Series::default(),
            quiet_prompts: 0,
            empty_since: None,
            crowded: false,
            queue: Vec::new(),
            watching: 0,
            network_key: NetworkKey::default(),
            opened: VecDeque::new(),
            teams: Teams::new(settings.teams),
            settings,
            bundle_due: Vec::new(),
            asked: VecDeque::new(),
        }
    }

    /// Reads the room's row. If it is of version 1, also the rows that are inside; then all of them are marked as
    /// changed.
    pub(super) fn read(json: &str) -> Result<(Tracked<Self>, Option<StoredRows>), StoredError> {
        match check_version(json, VERSION)? {
            1 => {
                // The fields that moved into rows are passed over here.
                let mut stored: Self = serde_json::from_str(json)?;
                stored.version = VERSION;
                let rows = version_1::read_inline(json, &mut stored)?;
                Ok((Tracked::new(stored), Some(rows)))
            }
            _ => Ok((Tracked::restored(serde_json::from_str(json)?), None)),
        }
    }

    pub(super) fn write(&self) -> String {
        // Serialising structs with string keys to a string does not fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The rows of a room besides its own.
#[derive(Default)]
pub(super) struct StoredRows {
    pub(super) seats: Rows<Seat>,
    pub(super) solvers: Rows<Solver>,
    pub(super) held: Rows<Held>,
    pub(super) hidden: Rows<Hidden>,
    pub(super) ballots: Rows<Ballot>,
    pub(super) bans: Rows<Ban>,
    pub(super) played: Rows<Played>,
    pub(super) results: Rows<Results>,
    pub(super) bundle: Rows<Bundle>,
}

impl StoredRows {
    /// Reads rows. Damaged ones are returned with the reason; one of a newer version is an error.
    pub(super) fn read(rows: Vec<(RowKey, String)>) -> Result<(Self, Vec<(RowKey, StoredError)>), StoredError> {
        let (mut read, mut damaged) = (Self::default(), Vec::new());
        for (key, json) in rows {
            match read.restore(key, &json) {
                Ok(()) => {}
                Err(error @ StoredError::Unreadable(_)) => damaged.push((key, error)),
                Err(error @ StoredError::TooNew { .. }) => return Err(error),
            }
        }
        Ok((read, damaged))
    }

    fn restore(&mut self, key: RowKey, json: &str) -> Result<(), StoredError> {
        match key.kind {
            RowKind::Seat => self.seats.restore(key.number, json),
            RowKind::Solver => self.solvers.restore(key.number, json),
            RowKind::Held => self.held.restore(key.number, json),
            RowKind::Hidden => self.hidden.restore(key.number, json),
            RowKind::Ballot => self.ballots.restore(key.number, json),
            RowKind::Ban => self.bans.restore(key.number, json),
            RowKind::Played => self.played.restore(key.number, json),
            RowKind::Results => self.results.restore(key.number, json),
            RowKind::Bundle => self.bundle.restore(key.number, json),
        }
    }
}
