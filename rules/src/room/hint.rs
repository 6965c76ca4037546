//! Hints for one word: its clue, then its vowels beside the choseong.

use hangul::{Pattern, split};

/// The 21 vowels (jungseong) as compatibility jamo, in Unicode order.
const JUNGSEONG: [char; 21] = [
    'ㅏ', 'ㅐ', 'ㅑ', 'ㅒ', 'ㅓ', 'ㅔ', 'ㅕ', 'ㅖ', 'ㅗ', 'ㅘ', 'ㅙ', 'ㅚ', 'ㅛ', 'ㅜ', 'ㅝ', 'ㅞ', 'ㅟ', 'ㅠ', 'ㅡ',
    'ㅢ', 'ㅣ',
];
/// Number of syllables with the same choseong and jungseong: one without and 27 with a final consonant.
const SYLLABLES_PER_JUNGSEONG: u16 = 28;

/// The hints for `word`, in the order in which they are given: its clue if the prompt does not show it, the vowel of
/// the first syllable, all vowels. They omit final consonants, so that a hint never spells the word.
pub(super) fn hints(word: &str, clue: Option<String>) -> impl Iterator<Item = String> {
    let length = word.chars().count();
    clue.into_iter().chain([1, length].map(|vowels| with_vowels(word, vowels)))
}

/// `서랍` with one vowel is `ㅅ·ㅓ  ㄹ`. The dot keeps the jamo apart: composed, they would be the syllable `서`.
fn with_vowels(word: &str, vowels: usize) -> String {
    let choseong = Pattern::of(word).map(|pattern| pattern.jamo().collect::<Vec<_>>()).unwrap_or_default();
    let jungseong = |syllable| {
        let (_, rest) = split(syllable)?;
        JUNGSEONG.get(usize::from(rest / SYLLABLES_PER_JUNGSEONG)).copied()
    };
    let syllables =
        choseong.iter().zip(word.chars()).enumerate().map(|(place, (initial, syllable))| {
            match jungseong(syllable).filter(|_| place < vowels) {
                Some(vowel) => format!("{initial}·{vowel}"),
                None => initial.to_string(),
            }
        });
    syllables.collect::<Vec<_>>().join("  ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_vowel_comes_before_all_vowels() {
        let given: Vec<_> = hints("서랍", None).collect();
        assert_eq!(given, ["ㅅ·ㅓ  ㄹ", "ㅅ·ㅓ  ㄹ·ㅏ"]);
    }

    #[test]
    fn a_clue_comes_first() {
        let given: Vec<_> = hints("강아지", Some("꼬리를 흔드는 아이".into())).collect();
        assert_eq!(given, ["꼬리를 흔드는 아이", "ㄱ·ㅏ  ㅇ  ㅈ", "ㄱ·ㅏ  ㅇ·ㅏ  ㅈ·ㅣ"]);
    }

    #[test]
    fn hints_do_not_show_final_consonants() {
        assert!(hints("사랑", None).eq(hints("산란", None)));
    }
}
