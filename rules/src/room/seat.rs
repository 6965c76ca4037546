//! One player's seat.

use hangul::Nickname;
use protocol::{Millis, Player, PlayerId};
use serde::{Deserialize, Serialize};

use super::hands::Hands;
use super::quota::Quota;
use crate::network::Network;
use crate::stored::values::is_default;
use crate::stored::{Own, RowKind, StoredRow};
use crate::throttle::Throttle;

/// A row stays on the scoreboard for this many milliseconds after the connection was lost, so that reloading the page
/// does not look like leaving.
pub(super) const ROW_MILLIS: u64 = 60_000;
/// On a full scoreboard, a row without a connection keeps its place for this many milliseconds only. That is enough to
/// reload the page, and people who are gone do not keep others out.
pub(super) const PLACE_MILLIS: u64 = 10_000;
/// The token restores a seat for this many milliseconds after the connection was lost, because phones suspend pages.
pub(super) const SEAT_MILLIS: u64 = 30 * 60_000;
/// The most seats off the scoreboard that a room remembers.
pub(super) const GONE_MAX: usize = 5_000;

/// A player's place in the room.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Seat {
    pub(super) id: PlayerId,
    /// The secret with which the player resumes the seat.
    pub(super) token: String,
    pub(super) nickname: Nickname,
    pub(super) points: u32,
    pub(super) correct: u32,
    /// The number of the player's colour. Seats from before rooms dealt colours lack the field.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) colour: u8,
    /// The number of the player's team. Seats from before teams lack the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) team: Option<u8>,
    /// When the player last sent a message or a vote to skip.
    pub(super) active_at: Millis,
    /// The number of the prompt that the player last voted to skip; 0 before the first vote.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) skipped: u32,
    /// The numbers of the player's latest proposals and reports.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) quota: Quota,
    /// How fast the player's answers came. Seats from before answers were held lack the field.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) hands: Hands,
    /// Since when the row has been on the scoreboard.
    listed_since: Millis,
    /// The network of the player's latest connection; `None` if limits do not apply to it. Seats from before networks lack
    /// the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) network: Option<Network>,
    /// Whether the player's client has the token. The earlier Android client does not.
    #[serde(rename = "returns", default = "can_resume")]
    pub(super) can_resume: bool,
    /// Not stored: the room stays in memory while players send frames.
    #[serde(skip)]
    pub(super) throttle: Throttle,
    presence: Presence,
}

/// Whether a player has a connection and a row on the scoreboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Presence {
    /// Has a connection.
    Connected,
    /// Has lost the connection. The row is still on the scoreboard.
    Dropped { since: Millis },
    /// Not on the scoreboard any more. The token still restores the seat.
    Gone { since: Millis },
}

impl StoredRow for Seat {
    const KIND: RowKind = RowKind::Seat;
    type Form = Own<Self>;

    fn number(&self) -> Option<u64> {
        Some(u64::from(self.id.0))
    }
}

/// Seats from before the Android client was supported lack the field.
fn can_resume() -> bool {
    true
}

impl Seat {
    pub(super) fn new(id: PlayerId, now: Millis, token: String, nickname: Nickname, colour: u8) -> Self {
        Self {
            id,
            token,
            nickname,
            points: 0,
            correct: 0,
            colour,
            team: None,
            active_at: Millis(0),
            skipped: 0,
            quota: Quota::default(),
            hands: Hands::default(),
            listed_since: now,
            network: None,
            can_resume: true,
            throttle: Throttle::default(),
            presence: Presence::Connected,
        }
    }

    pub(super) fn is_listed(&self) -> bool {
        !matches!(self.presence, Presence::Gone { .. })
    }

    pub(super) fn listed_since(&self) -> Millis {
        self.listed_since
    }

    pub(super) fn presence(&self) -> Presence {
        self.presence
    }

    pub(super) fn is_connected(&self) -> bool {
        self.presence == Presence::Connected
    }

    /// Since when the player has had no connection.
    pub(super) fn away_since(&self) -> Option<Millis> {
        match self.presence {
            Presence::Connected => None,
            Presence::Dropped { since } | Presence::Gone { since } => Some(since),
        }
    }

    /// Whether the row is on the scoreboard and the player has a connection or lost it less than `millis` ago.
    pub(super) fn is_present(&self, now: Millis, millis: u64) -> bool {
        self.is_listed() && self.away_since().is_none_or(|since| now.since(since) < millis)
    }

    pub(super) fn connect(&mut self, now: Millis) {
        if !self.is_listed() {
            self.listed_since = now;
        }
        self.presence = Presence::Connected;
    }

    pub(super) fn disconnect(&mut self, now: Millis) {
        self.presence = Presence::Dropped { since: now };
    }

    /// Takes the row off the scoreboard. The seat expires [`SEAT_MILLIS`] after `since`.
    pub(super) fn unlist(&mut self, since: Millis) {
        self.presence = Presence::Gone { since };
    }

    pub(super) fn row(&self, host: Option<PlayerId>) -> Player {
        Player {
            id: self.id,
            nickname: self.nickname.clone(),
            points: self.points,
            correct: self.correct,
            connected: self.is_connected(),
            colour: self.colour,
            host: host == Some(self.id),
            team: self.team,
        }
    }
}
