//! Curated words with clues, read in place.

use super::format::{u16_at, u32_at};
use super::question::Difficulty;
use super::topic::Topic;

/// A curated word and what to say about it without saying it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    /// The word that the clue describes. Answering with it earns the bonus.
    pub word: String,
    /// What it is about.
    pub topic: Topic,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// One line in Korean.
    pub text: String,
}

/// The section of clues: their number as a `u32`; for each a record of [`RECORD`] bytes: where its text begins in the
/// texts (`u32`), the bytes of the word and of the clue (`u16` each), topic, difficulty and two spare bytes; the texts.
/// The clues of a pattern stand together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clues<'a>(pub(super) &'a [u8]);

/// Bytes of one clue's record.
pub const RECORD: usize = 12;

impl Clues<'_> {
    /// The clue at a place in the section; `None` beyond the last.
    pub(super) fn get(&self, place: usize) -> Option<Clue> {
        let count = usize::try_from(u32_at(self.0, 0)?).ok()?;
        let (records, texts) = self.0.get(4..)?.split_at_checked(count.checked_mul(RECORD)?)?;
        let record = records.get(place.checked_mul(RECORD)?..)?.first_chunk::<RECORD>()?;
        let texts = texts.get(usize::try_from(u32_at(record, 0)?).ok()?..)?;
        let (word, texts) = texts.split_at_checked(usize::from(u16_at(record, 2)?))?;
        let text = texts.get(..usize::from(u16_at(record, 3)?))?;
        Some(Clue {
            word: std::str::from_utf8(word).ok()?.to_owned(),
            topic: Topic::from_index(record[8])?,
            difficulty: Difficulty::from_level(record[9])?,
            text: std::str::from_utf8(text).ok()?.to_owned(),
        })
    }
}
