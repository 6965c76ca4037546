//! What is known of a word.

use serde::{Deserialize, Serialize};

/// Where a word comes from, the most trustworthy first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// A common noun of HanDic, the learners' dictionary's headwords among them.
    Handic,
    /// A word that was added by hand: places, newer words, loanwords.
    Added,
    /// A headword of the 표준국어대사전 (Standard Korean Language Dictionary).
    Standard,
    /// A common noun that only mecab-ko-dic knows.
    Mecab,
}

/// How familiar a familiar word is, the best known first.
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

/// Which list a word counts in: the room's setting `낱말: 보통 / 넓게`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordList {
    /// Words that people use. The wide list contains all of it.
    #[default]
    Everyday,
    /// All that any source knows, rare two-syllable words among them.
    Wide,
}

/// A word of the dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The word, in complete syllables.
    pub word: String,
    /// Where it comes from.
    pub tier: Tier,
    /// How familiar it is; `None` if an ordinary person may well not think of it.
    pub grade: Option<Grade>,
    /// The narrowest list that has it.
    pub list: WordList,
    /// Whether the game may show it by itself, as a hint or an example. A heavy word counts, but is not shown.
    pub may_be_shown: bool,
}

impl Entry {
    /// Whether an ordinary person knows the word and the game may show it: what hints and examples are made of.
    pub fn is_familiar(&self) -> bool {
        self.grade.is_some() && self.may_be_shown
    }

    /// All but the word in seven bits: 2 for the tier, 3 for the grade (0 for none), 1 for the list, 1 for hidden.
    pub fn flags(&self) -> u8 {
        let grade = self.grade.map_or(0, |grade| grade as u8 + 1);
        self.tier as u8 | grade << 2 | (self.list as u8) << 5 | u8::from(!self.may_be_shown) << 6
    }

    /// The opposite of [`Entry::flags`].
    pub fn from_flags(word: String, flags: u8) -> Self {
        let tier = match flags & 0b11 {
            0 => Tier::Handic,
            1 => Tier::Added,
            2 => Tier::Standard,
            _ => Tier::Mecab,
        };
        let grade = match flags >> 2 & 0b111 {
            1 => Some(Grade::Beginner),
            2 => Some(Grade::Intermediate),
            3 => Some(Grade::Advanced),
            4 => Some(Grade::Frequent),
            _ => None,
        };
        let list = if flags & 1 << 5 == 0 { WordList::Everyday } else { WordList::Wide };
        Self { word, tier, grade, list, may_be_shown: flags & 1 << 6 == 0 }
    }
}
