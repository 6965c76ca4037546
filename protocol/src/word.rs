//! Properties of words, in settings and in responses of the HTTP API.

use serde::{Deserialize, Serialize};

/// The difficulty of a room's prompts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difficulty {
    /// 쉬움.
    Easy,
    /// 보통.
    #[default]
    Normal,
    /// 어려움.
    Hard,
}

impl Difficulty {
    /// All difficulties, easiest first.
    pub const ALL: [Self; 3] = [Self::Easy, Self::Normal, Self::Hard];

    /// The label that players see: `쉬움`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Easy => "쉬움",
            Self::Normal => "보통",
            Self::Hard => "어려움",
        }
    }

    /// The difficulty with this label.
    pub fn from_label(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|difficulty| difficulty.label() == label)
    }
}

/// The source of a word, most trustworthy first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// A common noun of HanDic, which includes the headwords of the learners' dictionary.
    Handic,
    /// A word added by hand: places, newer words, loanwords.
    Added,
    /// A headword of the 표준국어대사전 (Standard Korean Language Dictionary).
    Standard,
    /// A common noun that only mecab-ko-dic lists.
    Mecab,
}

/// The familiarity of a word, best known first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Grade A of the National Institute's vocabulary for learners (조남호 2003).
    Beginner,
    /// Grade B.
    Intermediate,
    /// Grade C.
    Advanced,
    /// Ungraded, but frequent in everyday text or curated by hand.
    Frequent,
}

/// The word list of a room, as in its setting `낱말 범위: 보통 / 넓게`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordList {
    /// Words in everyday use. The wide list contains all of them.
    #[default]
    Everyday,
    /// All accepted words of any source, including rare two-syllable words.
    Wide,
}

/// An operator's edit to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// The word is accepted in rooms with either word list.
    Added,
    /// The word is no longer accepted, and the game does not show it.
    Removed,
}
