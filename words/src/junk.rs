//! What dictionaries list and players would not call a word.

use game::hangul::{join, split};

/// The places of ㄴ, ㄹ, ㅇ, ㅈ and ㅊ among the initials.
const NIEUN: u8 = 2;
const RIEUL: u8 = 5;
const IEUNG: u8 = 11;
const JIEUT: u8 = 12;
const CHIEUT: u8 = 14;
/// The readings of Chinese characters that begin with ㄹ. Other words with ㄹ came later from the West, and no rule of
/// initials changes them: 레버 is no northern 네버.
const SINO_KOREAN: &str = "라락란랄람랍랑래랭략량려력련렬렴렵령례로록론롱뢰료룡루류륙륜률륭륵름릉리린림립";
/// Vowels with a y-glide and ㅣ: ㅑㅒㅕㅖㅛㅠㅣ. Before them the rule of initials (두음 법칙) drops ㄴ and ㄹ.
const GLIDES: [u16; 7] = [2, 3, 6, 7, 12, 17, 20];
/// ㅑㅕㅛㅠ, which standard spelling does not write after ㅈ and ㅊ.
const PLAIN_GLIDES: [u16; 4] = [2, 6, 12, 17];
/// Finals, the empty one included: the vowel of a rest is `rest / FINALS`.
const FINALS: u16 = 28;

/// The southern form of a word that begins with ㄹ or ㄴ as in the North: 로동 gives 노동, 녀자 gives 여자.
/// `None` for words that the rule of initials leaves as they are.
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

/// Whether it is spelled as no word of today is: 져, 쵸 and the like.
pub(crate) fn has_archaic_syllable(word: &str) -> bool {
    word.chars()
        .filter_map(split)
        .any(|(choseong, rest)| matches!(choseong, JIEUT | CHIEUT) && PLAIN_GLIDES.contains(&(rest / FINALS)))
}

/// Whether it says the same twice, like 반짝반짝: an adverb, though dictionaries list it among nouns.
pub(crate) fn is_reduplicated(word: &str) -> bool {
    let syllables: Vec<_> = word.chars().collect();
    let (first, second) = syllables.split_at(syllables.len() / 2);
    syllables.len() >= 4 && first == second
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn northern_initials_are_mended() {
        for (north, south) in [("로동", "노동"), ("녀자", "여자"), ("리론", "이론"), ("래일", "내일")] {
            assert_eq!(southern_form(north).as_deref(), Some(south));
        }
        for word in ["나무", "노동", "사람", "레버", "럼주", "릴레이"] {
            assert_eq!(southern_form(word), None, "{word}");
        }
    }

    #[test]
    fn archaic_spellings_and_doubled_words_are_told_apart_from_words_of_today() {
        assert!(has_archaic_syllable("쥬스") && has_archaic_syllable("가져"));
        assert!(!has_archaic_syllable("주스") && !has_archaic_syllable("계절"));
        assert!(is_reduplicated("반짝반짝") && !is_reduplicated("반짝이") && !is_reduplicated("엄마"));
    }
}
