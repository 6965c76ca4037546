//! Questions and their records in the word file.

use std::ops::Range;

use hangul::Pattern;
use protocol::Difficulty;

use super::clue::Clue;
use super::format::{QUESTION_BYTES, difficulty_of, level_of};

/// A drawn question, which becomes a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The pattern to be answered.
    pub pattern: Pattern,
    /// A curated word that matches the pattern, and its clue, which the prompt shows from the start.
    pub clue: Option<Clue>,
}

/// The word file's record of a pattern that may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionRecord {
    /// The pattern.
    pub pattern: Pattern,
    /// The difficulty without a clue; `None` if the pattern is asked only with a clue.
    pub bare: Option<Difficulty>,
    /// Number of familiar everyday answers.
    pub familiar: u16,
    /// Index of the pattern's first clue in the section of clues.
    pub first_clue: u16,
    /// Number of clues.
    pub clues: u8,
}

impl QuestionRecord {
    /// Encodes length, six choseong, level, familiar answers, first clue, number of clues and three spare bytes.
    pub fn encode(&self) -> [u8; QUESTION_BYTES] {
        let mut bytes = [0; QUESTION_BYTES];
        for (place, &index) in bytes[1..=Pattern::MAX].iter_mut().zip(self.pattern.indices()) {
            *place = index;
        }
        bytes[0] = u8::try_from(self.pattern.len()).unwrap_or(0);
        bytes[7] = self.bare.map_or(0, level_of);
        bytes[8..10].copy_from_slice(&self.familiar.to_le_bytes());
        bytes[10..12].copy_from_slice(&self.first_clue.to_le_bytes());
        bytes[12] = self.clues;
        bytes
    }

    /// The inverse of [`QuestionRecord::encode`]. `None` if the bytes are not a valid record.
    pub fn decode(bytes: [u8; QUESTION_BYTES]) -> Option<Self> {
        let len = usize::from(bytes[0]);
        Some(Self {
            pattern: Pattern::from_indices(bytes[1..=Pattern::MAX].get(..len)?)?,
            bare: difficulty_of(bytes[7]),
            familiar: u16::from_le_bytes([bytes[8], bytes[9]]),
            first_clue: u16::from_le_bytes([bytes[10], bytes[11]]),
            clues: bytes[12],
        })
    }

    /// The indices of the pattern's clues in the section of clues.
    pub(super) fn places(&self) -> Range<usize> {
        let first = usize::from(self.first_clue);
        first..first + usize::from(self.clues)
    }
}
