//! How a room plays.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::{Difficulty, PROMPTS, SECONDS, TEAMS, Topic, WordList};

/// The mode of a room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// 무한: prompts follow each other in laps while a player is connected.
    #[default]
    Endless,
    /// 한 판: the host starts a match of [`Settings::prompts`] prompts, which ends with results. Only in private rooms.
    Match,
    /// 대화만: no prompts.
    Talk,
}

/// Who may send messages in a room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speakers {
    /// Every player.
    #[default]
    Everyone,
    /// Only operators, and in a private room its host.
    Operators,
}

/// How answers to a prompt score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scoring {
    /// 먼저 맞히기: a prompt ends soon after its first right answer, and each word scores once.
    #[default]
    First,
    /// 다 같이 맞히기: a prompt stays open until its time is up or everyone who plays is done. Each word scores for everyone
    /// who finds it, and answers are hidden until the reveal.
    Together,
}

/// How a reveal ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Advance {
    /// 자동으로: time.
    #[default]
    Auto,
    /// 방장이 넘기기: the host's frame `next`, which ends an open prompt, too. Only in private rooms.
    Host,
}

/// The settings of a room. The host of a private room and operators may change them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The mode.
    pub mode: Mode,
    /// The difficulty of prompts.
    pub difficulty: Difficulty,
    /// The topic of prompts; `None` for all topics.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Topic>,
    /// The word list that decides which answers are accepted.
    pub words: WordList,
    /// The time limit of a prompt in seconds, within [`SECONDS`].
    pub seconds: u32,
    /// The number of prompts in a match, within [`PROMPTS`].
    pub prompts: u32,
    /// Whether everything but correct answers and votes to skip is refused, except from the host.
    pub answers_only: bool,
    /// Who may send messages.
    #[serde(default, skip_serializing_if = "Speakers::is_everyone")]
    pub speakers: Speakers,
    /// Whether words about sexual acts, deadly violence, suicide and drugs count as answers. In other rooms they are shown to
    /// nobody but their sender.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mature: bool,
    /// How answers to a prompt score.
    #[serde(default, skip_serializing_if = "Scoring::is_first")]
    pub scoring: Scoring,
    /// How a reveal ends.
    #[serde(default, skip_serializing_if = "Advance::is_auto")]
    pub advance: Advance,
    /// The name of the room's bundle of words, if these are asked. A request turns the bundle on by any name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundle: Option<String>,
    /// Whether only the words of the bundle count, or without a bundle those of the topic. Everyone scores then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub strict: bool,
    /// The number of teams in a match, within [`TEAMS`], or 0 without teams.
    #[serde(default, skip_serializing_if = "has_no_teams")]
    pub teams: u8,
}

fn has_no_teams(teams: &u8) -> bool {
    *teams == 0
}

impl Speakers {
    fn is_everyone(&self) -> bool {
        *self == Self::Everyone
    }
}

impl Scoring {
    fn is_first(&self) -> bool {
        *self == Self::First
    }
}

impl Advance {
    fn is_auto(&self) -> bool {
        *self == Self::Auto
    }
}

impl Settings {
    /// The default settings of a room with this mode.
    pub fn of(mode: Mode) -> Self {
        Self {
            mode,
            difficulty: Difficulty::Normal,
            topic: None,
            words: WordList::Everyday,
            seconds: if mode == Mode::Match { 20 } else { 30 },
            prompts: 10,
            answers_only: false,
            speakers: Speakers::Everyone,
            mature: false,
            scoring: Scoring::First,
            advance: Advance::Auto,
            bundle: None,
            strict: false,
            teams: 0,
        }
    }

    /// These settings in a room whose bundle of words has the name `bundle`, if it has one: without what does not apply to it.
    #[must_use]
    pub fn with_bundle(self, bundle: Option<&str>) -> Self {
        let bundle = bundle.filter(|_| self.bundle.is_some()).map(str::to_owned);
        let strict = self.strict && (bundle.is_some() || self.topic.is_some());
        let scoring = if strict { Scoring::Together } else { self.scoring };
        let teams = if self.mode == Mode::Match { self.teams } else { 0 };
        Self { scoring, bundle, strict, teams, ..self }
    }

    /// Whether they need a host, whom a channel does not have: somebody who starts a match or goes on.
    pub fn needs_host(&self) -> bool {
        self.mode == Mode::Match || self.advance == Advance::Host
    }

    /// The first field that is out of range and its allowed range; `None` if all are valid.
    pub fn fault(&self) -> Option<String> {
        let outside = |field: &str, value: u32, allowed: RangeInclusive<u32>| {
            (!allowed.contains(&value)).then(|| format!("{field}: {} to {}", allowed.start(), allowed.end()))
        };
        let teams = || outside("teams", self.teams.into(), TEAMS).filter(|_| self.teams != 0);
        let prompts = || outside("prompts", self.prompts, PROMPTS);
        outside("seconds", self.seconds, SECONDS).or_else(prompts).or_else(teams)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::of(Mode::default())
    }
}
