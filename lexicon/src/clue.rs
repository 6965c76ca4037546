//! Reads the curated words and their clues in place.

use protocol::{Difficulty, Topic};

use super::format::{difficulty_of, level_of, u16_at, u32_at};

/// A curated word and a clue that describes it without containing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    /// The word that the clue describes. It earns the bonus.
    pub word: String,
    /// The topic of the word.
    pub topic: Topic,
    /// How hard the word is to guess from the clue.
    pub difficulty: Difficulty,
    /// The clue, one line in Korean.
    pub text: String,
}

/// Size of a clue record in bytes.
const RECORD: usize = 12;

/// The section of clues: the number of clues (`u32`), one record of [`RECORD`] bytes per clue, then the texts. A record
/// has the offset of its text (`u32`), the byte lengths of word and clue (`u16` each), topic, difficulty and two spare
/// bytes. The clues of one pattern are adjacent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clues<'a>(pub(super) &'a [u8]);

impl<'a> Clues<'a> {
    /// The clue at the index `place`; `None` past the last one or for damaged bytes.
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

    /// Topic and difficulty without decoding the texts, because drawing a question reads them for many clues.
    pub(super) fn kind(&self, place: usize) -> Option<(Topic, Difficulty)> {
        let (record, _) = self.record(place)?;
        Some((Topic::from_index(record[8])?, difficulty_of(record[9])?))
    }

    /// The record at the index `place`, and all texts.
    fn record(&self, place: usize) -> Option<(&'a [u8; RECORD], &'a [u8])> {
        let count = usize::try_from(u32_at(self.0, 0)?).ok()?;
        let (records, texts) = self.0.get(4..)?.split_at_checked(count.checked_mul(RECORD)?)?;
        Some((records.get(place.checked_mul(RECORD)?..)?.first_chunk()?, texts))
    }
}

impl Clue {
    /// Encodes the section with these clues in this order. `None` if a length does not fit its field.
    pub fn encode_all(clues: &[Self]) -> Option<Vec<u8>> {
        let (mut records, mut texts) = (u32::try_from(clues.len()).ok()?.to_le_bytes().to_vec(), Vec::new());
        for clue in clues {
            records.extend(u32::try_from(texts.len()).ok()?.to_le_bytes());
            for text in [&clue.word, &clue.text] {
                records.extend(u16::try_from(text.len()).ok()?.to_le_bytes());
                texts.extend(text.as_bytes());
            }
            records.extend([clue.topic as u8, level_of(clue.difficulty), 0, 0]);
        }
        Some([records, texts].concat())
    }
}
