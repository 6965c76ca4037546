//! Splits Hangul syllables into choseong and rest.

/// The nineteen choseong (initial consonants) as compatibility jamo, in Unicode order.
pub const CHOSEONG: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];

/// The first precomposed syllable: 가.
const FIRST_SYLLABLE: u32 = 0xAC00;
/// Number of syllables per choseong: 21 jungseong (vowels) × 28 jongseong (final consonants, including none).
const SYLLABLES_PER_CHOSEONG: u32 = 588;

/// Splits a complete syllable into the index of its choseong (0–18) and the rest,
/// jungseong × 28 + jongseong (0–587): `서` is `(9, 112)`. `None` for anything else.
pub fn split(syllable: char) -> Option<(u8, u16)> {
    let offset = u32::from(syllable).checked_sub(FIRST_SYLLABLE)?;
    let choseong = u8::try_from(offset / SYLLABLES_PER_CHOSEONG).ok()?;
    let rest = u16::try_from(offset % SYLLABLES_PER_CHOSEONG).ok()?;
    (usize::from(choseong) < CHOSEONG.len()).then_some((choseong, rest))
}

/// The inverse of [`split`]: `(9, 112)` gives `서`. `None` if an index is out of range.
pub fn join(choseong: u8, rest: u16) -> Option<char> {
    let known = usize::from(choseong) < CHOSEONG.len() && u32::from(rest) < SYLLABLES_PER_CHOSEONG;
    let offset = u32::from(choseong) * SYLLABLES_PER_CHOSEONG + u32::from(rest);
    char::from_u32(FIRST_SYLLABLE + offset).filter(|_| known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn splitting_and_joining_are_opposites(syllable in proptest::char::range('가', '힣')) {
            let (choseong, rest) = split(syllable).unwrap();
            prop_assert_eq!(join(choseong, rest), Some(syllable));
        }
    }
}
