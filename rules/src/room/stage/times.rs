//! The times of a stage.

use protocol::Millis;

use super::{PODIUM_MILLIS, Stage};
use crate::room::start::COUNTDOWN_MILLIS;

impl Stage {
    /// When the next transition or hint is due.
    pub(in crate::room) fn deadline(&self) -> Option<Millis> {
        match self {
            Self::Waiting { .. } | Self::Paused | Self::Lobby | Self::Results {} | Self::Talk => None,
            Self::Open(round) => Some(round.next_hint_at().unwrap_or(round.prompt.ends_at).min(round.prompt.ends_at)),
            Self::Fair { until, .. }
            | Self::Reveal { until, .. }
            | Self::Podium { until, .. }
            | Self::Countdown { until } => Some(*until),
        }
    }

    /// When the stage began, if it has a time that a break stops. Of a prompt that is or was open, at least when it was
    /// shown.
    pub(in crate::room) fn begun_at(&self) -> Option<Millis> {
        match self {
            Self::Waiting { .. } | Self::Paused | Self::Lobby | Self::Results {} | Self::Talk => None,
            Self::Open(round) | Self::Fair { round, .. } => Some(round.prompt.shown_at),
            Self::Reveal { closed_at, .. } => Some(*closed_at),
            Self::Podium { until, .. } => Some(until.minus(PODIUM_MILLIS)),
            Self::Countdown { until } => Some(until.minus(COUNTDOWN_MILLIS)),
        }
    }

    /// Shifts all times of the stage into the future.
    pub(in crate::room) fn shift(&mut self, millis: u64) {
        let shift = |time: &mut Millis| *time = time.plus(millis);
        if let Self::Open(round) | Self::Fair { round, .. } | Self::Reveal { round, .. } = self {
            shift(&mut round.first_shown_at);
            shift(&mut round.prompt.shown_at);
            shift(&mut round.prompt.ends_at);
        }
        if let Self::Reveal { closed_at, .. } = self {
            shift(closed_at);
        }
        if let Self::Fair { until, .. }
        | Self::Reveal { until, .. }
        | Self::Podium { until, .. }
        | Self::Countdown { until } = self
        {
            shift(until);
        }
    }
}
