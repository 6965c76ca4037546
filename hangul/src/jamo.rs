//! Jamo: the letters of which Hangul syllables consist.

use crate::{CHOSEONG, split};

/// Number of jongseong (final consonants), including none.
pub const FINALS: u16 = 28;
/// ㅏ as a compatibility jamo. The other vowels follow in the order of their indices.
pub const FIRST_VOWEL: u32 = 0x314F;
/// The jongseong as compatibility jamo, from index 1 on. Index 0 is none.
pub const JONGSEONG: [char; 27] = [
    'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ', 'ㅂ', 'ㅄ', 'ㅅ',
    'ㅆ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

/// Folds full-width ASCII to ASCII, and half-width and conjoining jamo to compatibility jamo.
pub fn fold_width(letter: char) -> char {
    let code = u32::from(letter);
    let folded = match code {
        0xFF01..=0xFF5E => code - 0xFF01 + 0x21,
        0xFFA1..=0xFFBE => code - 0xFFA1 + 0x3131,
        0xFFC2..=0xFFC7 => code - 0xFFC2 + 0x314F,
        0xFFCA..=0xFFCF => code - 0xFFCA + 0x3155,
        0xFFD2..=0xFFD7 => code - 0xFFD2 + 0x315B,
        0xFFDA..=0xFFDC => code - 0xFFDA + 0x3161,
        0x1161..=0x1175 => code - 0x1161 + FIRST_VOWEL,
        0x1100..=0x1112 => return CHOSEONG[(code - 0x1100) as usize],
        0x11A8..=0x11C2 => return JONGSEONG[(code - 0x11A8) as usize],
        _ => code,
    };
    char::from_u32(folded).unwrap_or(letter)
}

/// The jamo of a letter, with compound vowels taken apart: `광` gives ㄱㅗㅏㅇ. Other characters stay as they are.
pub(crate) fn spelled(letter: char) -> impl Iterator<Item = char> {
    let [initial, vowel, last] = match split(letter) {
        None => [Some(letter), None, None],
        Some((choseong, rest)) => [
            CHOSEONG.get(usize::from(choseong)).copied(),
            char::from_u32(FIRST_VOWEL + u32::from(rest / FINALS)),
            usize::from(rest % FINALS).checked_sub(1).and_then(|jongseong| JONGSEONG.get(jongseong).copied()),
        ],
    };
    [initial, vowel, last].into_iter().flatten().flat_map(|jamo| match jamo {
        'ㅘ' => ['ㅗ', 'ㅏ'].into_iter().take(2),
        'ㅙ' => ['ㅗ', 'ㅐ'].into_iter().take(2),
        'ㅚ' => ['ㅗ', 'ㅣ'].into_iter().take(2),
        'ㅝ' => ['ㅜ', 'ㅓ'].into_iter().take(2),
        'ㅞ' => ['ㅜ', 'ㅔ'].into_iter().take(2),
        'ㅟ' => ['ㅜ', 'ㅣ'].into_iter().take(2),
        'ㅢ' => ['ㅡ', 'ㅣ'].into_iter().take(2),
        jamo => [jamo, jamo].into_iter().take(1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_syllable_is_spelled_and_other_characters_stay() {
        let spell = |text: &str| text.chars().flat_map(spelled).collect::<String>();
        assert_eq!(spell("광장 ㅎa"), "ㄱㅗㅏㅇㅈㅏㅇ ㅎa");
        assert_eq!(spell("값"), "ㄱㅏㅄ");
    }
}
