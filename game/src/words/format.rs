//! The layout of `words.bin`, shared by the generator that writes it and the readers that search it in place.
//!
//! [`MAGIC`], then the length of each [`Section`] as a little-endian `u32`, then the sections one after the other.
//! All numbers are little-endian.
//!
//! | section | content |
//! |---|---|
//! | syllables | [`SYLLABLES`] `u16`: the rank of each vowel and final; then as many: the vowel and final of each rank |
//! | index | one `u32` for each block of [`BLOCK`] words: where the block begins in the list |
//! | list | the words in the order of their keys, each as [`Head`] and the bytes it does not share with its predecessor |
//! | questions | records of [`QUESTION_BYTES`], see [`super::question`] |
//! | clues | the curated words and their clues, see [`super::clue`] |
//! | foul, endings | the lists of the chat filter, sorted lines that each end with a line feed |
//!
//! Measured with 252,880 words: this list with its index takes 1.31 MB and an `fst` map of the same keys 1.87 MB; both
//! look a word up in about 400 ns. Blocks of 8, 16, 32 and 64 words make the file 1.59, 1.47, 1.41 and 1.39 MB and a
//! lookup 380, 410, 450 and 480 ns (`cargo bench -p game`).

use super::DictionaryError;

/// The first bytes of the file. The digit is the version of the layout.
pub const MAGIC: [u8; 8] = *b"choseon2";
/// Words in a block. Only a block's first word is written whole, and a lookup reads half a block on average, so more
/// makes the file smaller and lookups slower.
pub const BLOCK: usize = 16;
/// Different vowels with finals: 21 × 28.
pub const SYLLABLES: usize = 588;
/// Bytes of one question record.
pub const QUESTION_BYTES: usize = 16;
/// The number of sections.
pub const SECTIONS: usize = 7;

/// A part of the file, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// How vowels and finals are written.
    Syllables,
    /// Where the blocks of the list begin.
    Index,
    /// The words.
    List,
    /// The patterns that are asked.
    Questions,
    /// The curated words.
    Clues,
    /// What the chat filter masks.
    Foul,
    /// What a foul word may end in.
    Endings,
}

/// The bytes of each section.
#[derive(Clone, Copy, Debug)]
pub struct Sections<'a>([&'a [u8]; SECTIONS]);

impl<'a> Sections<'a> {
    /// Finds the sections without reading them.
    ///
    /// # Errors
    /// When the bytes are no word file of this version, or are cut off.
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

/// What precedes each word of the list, in two bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many of its first bytes the key shares with the key before it, at most [`Head::MOST_SHARED`].
    pub shared: u8,
    /// How many bytes of the key follow.
    pub own: u8,
    /// See [`super::entry`].
    pub flags: u8,
}

impl Head {
    /// The largest number of shared bytes that can be written.
    pub const MOST_SHARED: u8 = 15;

    /// As it stands in the file: 4 bits shared, 5 bits own, 7 bits flags, from the lowest.
    pub fn encode(self) -> [u8; 2] {
        let packed = u16::from(self.shared) | u16::from(self.own) << 4 | u16::from(self.flags) << 9;
        packed.to_le_bytes()
    }

    /// The opposite of [`Head::encode`].
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_head_is_read_as_it_was_written(shared in 0u8..16, own in 0u8..32, flags in 0u8..128) {
            let head = Head { shared, own, flags };
            prop_assert_eq!(Head::decode(head.encode()), head);
        }
    }
}
