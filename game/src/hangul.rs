//! Hangul syllables and their initials.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The nineteen choseong (initial consonants) as compatibility jamo, in Unicode order.
pub const CHOSEONG: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];

/// Where the precomposed syllables begin: 가.
const FIRST_SYLLABLE: u32 = 0xAC00;
/// Vowels times finals, so the number of syllables that share an initial.
const SYLLABLES_PER_CHOSEONG: u32 = 588;

/// Splits a complete syllable into the index of its choseong (0–18) and the rest,
/// jungseong × 28 + jongseong (0–587): `서` is `(9, 112)`. `None` for anything else.
pub fn split(syllable: char) -> Option<(u8, u16)> {
    let offset = u32::from(syllable).checked_sub(FIRST_SYLLABLE)?;
    let choseong = u8::try_from(offset / SYLLABLES_PER_CHOSEONG).ok()?;
    let rest = u16::try_from(offset % SYLLABLES_PER_CHOSEONG).ok()?;
    (usize::from(choseong) < CHOSEONG.len()).then_some((choseong, rest))
}

/// The opposite of [`split`]: `(9, 112)` is `서`. `None` where an index is out of range.
pub fn join(choseong: u8, rest: u16) -> Option<char> {
    let known = usize::from(choseong) < CHOSEONG.len() && u32::from(rest) < SYLLABLES_PER_CHOSEONG;
    let offset = u32::from(choseong) * SYLLABLES_PER_CHOSEONG + u32::from(rest);
    char::from_u32(FIRST_SYLLABLE + offset).filter(|_| known)
}

/// The initials of a word of [`Pattern::MIN`] to [`Pattern::MAX`] syllables: `서랍` has `ㅅㄹ`.
///
/// It travels as a string of compatibility jamo.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pattern {
    choseong: [u8; Pattern::MAX],
    len: u8,
}

impl Pattern {
    /// The shortest word that the game knows, in syllables.
    pub const MIN: usize = 2;
    /// The longest word that the game knows, in syllables.
    pub const MAX: usize = 6;

    /// The initials of `word`: `서랍` gives `ㅅㄹ`. `None` unless it is one run of complete syllables of a known length.
    pub fn of(word: &str) -> Option<Self> {
        Self::collect(word.chars().map(|syllable| Some(split(syllable)?.0)))
    }

    /// Reads compatibility jamo: `"ㅅㄹ"`. `None` for any other letters or another length.
    pub fn parse(jamo: &str) -> Option<Self> {
        Self::collect(jamo.chars().map(|jamo| {
            let index = CHOSEONG.iter().position(|&choseong| choseong == jamo)?;
            u8::try_from(index).ok()
        }))
    }

    /// From indices into [`CHOSEONG`]. `None` where one is out of range or the length is unknown.
    pub fn from_indices(indices: &[u8]) -> Option<Self> {
        Self::collect(indices.iter().map(|&index| (usize::from(index) < CHOSEONG.len()).then_some(index)))
    }

    fn collect(indices: impl Iterator<Item = Option<u8>>) -> Option<Self> {
        let mut pattern = Self { choseong: [0; Self::MAX], len: 0 };
        for index in indices {
            let next = pattern.len();
            *pattern.choseong.get_mut(next)? = index?;
            pattern.len += 1;
        }
        (pattern.len() >= Self::MIN).then_some(pattern)
    }

    /// The number of syllables.
    #[expect(clippy::len_without_is_empty, reason = "a pattern is never empty")]
    pub fn len(&self) -> usize {
        usize::from(self.len)
    }

    /// Indices into [`CHOSEONG`], one a syllable.
    pub fn indices(&self) -> &[u8] {
        &self.choseong[..self.len()]
    }

    /// The initials as compatibility jamo.
    pub fn jamo(&self) -> impl Iterator<Item = char> + '_ {
        self.indices().iter().map(|&index| CHOSEONG[usize::from(index)])
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.jamo().try_for_each(|jamo| write!(formatter, "{jamo}"))
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Pattern({self})")
    }
}

impl Serialize for Pattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let jamo = String::deserialize(deserializer)?;
        Self::parse(&jamo).ok_or_else(|| de::Error::custom("not a pattern of initials"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_has_the_initials_of_its_syllables() {
        for (word, initials) in
            [("서랍", "ㅅㄹ"), ("초심", "ㅊㅅ"), ("강아지", "ㄱㅇㅈ"), ("일석이조", "ㅇㅅㅇㅈ"), ("빵집", "ㅃㅈ")]
        {
            assert_eq!(Pattern::of(word).map(|pattern| pattern.to_string()).as_deref(), Some(initials), "{word}");
        }
    }

    #[test]
    fn only_runs_of_two_to_six_complete_syllables_have_a_pattern() {
        for text in ["", "서", "서랍!", "서 랍", "ㅅㄹ", "seo", "서ㄹ", "가나다라마바사"] {
            assert_eq!(Pattern::of(text), None, "{text}");
        }
    }

    #[test]
    fn a_pattern_is_read_from_compatibility_jamo_only() {
        assert_eq!(Pattern::parse("ㅅㄹ"), Pattern::of("서랍"));
        for text in ["", "ㅅ", "서랍", "ㅅㅏ", "ㄳㄹ", "\u{1109}\u{1105}"] {
            assert_eq!(Pattern::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn splitting_and_joining_are_opposites(syllable in proptest::char::range('가', '힣')) {
            let (choseong, rest) = split(syllable).unwrap();
            prop_assert_eq!(join(choseong, rest), Some(syllable));
        }
    }
}
