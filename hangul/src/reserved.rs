//! Nicknames that would pass for the game's own: the operators' messages, the host's badge, the operators themselves.

use crate::jamo::spelled;
use crate::look_alike::{plain, skeleton};

/// Nobody's nickname, and neither is what looks like one of them.
const RESERVED: [&str; 5] = ["운영자", "관리자", "알림", "방장", "로봇"];
/// Words that name an office wherever they stand: `진짜운영자`.
const OFFICES: [&str; 2] = ["운영자", "관리자"];
/// The polite ending of an office.
const POLITE: &str = "님";

/// Whether `name` is a reserved nickname or passes for one: with spaces, digits, marks or letters around or between its
/// syllables (`운1영자`), spelled in jamo (`우ㄴ영자`), with Latin letters or digits instead of jamo (`관ㄹl자`), or politely
/// (`방장님`).
pub(crate) fn is_reserved(name: &str) -> bool {
    let hangul: Vec<char> = plain(name).filter(|&letter| is_syllable(letter) || is_jamo(letter)).collect();
    let syllables: String = hangul.iter().filter(|&&letter| is_syllable(letter)).collect();
    let substituted: Vec<char> = skeleton(name).chars().filter_map(jamo_for).collect();
    OFFICES.iter().any(|office| syllables.contains(office))
        || is_one(&syllables)
        || [hangul, substituted].iter().any(|letters| spells_one(letters))
}

/// Whether the letters spell a reserved nickname, with or without loose jamo before and after it.
fn spells_one(letters: &[char]) -> bool {
    let before = letters.iter().take_while(|&&letter| is_jamo(letter)).count();
    let after = letters.iter().rev().take_while(|&&letter| is_jamo(letter)).count();
    (0..=before).any(|start| {
        let ends = letters.len() - after.min(letters.len() - start)..=letters.len();
        ends.into_iter().any(|end| letters.get(start..end).is_some_and(|part| is_one(&part.iter().collect::<String>())))
    })
}

fn is_one(text: &str) -> bool {
    let spell = |text: &str| text.chars().flat_map(spelled).collect::<String>();
    let spelled = spell(text);
    RESERVED.iter().any(|name| spelled == spell(name) || spelled == spell(&format!("{name}{POLITE}")))
}

/// The letter, if it is Hangul, or the jamo that a character of a skeleton looks like.
fn jamo_for(character: char) -> Option<char> {
    match character {
        '1' => Some('ㅣ'),
        '0' => Some('ㅇ'),
        '-' => Some('ㅡ'),
        other => Some(other).filter(|&letter| is_syllable(letter) || is_jamo(letter)),
    }
}

fn is_syllable(letter: char) -> bool {
    matches!(letter, '가'..='힣')
}

fn is_jamo(letter: char) -> bool {
    matches!(letter, 'ㄱ'..='ㅣ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_for_the_games_own_names_is_reserved() {
        for name in [
            "운영자",
            "알림",
            "방장",
            "관리자",
            "로봇",
            "운영자1",
            "운 영 자",
            "운1영a자",
            "★운영자★",
            "운영자ㅋㅋ",
            "운영자ㅇ",
            "ㅇㅜㄴㅇㅕㅇㅈㅏ",
            "우ㄴ영자",
            "운ㅋ영자",
            "관ㄹl자",
            "관ㄹ1자2",
            "바o장",
            "방장님",
            "진짜운영자",
            "운영자 봇",
            "알\u{FE0F}림",
            "ﾷㅜㄴ영자",
            "０운영자０",
            "\u{110B}\u{116E}\u{11AB}영자",
            "알리ㅁ",
            "로봇2",
            "운.영.자",
            "운\u{301}영자",
        ] {
            assert!(is_reserved(name), "{name}");
        }
        for name in [
            "ㅇ영자",
            "영자",
            "운영",
            "알림장",
            "알림이",
            "로봇청소기",
            "우리방장",
            "방",
            "수달",
            "ㅇㅇ",
            "방자",
            "자",
            "",
            "123",
            "ㅋㅋ",
        ] {
            assert!(!is_reserved(name), "{name}");
        }
    }
}
