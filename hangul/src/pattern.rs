//! Choseong patterns of words.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::syllable::{CHOSEONG, split};

/// The choseong (initial consonants) of a word of [`Pattern::MIN`] to [`Pattern::MAX`] syllables: `서랍` has `ㅅㄹ`.
///
/// Serialised as a string of compatibility jamo.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pattern {
    choseong: [u8; Pattern::MAX],
    len: u8,
}

impl Pattern {
    /// Minimum length of a word in syllables.
    pub const MIN: usize = 2;
    /// Maximum length of a word in syllables.
    pub const MAX: usize = 6;

    /// The pattern of `word`: `서랍` gives `ㅅㄹ`. `None` unless `word` has only complete syllables and a valid length.
    pub fn of(word: &str) -> Option<Self> {
        Self::collect(word.chars().map(|syllable| Some(split(syllable)?.0)))
    }

    /// Parses choseong in compatibility jamo: `"ㅅㄹ"`. `None` for other letters or an invalid length.
    pub fn parse(jamo: &str) -> Option<Self> {
        Self::collect(jamo.chars().map(|jamo| {
            let index = CHOSEONG.iter().position(|&choseong| choseong == jamo)?;
            u8::try_from(index).ok()
        }))
    }

    /// Makes a pattern from indices into [`CHOSEONG`]. `None` if an index is out of range or the length is invalid.
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

    /// Indices into [`CHOSEONG`], one per syllable.
    pub fn indices(&self) -> &[u8] {
        &self.choseong[..self.len()]
    }

    /// The choseong as compatibility jamo.
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
        Self::parse(&jamo).ok_or_else(|| de::Error::custom("not a pattern of two to six choseong"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_of_a_word_has_the_choseong_of_its_syllables() {
        for (word, initials) in
            [("서랍", "ㅅㄹ"), ("초심", "ㅊㅅ"), ("강아지", "ㄱㅇㅈ"), ("일석이조", "ㅇㅅㅇㅈ"), ("빵집", "ㅃㅈ")]
        {
            assert_eq!(Pattern::of(word).map(|pattern| pattern.to_string()).as_deref(), Some(initials), "{word}");
        }
    }

    #[test]
    fn only_two_to_six_complete_syllables_have_a_pattern() {
        for text in ["", "서", "서랍!", "서 랍", "ㅅㄹ", "seo", "서ㄹ", "가나다라마바사"] {
            assert_eq!(Pattern::of(text), None, "{text}");
        }
    }

    #[test]
    fn a_pattern_is_parsed_from_compatibility_jamo_only() {
        assert_eq!(Pattern::parse("ㅅㄹ"), Pattern::of("서랍"));
        for text in ["", "ㅅ", "서랍", "ㅅㅏ", "ㄳㄹ", "\u{1109}\u{1105}"] {
            assert_eq!(Pattern::parse(text), None, "{text}");
        }
    }
}
