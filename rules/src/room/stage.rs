//! The stages of a room and their data: prompts in laps or in a match, or none at all.

mod times;

use protocol::{Advance, Found, Millis, Mode, Phase, Place, Results, Votes};
use serde::{Deserialize, Serialize};

use super::round::Round;
use crate::stored::values::{List, StoredFound, StoredPlace};

/// Least duration of the fair window after the first correct answer, in milliseconds.
pub(super) const FAIR_MILLIS: u64 = 1_500;
/// A prompt stays open for everyone for at least this many milliseconds, so that nobody's answer ends it before others have
/// read it.
pub(super) const READING_MILLIS: u64 = 4_000;
/// Duration of the reveal after an answered prompt, in milliseconds.
pub(super) const REVEAL_MILLIS: u64 = 2_000;
/// Duration of the reveal after a prompt that nobody answered, in milliseconds. It is longer because it shows answers.
pub(super) const MISSED_REVEAL_MILLIS: u64 = 4_000;
/// Duration of the podium after a lap, in milliseconds.
pub(super) const PODIUM_MILLIS: u64 = 6_000;
/// An endless room pauses after this many consecutive prompts without activity.
pub(super) const QUIET_PROMPTS_MAX: u32 = 5;

/// What the room is doing, with all data that the rules need to continue. Players see it as a [`Phase`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Stage {
    /// Nobody is connected. A prompt that was open when the last player left is opened again.
    Waiting {
        unanswered: Option<Round>,
    },
    Open(Round),
    Fair {
        round: Round,
        until: Millis,
    },
    Reveal {
        round: Round,
        answers: Vec<String>,
        /// In a room where everyone scores. Stages from before that lack the field.
        #[serde(default, skip_serializing_if = "Vec::is_empty", with = "List::<StoredFound>")]
        found: Vec<Found>,
        closed_at: Millis,
        /// Without a meaning while the host ends reveals.
        until: Millis,
    },
    Podium {
        #[serde(with = "List::<StoredPlace>")]
        podium: Vec<Place>,
        until: Millis,
    },
    Paused,
    Lobby,
    Countdown {
        until: Millis,
    },
    /// The results have a row of their own. A struct, since rooms of version 1 have them here.
    Results {},
    Talk,
}

impl Default for Stage {
    fn default() -> Self {
        Self::Waiting { unanswered: None }
    }
}

impl Stage {
    /// The stage of a room with this mode before its first prompt.
    pub(super) fn idle(mode: Mode) -> Self {
        match mode {
            Mode::Endless => Self::default(),
            Mode::Match => Self::Lobby,
            Mode::Talk => Self::Talk,
        }
    }

    /// The round whose prompt players see.
    pub(super) fn round(&self) -> Option<&Round> {
        match self {
            Self::Open(round) | Self::Fair { round, .. } | Self::Reveal { round, .. } => Some(round),
            _ => None,
        }
    }

    /// The open round, if its answers are hidden until the reveal.
    pub(super) fn hiding(&self) -> Option<&Round> {
        match self {
            Self::Open(round) if round.together => Some(round),
            _ => None,
        }
    }

    /// The phase that players see, unless a break has stopped it. `results` are those of the latest match, and `advance` says
    /// what ends a reveal.
    pub(super) fn phase(&self, results: Option<&Results>, advance: Advance) -> Phase {
        match self {
            Self::Waiting { .. } => Phase::Waiting,
            Self::Open(round) => {
                Phase::Open { prompt: round.prompt.clone(), hints: round.hints.clone(), progress: round.progress }
            }
            Self::Fair { round, until } => Phase::Fair { prompt: round.prompt.clone(), until: *until },
            Self::Reveal { round, answers, found, until, .. } => Phase::Reveal {
                prompt: round.prompt.clone(),
                answers: answers.clone(),
                found: found.clone(),
                until: (advance == Advance::Auto).then_some(*until),
            },
            Self::Podium { podium, until } => Phase::Podium { podium: podium.clone(), until: *until },
            Self::Paused => Phase::Paused { frozen: None },
            Self::Lobby => Phase::Lobby,
            Self::Countdown { until } => Phase::Countdown { until: *until },
            Self::Results {} => results.cloned().map_or(Phase::Lobby, |results| Phase::Results { results }),
            Self::Talk => Phase::Talk,
        }
    }

    /// The votes to skip the open prompt.
    pub(super) fn skip_votes(&self) -> Option<Votes> {
        match self {
            Self::Open(round) => round.skip_votes.clone(),
            _ => None,
        }
    }
}
