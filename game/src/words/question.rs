//! Which patterns are asked, and how hard they are.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::clue::Clue;
use super::format::QUESTION_BYTES;
use crate::hangul::Pattern;

/// How hard the questions of a room are.
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
    /// All three, the easiest first.
    pub const ALL: [Self; 3] = [Self::Easy, Self::Normal, Self::Hard];

    /// How often, of a hundred prompts, a room of this difficulty asks for 2, 3 and 4 syllables.
    /// The rule book's mix: words get harder to guess as they get longer.
    pub fn mix(self) -> [u32; 3] {
        match self {
            Self::Easy => [80, 20, 0],
            Self::Normal => [60, 35, 5],
            Self::Hard => [40, 40, 20],
        }
    }

    /// What players read: `쉬움`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Easy => "쉬움",
            Self::Normal => "보통",
            Self::Hard => "어려움",
        }
    }

    /// The difficulty that players read as `label`.
    pub fn from_label(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|difficulty| difficulty.label() == label)
    }

    /// As the word file writes it, from 1 on; 0 is for none.
    pub fn level(self) -> u8 {
        self as u8 + 1
    }

    /// The opposite of [`Difficulty::level`].
    pub fn from_level(level: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|difficulty| difficulty.level() == level)
    }
}

/// A prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The initials to be answered.
    pub pattern: Pattern,
    /// A curated word with these initials and its clue, to be shown from the start.
    pub clue: Option<Clue>,
}

/// A pattern that may be asked, as the word file has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionRecord {
    /// The initials.
    pub pattern: Pattern,
    /// How hard the bare pattern is; `None` where it is only asked with a clue.
    pub bare: Option<Difficulty>,
    /// How many everyday words with these initials an ordinary person knows.
    pub familiar: u16,
    /// The place of its first clue in the section of clues.
    pub first_clue: u16,
    /// How many clues it has.
    pub clues: u8,
}

impl QuestionRecord {
    /// As it stands in the file: length, six initials, level, familiar words, first clue, clues, three spare bytes.
    pub fn encode(&self) -> [u8; QUESTION_BYTES] {
        let mut bytes = [0; QUESTION_BYTES];
        for (place, &index) in bytes[1..=Pattern::MAX].iter_mut().zip(self.pattern.indices()) {
            *place = index;
        }
        bytes[0] = u8::try_from(self.pattern.len()).unwrap_or(0);
        bytes[7] = self.bare.map_or(0, Difficulty::level);
        bytes[8..10].copy_from_slice(&self.familiar.to_le_bytes());
        bytes[10..12].copy_from_slice(&self.first_clue.to_le_bytes());
        bytes[12] = self.clues;
        bytes
    }

    /// The opposite of [`QuestionRecord::encode`]; `None` for bytes that are no record.
    pub fn decode(bytes: [u8; QUESTION_BYTES]) -> Option<Self> {
        let len = usize::from(bytes[0]);
        Some(Self {
            pattern: Pattern::from_indices(bytes[1..=Pattern::MAX].get(..len)?)?,
            bare: Difficulty::from_level(bytes[7]),
            familiar: u16::from_le_bytes([bytes[8], bytes[9]]),
            first_clue: u16::from_le_bytes([bytes[10], bytes[11]]),
            clues: bytes[12],
        })
    }

    /// The places of its clues in the section of clues.
    pub(super) fn places(&self) -> Range<usize> {
        let first = usize::from(self.first_clue);
        first..first + usize::from(self.clues)
    }
}
