use serde::{Deserialize, Serialize};

use crate::{Difficulty, PROMPTS, SECONDS, Topic, WordList};

/// How a room plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// 무한: prompts follow each other in laps while anyone is there.
    #[default]
    Endless,
    /// 한 판: the host starts it, and after some prompts there are results.
    Match,
    /// 대화만: no prompts.
    Talk,
}

/// Who is heard in a room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speakers {
    /// Everyone who is in.
    #[default]
    Everyone,
    /// The operators, and in a private room its host. Everyone else listens.
    Operators,
}

/// What the host of a private room decides, and an operator in a channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// How the room plays.
    pub mode: Mode,
    /// How hard its prompts are.
    pub difficulty: Difficulty,
    /// What its prompts are about, if not about everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Topic>,
    /// Which words count.
    pub words: WordList,
    /// How long a prompt may be answered: [`SECONDS`].
    pub seconds: u32,
    /// How many prompts a match has: [`PROMPTS`].
    pub prompts: u32,
    /// Whether everyone but the host is heard only with answers.
    pub answers_only: bool,
    /// Who is heard.
    #[serde(default, skip_serializing_if = "Speakers::is_everyone")]
    pub speakers: Speakers,
}

impl Speakers {
    fn is_everyone(&self) -> bool {
        *self == Self::Everyone
    }
}

impl Settings {
    /// What a room of this mode begins with.
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
        }
    }

    /// What is out of range, if anything is.
    pub fn fault(&self) -> Option<&'static str> {
        if !SECONDS.contains(&self.seconds) {
            return Some("seconds: 10 to 60");
        }
        (!PROMPTS.contains(&self.prompts)).then_some("prompts: 5 to 20")
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::of(Mode::default())
    }
}
