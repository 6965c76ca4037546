//! The content of a page, as far as the room determines it.

use frontend::state::{LineKind, RoomView, Solved};
use leptos::prelude::*;
use protocol::{Millis, Phase, Player, PlayerId, Settings, Votes};
use reactive_stores::Store;

/// The content of a page.
#[derive(Debug, PartialEq)]
pub(crate) struct Shown {
    /// Empty in a crowd, of which each page knows another part.
    players: Vec<Player>,
    /// The points of the teams.
    teams: Vec<u32>,
    settings: Settings,
    phase: Phase,
    skip_votes: Option<Votes>,
    /// The ballots that have not ended.
    ballots: Vec<Votes>,
    solved: Vec<(PlayerId, String, u32)>,
    /// The messages and notices, with their epochs and numbers.
    messages: Vec<((u64, u64), String)>,
}

impl Shown {
    /// The content of a page at `now`, a time of the server.
    pub(crate) fn by(view: Store<RoomView>, now: Millis) -> Self {
        let view = view.read_untracked().clone();
        let solved = |Solved { by, word, gained, .. }: Solved| (by.player, word, gained);
        let messages = view.lines.into_iter().chain(view.early).flat_map(|line| match line.kind {
            LineKind::Said { text, .. } | LineKind::Answered { text, .. } | LineKind::Notice(text) => {
                vec![(line.key, text)]
            }
            LineKind::Found { answers, .. } => {
                answers.into_iter().map(|answer| ((line.key.0, answer.message), answer.word)).collect()
            }
            LineKind::Moved { .. } | LineKind::News(_) => Vec::new(),
        });
        // Votes to skip are not shown when their prompt is over, and its answers not after the reveal.
        let is_open = matches!(view.phase, Phase::Open { .. } | Phase::Paused { frozen: Some(_) });
        let is_solved = is_open || matches!(view.phase, Phase::Fair { .. } | Phase::Reveal { .. });
        Self {
            players: if view.people.is_some() { Vec::new() } else { view.players },
            teams: view.teams,
            settings: view.settings,
            phase: view.phase,
            skip_votes: view.skip_votes.filter(|_| is_open),
            ballots: view.ballots.into_iter().filter(|votes| votes.until.is_none_or(|until| now < until)).collect(),
            solved: view.solved.into_iter().filter(|_| is_solved).map(solved).collect(),
            messages: messages.collect(),
        }
    }

    /// Panics unless a page showed this before a welcome that told nothing new, and `after` follows.
    pub(crate) fn check_same(mut self, after: &Self) {
        // A welcome has the latest messages.
        let surplus = self.messages.len().saturating_sub(after.messages.len());
        self.messages.drain(..surplus);
        // A page knows from the latest messages who has scored, and a reveal that the host ends may outlast them.
        if matches!(self.phase, Phase::Reveal { until: None, .. }) {
            let surplus = self.solved.len().saturating_sub(after.solved.len());
            self.solved.drain(..surplus);
        }
        assert_eq!(&self, after, "a page differs from a welcome that tells nothing new");
    }
}
