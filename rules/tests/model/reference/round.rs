//! The phases of a room, and one prompt.

use protocol::{Progress, Prompt, Settings, Solver, Votes};

use super::together::Hidden;

#[derive(Clone, Copy, PartialEq)]
pub enum Phase {
    Waiting,
    Open,
    Fair(u64),
    Reveal { closed_at: u64, until: u64 },
    Podium(u64),
    Paused,
    Lobby,
    Countdown(u64),
    Results,
    Talk,
}

impl Phase {
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Open => "open",
            Self::Fair(_) => "fair",
            Self::Reveal { .. } => "reveal",
            Self::Podium(_) => "podium",
            Self::Paused => "paused",
            Self::Lobby => "lobby",
            Self::Countdown(_) => "countdown",
            Self::Results => "results",
            Self::Talk => "talk",
        }
    }
}

/// A prompt, with the settings when it was opened.
#[derive(Clone)]
pub struct Round {
    pub prompt: Prompt,
    pub first_shown_at: u64,
    pub settings: Settings,
    /// The right words of the bundle, if it was asked, and whether only these are right.
    pub own: Option<(Vec<String>, bool)>,
    /// Number of hints given.
    pub hints: u64,
    pub had_activity: bool,
    pub solvers: Vec<Solver>,
    /// The points of each solver.
    pub gains: Vec<(u32, u32)>,
    pub skippers: Vec<u32>,
    /// The votes to skip as last announced.
    pub skip_votes: Option<Votes>,
    /// Who was active since then plays, if everyone scores.
    pub active_since: u64,
    /// In their order.
    pub hidden: Vec<Hidden>,
    /// How many have scored, as last announced.
    pub progress: Option<Progress>,
}

impl Round {
    pub fn limit(&self) -> u64 {
        u64::from(self.settings.seconds) * 1_000
    }

    /// When the next hint is due, or after two hints, when the time limit ends.
    pub fn ends_at(&self) -> u64 {
        self.prompt.shown_at.0 + if self.hints < 2 { self.limit() * (self.hints + 1) / 3 } else { self.limit() }
    }
}
