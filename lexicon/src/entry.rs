//! A dictionary entry and its encoding.

use protocol::{Grade, Tier, WordList};

/// A word of the dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The word, in complete syllables.
    pub word: String,
    /// The source of the word.
    pub tier: Tier,
    /// How familiar the word is; `None` if an ordinary player may not think of it.
    pub grade: Option<Grade>,
    /// The narrowest word list that contains the word.
    pub list: WordList,
    /// Whether the game may show the word as a hint or example. False for accepted words on distressing subjects.
    pub may_be_shown: bool,
}

impl Entry {
    /// Whether an ordinary player knows the word and the game may show it, so that it can be a hint or example.
    pub fn is_familiar(&self) -> bool {
        self.grade.is_some() && self.may_be_shown
    }

    /// Everything but the word in seven bits, from the lowest: 2 for the tier, 3 for the grade (0 for none), 1 for the
    /// list, 1 for "not shown".
    pub fn flags(&self) -> u8 {
        let grade = self.grade.map_or(0, |grade| grade as u8 + 1);
        self.tier as u8 | grade << 2 | (self.list as u8) << 5 | u8::from(!self.may_be_shown) << 6
    }

    /// The inverse of [`Entry::flags`].
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
