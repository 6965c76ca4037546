//! The layout of `words.bin`, shared by the generator that writes it and the readers that search it in place.
//!
//! The file consists of [`MAGIC`], the length of each [`Section`] as a `u32`, and the sections in order. All numbers
//! are little-endian.
//!
//! | section | content |
//! |---|---|
//! | syllables | two tables of [`SYLLABLES`] `u16`: the rank of each vowel-jongseong pair, then the pair of each rank |
//! | index | one `u32` per block of [`BLOCK`] words: the byte offset of the block in the list |
//! | list | the words in key order, each as a [`Head`] and the key bytes that it does not share with its predecessor |
//! | questions | records of [`QUESTION_BYTES`], see [`super::question`] |
//! | clues | the curated words and their clues, see [`super::clue`] |
//! | foul, endings | the lists of the chat filter: sorted lines, each terminated by a line feed |
//! | unfit | the entries of [`super::UnfitWords`]: lines |
//! | never | the words that are never accepted: sorted lines |
//!
//! Measured with 252,880 words in blocks of 16: list and index take 1.31 MB, and an `fst` map of the same keys takes
//! 1.87 MB. A lookup takes about 400 ns in both. Blocks of 8, 16, 32 and 64 words result in a file of 1.59, 1.47, 1.41 and
//! 1.39 MB and a lookup time of 380, 410, 450 and 480 ns (`cargo bench -p lexicon`). Blocks of 64 leave room for clues: a
//! lookup is a small part of judging an answer, and the Worker has a budget of bytes.

use protocol::Difficulty;

use super::DictionaryError;

/// The first bytes of the file. The digit is the version of the layout.
pub const MAGIC: [u8; 8] = *b"choseon4";
/// Words per block. Only the first word of a block is written in full, and a lookup reads half a block on average, so
/// larger blocks make the file smaller and lookups slower.
pub const BLOCK: usize = 64;
/// Number of vowel-jongseong pairs: 21 vowels × 28 jongseong (including none).
pub const SYLLABLES: usize = 588;
/// Size of a question record in bytes.
pub const QUESTION_BYTES: usize = 16;
/// The number of sections.
pub const SECTIONS: usize = 9;

/// The sections of the file, in file order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The ranks of vowel-jongseong pairs.
    Syllables,
    /// The offsets of the blocks of the list.
    Index,
    /// The words.
    List,
    /// The patterns that are asked.
    Questions,
    /// The curated words and their clues.
    Clues,
    /// The words that the chat filter masks.
    Foul,
    /// The particles and endings that a foul word may carry.
    Endings,
    /// The words that are unfit where only mild words count.
    Unfit,
    /// The words that are never accepted.
    Never,
}

/// The bytes of each section.
#[derive(Clone, Copy, Debug)]
pub struct Sections<'a>([&'a [u8]; SECTIONS]);

impl<'a> Sections<'a> {
    /// Locates the sections without reading them.
    ///
    /// # Errors
    /// If the bytes are not a word file of this version or are cut off.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, DictionaryError> {
        let mut rest = bytes.strip_prefix(&MAGIC).ok_or(DictionaryError::NotAWordFile)?;
        let mut lengths = [0; SECTIONS];
        for length in &mut lengths {
            let (head, tail) = rest.split_first_chunk().ok_or(DictionaryError::CutOff)?;
            *length = usize::try_from(u32::from_le_bytes(*head)).map_err(|_| DictionaryError::CutOff)?;
            rest = tail;
        }
        let mut sections = [rest; SECTIONS];
        for (section, length) in sections.iter_mut().zip(lengths) {
            (*section, rest) = rest.split_at_checked(length).ok_or(DictionaryError::CutOff)?;
        }
        if sections[Section::Syllables as usize].len() == 4 * SYLLABLES {
            Ok(Self(sections))
        } else {
            Err(DictionaryError::CutOff)
        }
    }

    /// The bytes of one section.
    pub fn get(&self, section: Section) -> &'a [u8] {
        self.0[section as usize]
    }
}

/// The two bytes before each word of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of leading bytes that the key shares with the previous key, at most [`Head::MOST_SHARED`].
    pub shared: u8,
    /// Number of key bytes that follow this head.
    pub own: u8,
    /// See [`super::Entry::flags`].
    pub flags: u8,
}

impl Head {
    /// The maximum of [`Head::shared`], which has four bits.
    pub const MOST_SHARED: u8 = 15;

    /// Packs 4 bits of `shared`, 5 bits of `own` and 7 bits of `flags`, from the lowest bit.
    pub fn encode(self) -> [u8; 2] {
        let packed = u16::from(self.shared) | u16::from(self.own) << 4 | u16::from(self.flags) << 9;
        packed.to_le_bytes()
    }

    /// The inverse of [`Head::encode`].
    pub fn decode(bytes: [u8; 2]) -> Self {
        let [low, high] = bytes;
        Self { shared: low & 0x0F, own: (low >> 4) | (high & 1) << 4, flags: high >> 1 }
    }
}

/// The little-endian `u16` at `position`, counted in `u16`s.
pub fn u16_at(bytes: &[u8], position: usize) -> Option<u16> {
    let start = position.checked_mul(2)?;
    bytes.get(start..)?.first_chunk().map(|chunk| u16::from_le_bytes(*chunk))
}

/// The little-endian `u32` at `position`, counted in `u32`s.
pub fn u32_at(bytes: &[u8], position: usize) -> Option<u32> {
    let start = position.checked_mul(4)?;
    bytes.get(start..)?.first_chunk().map(|chunk| u32::from_le_bytes(*chunk))
}

/// The byte that encodes a difficulty in the word file: 1 to 3. 0 encodes none.
pub(super) fn level_of(difficulty: Difficulty) -> u8 {
    difficulty as u8 + 1
}

/// The inverse of [`level_of`].
pub(super) fn difficulty_of(level: u8) -> Option<Difficulty> {
    Difficulty::ALL.into_iter().find(|difficulty| level_of(*difficulty) == level)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn decoding_a_head_inverts_encoding(shared in 0u8..16, own in 0u8..32, flags in 0u8..128) {
            let head = Head { shared, own, flags };
            prop_assert_eq!(Head::decode(head.encode()), head);
        }
    }
}
