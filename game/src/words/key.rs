//! How a word is written in the list: initials first, so that all answers of a pattern stand together.

use super::format::{SYLLABLES, u16_at};
use crate::hangul::{CHOSEONG, Pattern, join, split};

/// Ranks below this take one byte; the others two, of which the first is this or higher.
const ONE_BYTE_RANKS: u16 = 253;

/// A word as bytes: length and first initial in one byte, the other initials, then vowel and final of each syllable,
/// the common ones in one byte. Words of one pattern share the first [`Pattern::len`] bytes and nothing else does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    bytes: [u8; Key::MOST_BYTES],
    len: usize,
}

impl Key {
    /// Six initials and six vowels with finals of two bytes.
    pub const MOST_BYTES: usize = 3 * Pattern::MAX;

    /// What the keys of all words of `pattern` begin with.
    pub fn prefix(pattern: &Pattern) -> Self {
        let mut key = Self::empty();
        let lengths_below = pattern.len().saturating_sub(Pattern::MIN);
        for (position, &index) in pattern.indices().iter().enumerate() {
            let base = if position == 0 { lengths_below * CHOSEONG.len() } else { 0 };
            // At most 4 × 19 + 18, so it always fits a byte.
            key.push(u8::try_from(base).unwrap_or(u8::MAX).saturating_add(index));
        }
        key
    }

    /// The key of `word`, which has the initials of `pattern`. `None` if it is not made of complete syllables.
    pub fn of(word: &str, pattern: &Pattern, syllables: Syllables<'_>) -> Option<Self> {
        let mut key = Self::prefix(pattern);
        for syllable in word.chars() {
            let rank = syllables.rank(split(syllable)?.1)?;
            match rank.checked_sub(ONE_BYTE_RANKS) {
                None => key.push(u8::try_from(rank).ok()?),
                Some(beyond) => {
                    let [low, high] = beyond.to_le_bytes();
                    key.push(high.checked_add(u8::try_from(ONE_BYTE_RANKS).ok()?)?);
                    key.push(low);
                }
            }
        }
        Some(key)
    }

    /// The word that has this key. `None` for bytes that are no key.
    pub fn word(&self, syllables: Syllables<'_>) -> Option<String> {
        let pattern = self.pattern()?;
        let mut rest = self.as_bytes().get(pattern.len()..)?.iter().map(|&byte| u16::from(byte));
        pattern
            .indices()
            .iter()
            .map(|&choseong| {
                let first = rest.next()?;
                let rank = match first.checked_sub(ONE_BYTE_RANKS) {
                    None => first,
                    Some(high) => ONE_BYTE_RANKS + high * 256 + rest.next()?,
                };
                join(choseong, syllables.rest(rank)?)
            })
            .collect()
    }

    fn pattern(&self) -> Option<Pattern> {
        let (&first, others) = self.as_bytes().split_first()?;
        let first = usize::from(first);
        let others = others.get(..first / CHOSEONG.len() + Pattern::MIN - 1)?;
        let mut indices = [0; Pattern::MAX];
        indices[0] = u8::try_from(first % CHOSEONG.len()).ok()?;
        indices.get_mut(1..=others.len())?.copy_from_slice(others);
        Pattern::from_indices(indices.get(..=others.len())?)
    }

    /// No bytes: less than every key.
    pub fn empty() -> Self {
        Self { bytes: [0; Self::MOST_BYTES], len: 0 }
    }

    /// Keeps the first `shared` bytes and puts `own` after them. `None` if there are not so many or it gets too long.
    pub fn follow(&mut self, shared: u8, own: &[u8]) -> Option<()> {
        let shared = usize::from(shared);
        let end = shared.checked_add(own.len()).filter(|_| shared <= self.len)?;
        self.bytes.get_mut(shared..end)?.copy_from_slice(own);
        // What lies beyond the end is kept zero, so that keys compare as whole arrays.
        self.bytes.get_mut(end..)?.fill(0);
        self.len = end;
        Some(())
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.len) {
            *place = byte;
            self.len += 1;
        }
    }
}

/// The two tables between a vowel with its final (0–587) and its rank by frequency.
#[derive(Clone, Copy, Debug)]
pub struct Syllables<'a>(pub &'a [u8]);

impl Syllables<'_> {
    fn rank(self, rest: u16) -> Option<u16> {
        u16_at(self.0, usize::from(rest))
    }

    fn rest(self, rank: u16) -> Option<u16> {
        u16_at(self.0, SYLLABLES.checked_add(usize::from(rank))?)
    }
}
