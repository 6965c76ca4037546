//! The prompts whose points add up, in a lap or a match, and how they end.

use std::collections::VecDeque;

use protocol::{Event, Millis, Results};
use serde::{Deserialize, Serialize};

use super::stage::{PODIUM_MILLIS, Stage};
use super::{Effects, Room, push_bounded};

/// Prompts in a lap.
const LAP_PROMPTS: u32 = 20;
/// A podium has this many ranks. It has more players if some share a rank.
const PODIUM_RANKS: u32 = 3;
/// The most answered words that the earlier Android client is told: the latest.
pub(super) const ANSWERED_MAX: usize = 100;

/// A lap of an endless room, or a match: the prompts whose points add up.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Series {
    /// The place of the latest prompt in the series, from 1; 0 before the first prompt.
    pub(super) place: u32,
    /// The number of prompts.
    pub(super) of: u32,
    /// The latest words that scored on earlier prompts, in order, for the earlier Android client. Early rooms lack the
    /// field.
    #[serde(default)]
    pub(super) answered: VecDeque<String>,
}

impl Series {
    pub(super) fn new(prompts: u32) -> Self {
        Self { place: 0, of: prompts, answered: VecDeque::new() }
    }
}

impl Default for Series {
    fn default() -> Self {
        Self::new(LAP_PROMPTS)
    }
}

impl Room {
    /// Shows the podium of a lap and resets points and series for the next one.
    pub(super) fn end_lap(&mut self, now: Millis, effects: &mut Effects) {
        let podium = self.seats.podium(PODIUM_RANKS);
        self.seats.restart_points();
        self.restart_series(Series::default());
        let until = now.plus(PODIUM_MILLIS);
        self.stored.stage = Stage::Podium { podium: podium.clone(), until };
        self.announce(effects, Event::Lap { podium, until });
    }

    /// Shows the results of a match.
    pub(super) fn end_match(&mut self, effects: &mut Effects) {
        let results =
            Results { standings: self.seats.podium(u32::MAX), prompts: self.played.take(), teams: self.team_places() };
        self.results.insert(0, results.clone());
        self.stored.stage = Stage::Results {};
        self.announce(effects, Event::Results { results });
    }

    /// Begins another series. What belongs to the earlier one goes.
    pub(super) fn restart_series(&mut self, series: Series) {
        self.stored.series = series;
        self.solvers.clear();
        self.played.take();
        self.results.take();
    }

    /// Moves the words of the latest prompt to those of the series, because the next prompt opens.
    pub(super) fn note_answered(&mut self) {
        for word in self.solvers.words() {
            push_bounded(&mut self.stored.series.answered, word.to_owned(), ANSWERED_MAX);
        }
        self.solvers.clear();
    }
}
