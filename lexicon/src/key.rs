//! The encoding of a word in the list: choseong first, so that all answers to a pattern are adjacent.

use hangul::{CHOSEONG, Pattern, join, split};

use super::format::{SYLLABLES, u16_at};

/// Ranks below this are encoded in one byte, the others in two bytes, of which the first is at least this.
const ONE_BYTE_RANKS: u16 = 253;

/// The bytes of a word: one byte for its length and first choseong, one for each other choseong, then the rank of each
/// syllable's vowel-jongseong pair in one or two bytes. Exactly the words of one pattern share the first
/// [`Pattern::len`] bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    bytes: [u8; Key::MOST_BYTES],
    len: usize,
}

impl Key {
    /// Maximum length: six choseong of one byte and six ranks of two bytes.
    pub const MOST_BYTES: usize = 3 * Pattern::MAX;

    /// The common prefix of the keys of all words of `pattern`.
    pub fn prefix(pattern: &Pattern) -> Self {
        let mut key = Self::empty();
        let lengths_below = pattern.len().saturating_sub(Pattern::MIN);
        for (position, &index) in pattern.indices().iter().enumerate() {
            let base = if position == 0 { lengths_below * CHOSEONG.len() } else { 0 };
            // The sum is at most 4 × 19 + 18 = 94, so it fits a byte.
            key.push(u8::try_from(base).unwrap_or(u8::MAX).saturating_add(index));
        }
        key
    }

    /// The key of `word`, which must match `pattern`. `None` if it does not consist of complete syllables.
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

    /// The word with this key. `None` if the bytes are not a valid key.
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

    /// The empty key, which sorts before every other key.
    pub fn empty() -> Self {
        Self { bytes: [0; Self::MOST_BYTES], len: 0 }
    }

    /// Keeps the first `shared` bytes and appends `own`. `None` if the key has fewer bytes or would get too long.
    pub fn follow(&mut self, shared: u8, own: &[u8]) -> Option<()> {
        let shared = usize::from(shared);
        let end = shared.checked_add(own.len()).filter(|_| shared <= self.len)?;
        self.bytes.get_mut(shared..end)?.copy_from_slice(own);
        // The bytes past the end stay zero, so that the derived ordering can compare whole arrays.
        self.bytes.get_mut(end..)?.fill(0);
        self.len = end;
        Some(())
    }

    /// The bytes of the key.
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

/// The two tables that map a vowel-jongseong pair (0–587) to its rank by frequency, and back.
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
