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

/// Bytes of one clue's record.
const RECORD: usize = 12;

/// The section of clues: their number as a `u32`; for each a record of [`RECORD`] bytes: where its text begins in the
/// texts (`u32`), the bytes of the word and of the clue (`u16` each), topic, difficulty and two spare bytes; the texts.
/// The clues of a pattern stand together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clues<'a>(pub(super) &'a [u8]);

impl<'a> Clues<'a> {
    /// The clue at a place in the section; `None` beyond the last.
    pub(super) fn get(&self, place: usize) -> Option<Clue> {
        let (record, texts) = self.record(place)?;
        let texts = texts.get(usize::try_from(u32_at(record, 0)?).ok()?..)?;
        let (word, texts) = texts.split_at_checked(usize::from(u16_at(record, 2)?))?;
        let text = texts.get(..usize::from(u16_at(record, 3)?))?;
        let (topic, difficulty) = self.kind(place)?;
        Some(Clue {
            word: std::str::from_utf8(word).ok()?.to_owned(),
            topic,
            difficulty,
            text: std::str::from_utf8(text).ok()?.to_owned(),
        })
    }

    /// Topic and difficulty alone: drawing a question asks this of every clue.
    pub(super) fn kind(&self, place: usize) -> Option<(Topic, Difficulty)> {
        let (record, _) = self.record(place)?;
        Some((Topic::from_index(record[8])?, Difficulty::from_level(record[9])?))
    }

    /// The record at a place, and all texts.
    fn record(&self, place: usize) -> Option<(&'a [u8; RECORD], &'a [u8])> {
        let count = usize::try_from(u32_at(self.0, 0)?).ok()?;
        let (records, texts) = self.0.get(4..)?.split_at_checked(count.checked_mul(RECORD)?)?;
        Some((records.get(place.checked_mul(RECORD)?..)?.first_chunk()?, texts))
    }
}

impl Clue {
    /// The section with these clues, in this order. `None` if one is too long for it.
    pub fn encode_all(clues: &[Self]) -> Option<Vec<u8>> {
        let (mut records, mut texts) = (u32::try_from(clues.len()).ok()?.to_le_bytes().to_vec(), Vec::new());
        for clue in clues {
            records.extend(u32::try_from(texts.len()).ok()?.to_le_bytes());
            for text in [&clue.word, &clue.text] {
                records.extend(u16::try_from(text.len()).ok()?.to_le_bytes());
                texts.extend(text.as_bytes());
            }
            records.extend([clue.topic as u8, clue.difficulty.level(), 0, 0]);
        }
        Some([records, texts].concat())
    }
}
