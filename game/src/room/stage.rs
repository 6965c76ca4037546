//! The course of an endless room: prompts in laps, one phase after the other.

use serde::{Deserialize, Serialize};

use super::round::Round;
use super::{Effects, Room};
use crate::protocol::{Phase, Place, Prompt, ServerEvent};
use crate::score::PROMPT_MILLIS;
use crate::time::Millis;
use crate::words::{Difficulty, Words};

/// Others may still score for so long after the first right answer, in milliseconds.
pub(super) const FAIR_MILLIS: u64 = 1_500;
/// How long a prompt's end is shown, in milliseconds.
pub(super) const REVEAL_MILLIS: u64 = 2_000;
/// The same where nobody answered, and there are words to read.
pub(super) const MISSED_REVEAL_MILLIS: u64 = 4_000;
/// How long a lap's podium is shown, in milliseconds.
pub(super) const PODIUM_MILLIS: u64 = 6_000;
/// Prompts in a lap.
pub(super) const LAP_PROMPTS: u32 = 20;
/// The room pauses after so many prompts in a row without a message.
pub(super) const QUIET_PROMPTS_MAX: u32 = 5;
/// How many of the best stand on a podium; more where they share a place.
const PODIUM_RANKS: u32 = 3;
/// A prompt does not come back among this many.
const ASKED_MAX: usize = 200;
/// How hard a room asks.
const DIFFICULTY: Difficulty = Difficulty::Normal;

/// What the room is doing, with all that the rules need to go on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Stage {
    /// Nobody is here. A prompt that nobody saw to its end is asked again.
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
        closed_at: Millis,
        until: Millis,
    },
    Podium {
        podium: Vec<Place>,
        until: Millis,
    },
    Paused,
}

impl Default for Stage {
    fn default() -> Self {
        Self::Waiting { unanswered: None }
    }
}

impl Stage {
    pub(super) fn deadline(&self) -> Option<Millis> {
        match self {
            Self::Waiting { .. } | Self::Paused => None,
            Self::Open(round) => Some(round.next_hint_at().unwrap_or(round.prompt.ends_at).min(round.prompt.ends_at)),
            Self::Fair { until, .. } | Self::Reveal { until, .. } | Self::Podium { until, .. } => Some(*until),
        }
    }

    /// As players see it.
    pub(super) fn phase(&self) -> Phase {
        match self.clone() {
            Self::Waiting { .. } => Phase::Waiting,
            Self::Open(round) => Phase::Open { prompt: round.prompt, hints: round.hints },
            Self::Fair { round, until } => Phase::Fair { prompt: round.prompt, until },
            Self::Reveal { round, answers, until, .. } => Phase::Reveal { prompt: round.prompt, answers, until },
            Self::Podium { podium, until } => Phase::Podium { podium, until },
            Self::Paused => Phase::Paused,
        }
    }
}

impl Room {
    /// Makes the one transition that is due, if one is. The next phase counts from now, however late it is.
    pub(super) fn run_stage(&mut self, now: Millis, words: &Words<'_>, effects: &mut Effects) {
        if self.stage.deadline().is_none_or(|deadline| now < deadline) {
            return;
        }
        effects.snapshot_changed = true;
        match std::mem::take(&mut self.stage) {
            Stage::Open(round) if now >= round.prompt.ends_at => self.reveal(now, round, words, effects),
            Stage::Open(mut round) => {
                let hint = round.give_hint();
                self.stage = Stage::Open(round);
                if let Some(hint) = hint {
                    self.announce(effects, |seq| ServerEvent::Hint { seq, hint });
                }
            }
            Stage::Fair { round, .. } => self.reveal(now, round, words, effects),
            Stage::Reveal { .. } if self.lap_place == LAP_PROMPTS => self.end_lap(now, effects),
            Stage::Reveal { .. } if self.quiet_prompts >= QUIET_PROMPTS_MAX => self.rest(Stage::Paused, effects),
            Stage::Reveal { .. } | Stage::Podium { .. } => self.ask(now, words, effects),
            idle @ (Stage::Waiting { .. } | Stage::Paused) => self.stage = idle,
        }
    }

    /// Goes on for the first to find the room empty.
    pub(super) fn wake(&mut self, now: Millis, words: &Words<'_>, effects: &mut Effects) {
        self.quiet_prompts = 0;
        match std::mem::take(&mut self.stage) {
            Stage::Waiting { unanswered: Some(round) } => {
                let round = round.again(now);
                let prompt = round.prompt.clone();
                self.stage = Stage::Open(round);
                self.announce(effects, |seq| ServerEvent::Prompt { seq, prompt });
            }
            _ => self.ask(now, words, effects),
        }
    }

    /// Puts the next prompt up.
    pub(super) fn ask(&mut self, now: Millis, words: &Words<'_>, effects: &mut Effects) {
        let mut random = fastrand::Rng::with_seed(self.seed);
        let (draw, roll) = (random.u64(..), random.u64(..));
        self.seed = random.u64(..);
        let difficulty = self.pace.difficulty(DIFFICULTY);
        // Half of the pool at most, so that there is always something new to ask.
        let remembered = ASKED_MAX.min(words.questions.size(difficulty, None) / 2);
        let asked = self.asked.make_contiguous();
        let recent = &asked[asked.len().saturating_sub(remembered)..];
        let Some(question) = words.questions.draw(draw, difficulty, None, recent) else { return };
        super::remember(&mut self.asked, question.pattern, ASKED_MAX);
        self.prompts_shown += 1;
        self.lap_place = self.lap_place % LAP_PROMPTS + 1;
        let prompt = Prompt {
            number: self.prompts_shown,
            place: self.lap_place,
            of: LAP_PROMPTS,
            pattern: question.pattern,
            clue: question.clue.as_ref().map(|clue| clue.text.clone()),
            shown_at: now,
            ends_at: now.plus(PROMPT_MILLIS),
        };
        self.stage = Stage::Open(Round::new(prompt.clone(), question, roll, words, |word| self.is_used(word)));
        self.announce(effects, |seq| ServerEvent::Prompt { seq, prompt });
        effects.snapshot_changed = true;
    }

    /// Ends the prompt, answered or not.
    pub(super) fn reveal(&mut self, now: Millis, round: Round, words: &Words<'_>, effects: &mut Effects) {
        self.quiet_prompts = if round.heard { 0 } else { self.quiet_prompts + 1 };
        let nobody = round.scorers.is_empty();
        if nobody {
            self.pace.missed();
        }
        let answers = if nobody { round.missed_answers(words, |word| self.is_used(word)) } else { Vec::new() };
        let until = now.plus(if nobody { MISSED_REVEAL_MILLIS } else { REVEAL_MILLIS });
        self.stage = Stage::Reveal { round, answers: answers.clone(), closed_at: now, until };
        self.announce(effects, |seq| ServerEvent::Revealed { seq, answers, until });
        effects.snapshot_changed = true;
    }

    fn end_lap(&mut self, now: Millis, effects: &mut Effects) {
        let podium = self.seats.podium(PODIUM_RANKS);
        self.seats.restart_points();
        let until = now.plus(PODIUM_MILLIS);
        self.stage = Stage::Podium { podium: podium.clone(), until };
        self.announce(effects, |seq| ServerEvent::Lap { seq, podium, until });
    }

    /// Stops asking.
    pub(super) fn rest(&mut self, stage: Stage, effects: &mut Effects) {
        self.stage = stage;
        let phase = self.stage.phase();
        self.announce(effects, |seq| ServerEvent::Phase { seq, phase });
        effects.snapshot_changed = true;
    }
}
