//! How many keys a word takes on a Korean keyboard.

use crate::jamo::FINALS;
use crate::split;

/// The jungseong (vowels) that are typed with two keys, by their indices in Unicode order: ㅘ ㅙ ㅚ ㅝ ㅞ ㅟ ㅢ.
const TWO_KEY_JUNGSEONG: [u16; 7] = [9, 10, 11, 14, 15, 16, 19];
/// The jongseong that are typed with two keys, by their indices in Unicode order: ㄳ ㄵ ㄶ ㄺ ㄻ ㄼ ㄽ ㄾ ㄿ ㅀ ㅄ.
const TWO_KEY_JONGSEONG: [u16; 11] = [3, 5, 6, 9, 10, 11, 12, 13, 14, 15, 18];

/// The number of key strokes that type `text` on a two-set (두벌식) keyboard. A doubled consonant such as ㄲ is one key with
/// shift and counts as one. Anything but a complete syllable counts as one key, too.
pub fn key_strokes(text: &str) -> u32 {
    text.chars().map(of_character).sum()
}

fn of_character(character: char) -> u32 {
    let Some((_, rest)) = split(character) else { return 1 };
    let (jungseong, jongseong) = (rest / FINALS, rest % FINALS);
    let vowel = 1 + u32::from(TWO_KEY_JUNGSEONG.contains(&jungseong));
    let last = u32::from(jongseong > 0) + u32::from(TWO_KEY_JONGSEONG.contains(&jongseong));
    1 + vowel + last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_jamo_is_a_key_and_compound_ones_are_two() {
        let words = [("가", 2), ("각", 3), ("까", 2), ("깎", 3), ("있", 3), ("얘", 2), ("과", 3), ("의", 3), ("뷁", 5)];
        for (word, keys) in words.into_iter().chain([("서랍", 5), ("값", 4), ("넓", 4), ("ㅋㅋ", 2), ("", 0)]) {
            assert_eq!(key_strokes(word), keys, "{word}");
        }
    }

    /// 두벌식 types these jamo by two others; every other one has a key of its own.
    #[test]
    fn the_compound_jamo_are_those_of_the_keyboard() {
        let is_compound = |&jongseong: &u16| of_character(syllable(0, jongseong)) == 4;
        let finals: String = (0..FINALS).filter(is_compound).map(|jongseong| syllable(0, jongseong)).collect();
        assert_eq!(finals, "갃갅갆갉갊갋갌갍갎갏값");
        let vowels: String = (0..21).map(|vowel| syllable(vowel, 0)).filter(|&c| of_character(c) == 3).collect();
        assert_eq!(vowels, "과괘괴궈궤귀긔");
    }

    fn syllable(jungseong: u16, jongseong: u16) -> char {
        crate::join(0, jungseong * FINALS + jongseong).unwrap()
    }
}
