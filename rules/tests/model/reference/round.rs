//! What a room is doing, and one prompt of it.

use protocol::{Prompt, Settings, Solver, Votes};

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
    pub fn kind(self) -> &'static str {
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

/// A prompt that was put up, with the settings of that moment.
pub struct Round {
    pub prompt: Prompt,
    pub settings: Settings,
    pub hints: u64,
    pub heard: bool,
    pub solvers: Vec<Solver>,
    pub skippers: Vec<u32>,
    /// The votes for skipping as last told.
    pub skip: Option<Votes>,
}

impl Round {
    pub fn limit(&self) -> u64 {
        u64::from(self.settings.seconds) * 1_000
    }

    /// When the next hint is due, or else the prompt's time is up.
    pub fn ends_at(&self) -> u64 {
        self.prompt.shown_at.0 + if self.hints < 2 { self.limit() * (self.hints + 1) / 3 } else { self.limit() }
    }
}
