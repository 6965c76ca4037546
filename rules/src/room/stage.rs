//! The course of a room, one phase after the other: prompts in laps or in a match, or none at all.

use lexicon::Words;
use protocol::{Millis, Mode, Phase, Place, Played, Prompt, Results, ServerEvent, Votes};
use serde::{Deserialize, Serialize};

use super::round::Round;
use super::{Effects, Room};

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

/// Prompts that belong together: a lap of an endless room, or a match.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Lap {
    /// Which of them was asked last, from 1; 0 before the first.
    pub(super) place: u32,
    /// How many there are.
    pub(super) of: u32,
    /// Those that are over, in a match.
    played: Vec<Played>,
    /// The words that scored, in order.
    #[serde(default)]
    pub(super) answered: Vec<String>,
}

impl Lap {
    pub(super) fn of(prompts: u32) -> Self {
        Self { place: 0, of: prompts, played: Vec::new(), answered: Vec::new() }
    }
}

impl Default for Lap {
    fn default() -> Self {
        Self::of(LAP_PROMPTS)
    }
}

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
    Lobby,
    Countdown {
        until: Millis,
    },
    Results(Results),
    Talk,
}

impl Default for Stage {
    fn default() -> Self {
        Self::Waiting { unanswered: None }
    }
}

impl Stage {
    /// Where a room of this mode begins.
    pub(super) fn resting(mode: Mode) -> Self {
        match mode {
            Mode::Endless => Self::default(),
            Mode::Match => Self::Lobby,
            Mode::Talk => Self::Talk,
        }
    }

    pub(super) fn deadline(&self) -> Option<Millis> {
        match self {
            Self::Waiting { .. } | Self::Paused | Self::Lobby | Self::Results(_) | Self::Talk => None,
            Self::Open(round) => Some(round.next_hint_at().unwrap_or(round.prompt.ends_at).min(round.prompt.ends_at)),
            Self::Fair { until, .. }
            | Self::Reveal { until, .. }
            | Self::Podium { until, .. }
            | Self::Countdown { until } => Some(*until),
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
            Self::Lobby => Phase::Lobby,
            Self::Countdown { until } => Phase::Countdown { until },
            Self::Results(results) => Phase::Results { results },
            Self::Talk => Phase::Talk,
        }
    }

    /// How many want to skip the prompt that is up, if anybody does.
    pub(super) fn skip_votes(&self) -> Option<Votes> {
        match self {
            Self::Open(round) => round.skip_votes.clone(),
            _ => None,
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
            Stage::Reveal { .. } if self.lap.place >= self.lap.of => match self.settings.mode {
                Mode::Match => self.end_match(effects),
                Mode::Endless | Mode::Talk => self.end_lap(now, effects),
            },
            Stage::Reveal { .. } if self.is_quiet() => self.rest(Stage::Paused, effects),
            Stage::Reveal { .. } | Stage::Podium { .. } | Stage::Countdown { .. } => self.ask(now, words, effects),
            idle => self.stage = idle,
        }
    }

    /// A match goes on even if nobody says anything: it ends by itself.
    fn is_quiet(&self) -> bool {
        self.settings.mode == Mode::Endless && self.quiet_prompts >= QUIET_PROMPTS_MAX
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
            Stage::Waiting { unanswered: None } => self.ask(now, words, effects),
            resting => self.stage = resting,
        }
    }

    /// Puts the next prompt up.
    pub(super) fn ask(&mut self, now: Millis, words: &Words<'_>, effects: &mut Effects) {
        let mut random = fastrand::Rng::with_seed(self.seed);
        let (draw, roll) = (random.u64(..), random.u64(..));
        self.seed = random.u64(..);
        let (difficulty, topic) = (self.pace.difficulty(self.settings.difficulty), self.settings.topic);
        // Half of the pool at most, so that there is always something new to ask; in a match, none of its prompts again.
        let remembered = ASKED_MAX.min(words.questions.size(difficulty, topic) / 2).max(self.lap.played.len());
        let asked = self.asked.make_contiguous();
        let recent = &asked[asked.len().saturating_sub(remembered)..];
        let Some(mut question) = words.questions.draw(draw, difficulty, topic, recent) else { return };
        question.clue.take_if(|clue| words.is_removed(&clue.word));
        super::remember(&mut self.asked, question.pattern, ASKED_MAX);
        self.prompts_shown += 1;
        // A lap whose podium nobody was there to see is over all the same.
        if self.lap.place >= self.lap.of {
            self.lap = Lap::of(self.lap.of);
        }
        self.lap.place += 1;
        let prompt = Prompt {
            number: self.prompts_shown,
            place: self.lap.place,
            of: self.lap.of,
            pattern: question.pattern,
            clue: question.clue.as_ref().map(|clue| clue.text.clone()),
            shown_at: now,
            ends_at: now.plus(u64::from(self.settings.seconds) * 1000),
        };
        let round = Round::new(prompt.clone(), question, &self.settings, roll, words);
        self.stage = Stage::Open(round);
        self.announce(effects, |seq| ServerEvent::Prompt { seq, prompt });
        effects.snapshot_changed = true;
    }

    /// Ends the prompt, answered or not.
    pub(super) fn reveal(&mut self, now: Millis, round: Round, words: &Words<'_>, effects: &mut Effects) {
        self.quiet_prompts = if round.heard { 0 } else { self.quiet_prompts + 1 };
        let nobody = round.solvers.is_empty();
        if nobody {
            self.pace.missed();
        }
        let answers = if nobody { round.missed_answers(words) } else { Vec::new() };
        if self.settings.mode == Mode::Match {
            self.lap.played.push(round.played(answers.clone()));
        }
        let until = now.plus(if nobody { MISSED_REVEAL_MILLIS } else { REVEAL_MILLIS });
        self.stage = Stage::Reveal { round, answers: answers.clone(), closed_at: now, until };
        self.announce(effects, |seq| ServerEvent::Revealed { seq, answers, until });
        effects.snapshot_changed = true;
    }

    fn end_lap(&mut self, now: Millis, effects: &mut Effects) {
        let podium = self.seats.podium(PODIUM_RANKS);
        self.seats.restart_points();
        self.lap = Lap::default();
        let until = now.plus(PODIUM_MILLIS);
        self.stage = Stage::Podium { podium: podium.clone(), until };
        self.announce(effects, |seq| ServerEvent::Lap { seq, podium, until });
    }

    fn end_match(&mut self, effects: &mut Effects) {
        let prompts = std::mem::take(&mut self.lap.played);
        let results = Results { standings: self.seats.podium(u32::MAX), prompts };
        self.stage = Stage::Results(results.clone());
        self.announce(effects, |seq| ServerEvent::Results { seq, results });
    }

    /// Puts the room into a stage that everyone is told about as a whole.
    pub(super) fn rest(&mut self, stage: Stage, effects: &mut Effects) {
        self.stage = stage;
        let phase = self.stage.phase();
        self.announce(effects, |seq| ServerEvent::Phase { seq, phase });
        effects.snapshot_changed = true;
    }
}
