//! How a room gets from one stage to the next.

use hangul::Pattern;
use lexicon::{Question, Words};
use protocol::{Event, Millis, Mode, Played, Prompt};

use super::round::Round;
use super::series::Series;
use super::stage::{MISSED_REVEAL_MILLIS, QUIET_PROMPTS_MAX, REVEAL_MILLIS, Stage};
use super::together::reveal_millis;
use super::{Effects, Room, push_bounded};
use crate::bundle::Asked;

/// A pattern is not repeated within this many prompts.
const ASKED_MAX: usize = 200;

/// What the next prompt asks.
enum Drawn {
    OfPool(Question),
    OfBundle(Asked),
}

impl Drawn {
    /// The pattern and the clue.
    fn shown(&self) -> (Pattern, Option<String>) {
        match self {
            Self::OfPool(Question { pattern, clue }) => (*pattern, clue.as_ref().map(|clue| clue.text.clone())),
            Self::OfBundle(Asked { pattern, entry, .. }) => (*pattern, entry.clue.clone()),
        }
    }
}

impl Room {
    /// Makes the transition or gives the hint that is due, at most one of them: the next stage starts now, even if the
    /// alarm was late.
    pub(super) fn run_stage(&mut self, now: Millis, words: &Words<'_>, effects: &mut Effects) {
        if self.is_frozen() {
            return self.run_freeze(now, effects);
        }
        if self.stage_deadline().is_none_or(|deadline| now < deadline) {
            return;
        }
        match std::mem::take(&mut self.stored.stage) {
            Stage::Open(round) if now >= round.prompt.ends_at => self.reveal(now, round, words, effects),
            Stage::Open(mut round) => {
                let hint = round.give_hint();
                self.stored.stage = Stage::Open(round);
                if let Some(hint) = hint {
                    self.announce(effects, Event::Hint { hint });
                }
            }
            Stage::Fair { round, .. } => self.reveal(now, round, words, effects),
            Stage::Reveal { .. } => self.end_reveal(now, words, effects),
            Stage::Podium { .. } | Stage::Countdown { .. } => self.open_prompt(now, words, effects),
            other => self.stored.stage = other,
        }
    }

    /// What follows a reveal, which the room has left.
    pub(super) fn end_reveal(&mut self, now: Millis, words: &Words<'_>, effects: &mut Effects) {
        match self.stored.settings.mode {
            Mode::Match if self.is_series_over() => self.end_match(effects),
            _ if self.is_series_over() => self.end_lap(now, effects),
            _ if self.is_quiet() => self.enter(Stage::Paused, effects),
            _ => self.open_prompt(now, words, effects),
        }
    }

    fn is_series_over(&self) -> bool {
        self.stored.series.place >= self.stored.series.of
    }

    /// Whether an endless room has to pause. A match does not pause, since it ends by itself.
    fn is_quiet(&self) -> bool {
        self.stored.settings.mode == Mode::Endless && self.stored.quiet_prompts >= QUIET_PROMPTS_MAX
    }

    /// Continues when a player has joined an empty room.
    pub(super) fn resume(&mut self, now: Millis, words: &Words<'_>, effects: &mut Effects) {
        self.stored.quiet_prompts = 0;
        match std::mem::take(&mut self.stored.stage) {
            Stage::Waiting { unanswered: Some(round) } => {
                self.seats.forget_skips(round.prompt.number);
                let round = round.restarted(now);
                let prompt = round.prompt.clone();
                self.stored.stage = Stage::Open(round);
                self.announce(effects, Event::Prompt { prompt });
            }
            Stage::Waiting { unanswered: None } => self.open_prompt(now, words, effects),
            other => self.stored.stage = other,
        }
    }

    /// Opens the next prompt.
    pub(super) fn open_prompt(&mut self, now: Millis, words: &Words<'_>, effects: &mut Effects) {
        let mut random = fastrand::Rng::with_seed(self.stored.seed);
        let (draw, roll) = (random.u64(..), random.u64(..));
        self.stored.seed = random.u64(..);
        let drawn = self.ask_bundle(draw).map(Drawn::OfBundle).or_else(|| self.draw_question(draw, words));
        let Some(drawn) = drawn else { return };
        let (pattern, clue) = drawn.shown();
        push_bounded(&mut self.stored.asked, pattern, ASKED_MAX);
        self.stored.prompts_shown += 1;
        // The room was empty when the series ended, so its podium was skipped.
        if self.is_series_over() {
            self.restart_series(Series::new(self.stored.series.of));
        }
        self.note_answered();
        self.drop_held(effects);
        self.stored.series.place += 1;
        let prompt = Prompt {
            number: self.stored.prompts_shown,
            place: self.stored.series.place,
            of: self.stored.series.of,
            pattern,
            clue,
            shown_at: now,
            ends_at: now.plus(u64::from(self.stored.settings.seconds) * 1000),
        };
        let settings = &self.stored.settings;
        let mut round = match drawn {
            Drawn::OfPool(question) => Round::asking(prompt.clone(), question, settings, roll, words),
            Drawn::OfBundle(asked) => Round::asking_own(prompt.clone(), asked, settings),
        };
        if let [earlier, _] = *self.stored.opened.make_contiguous() {
            round.active_since = earlier;
        }
        push_bounded(&mut self.stored.opened, now, 2);
        self.stored.stage = Stage::Open(round);
        self.announce(effects, Event::Prompt { prompt });
    }

    /// Draws a question of the pool that was not asked lately.
    fn draw_question(&mut self, draw: u64, words: &Words<'_>) -> Option<Drawn> {
        let (difficulty, topic) =
            (self.stored.pace.difficulty(self.stored.settings.difficulty), self.stored.settings.topic);
        // At most half of the pool, so that other patterns are left. In a match at least all of its own prompts.
        let excluded = ASKED_MAX.min(words.questions.size(difficulty, topic) / 2).max(self.played.len());
        let asked = self.stored.asked.make_contiguous();
        let recent = &asked[asked.len().saturating_sub(excluded)..];
        let mut question = words.questions.draw(draw, difficulty, topic, recent)?;
        question.clue.take_if(|clue| words.is_removed(&clue.word));
        Some(Drawn::OfPool(question))
    }

    /// Ends the prompt, whether it was answered or not.
    pub(super) fn reveal(&mut self, now: Millis, round: Round, words: &Words<'_>, effects: &mut Effects) {
        self.stored.quiet_prompts = if round.had_activity { 0 } else { self.stored.quiet_prompts + 1 };
        let is_missed = self.solvers.is_empty();
        if is_missed {
            self.stored.pace.missed();
        }
        let answers = if is_missed { round.missed_answers(words) } else { Vec::new() };
        if self.stored.settings.mode == Mode::Match {
            let (pattern, solvers) = (round.prompt.pattern, self.solvers.shown());
            self.played.insert(u64::from(round.prompt.place), Played { pattern, answers: answers.clone(), solvers });
        }
        let found = if round.together { self.found(&round, words) } else { Vec::new() };
        let gains = self.team_gains(&round);
        let until = now.plus(match is_missed {
            true => MISSED_REVEAL_MILLIS,
            false if round.together => reveal_millis(found.len()),
            false => REVEAL_MILLIS,
        });
        self.stored.stage =
            Stage::Reveal { round, answers: answers.clone(), found: found.clone(), closed_at: now, until };
        self.release_hidden(now, effects);
        let until = (!self.waits_for_host()).then_some(until);
        self.announce(effects, Event::Revealed { answers, found, until });
        self.score_teams(&gains, effects);
    }

    /// Enters a stage and announces its phase, for stages without an event of their own.
    pub(super) fn enter(&mut self, stage: Stage, effects: &mut Effects) {
        self.stored.stage = stage;
        self.announce_phase(effects);
    }
}
