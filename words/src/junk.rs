//! Detects dictionary entries that players would not accept as nouns.

use hangul::{join, split};

/// Choseong indices of ㄴ, ㄹ, ㅇ, ㅈ and ㅊ.
const NIEUN: u8 = 2;
const RIEUL: u8 = 5;
const IEUNG: u8 = 11;
const JIEUT: u8 = 12;
const CHIEUT: u8 = 14;
/// Sino-Korean syllables that begin with ㄹ. Other words with an initial ㄹ are Western loanwords, which 두음 법칙 (the
/// initial sound law) does not change: 레버 is not a North Korean spelling of 네버.
const SINO_KOREAN: &str = "라락란랄람랍랑래랭략량려력련렬렴렵령례로록론롱뢰료룡루류륙륜률륭륵름릉리린림립";
/// Vowel indices of ㅑㅒㅕㅖㅛㅠㅣ (y-glides and ㅣ). Before these vowels, 두음 법칙 drops an initial ㄴ or ㄹ.
const GLIDES: [u16; 7] = [2, 3, 6, 7, 12, 17, 20];
/// Vowel indices of ㅑㅕㅛㅠ, which standard spelling does not use after ㅈ and ㅊ in nouns.
const PLAIN_GLIDES: [u16; 4] = [2, 6, 12, 17];
/// Number of jongseong (final consonants), including none. The vowel index of a [`split`] rest is `rest / FINALS`.
const FINALS: u16 = 28;

/// The South Korean spelling of a word in North Korean spelling: 로동 gives 노동, 녀자 gives 여자. `None` if 두음 법칙 does
/// not change the word.
pub(crate) fn southern_form(word: &str) -> Option<String> {
    let mut syllables = word.chars();
    let first = syllables.next()?;
    let (choseong, rest) = split(first)?;
    let glide = GLIDES.contains(&(rest / FINALS));
    let southern = match choseong {
        RIEUL if !SINO_KOREAN.contains(first) => return None,
        RIEUL | NIEUN if glide => IEUNG,
        RIEUL => NIEUN,
        _ => return None,
    };
    Some(join(southern, rest)?.to_string() + syllables.as_str())
}

/// Whether `word` contains a syllable like 져 or 쵸, which no noun has in current spelling.
pub(crate) fn has_archaic_syllable(word: &str) -> bool {
    word.chars()
        .filter_map(split)
        .any(|(choseong, rest)| matches!(choseong, JIEUT | CHIEUT) && PLAIN_GLIDES.contains(&(rest / FINALS)))
}

/// Whether `word` repeats one part, like 반짝반짝. Such words are adverbs, although dictionaries list them as nouns.
pub(crate) fn is_reduplicated(word: &str) -> bool {
    let syllables: Vec<_> = word.chars().collect();
    let (first, second) = syllables.split_at(syllables.len() / 2);
    syllables.len() >= 4 && first == second
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn north_korean_spelling_becomes_south_korean() {
        for (north, south) in [("로동", "노동"), ("녀자", "여자"), ("리론", "이론"), ("래일", "내일")] {
            assert_eq!(southern_form(north).as_deref(), Some(south));
        }
        for word in ["나무", "노동", "사람", "레버", "럼주", "릴레이"] {
            assert_eq!(southern_form(word), None, "{word}");
        }
    }

    #[test]
    fn archaic_syllables_and_reduplication_are_detected() {
        assert!(has_archaic_syllable("쥬스") && has_archaic_syllable("가져"));
        assert!(!has_archaic_syllable("주스") && !has_archaic_syllable("계절"));
        assert!(is_reduplicated("반짝반짝") && !is_reduplicated("반짝이") && !is_reduplicated("엄마"));
    }
}
