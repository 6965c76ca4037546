//! Pronunciation: jamo names and particles.

use hangul::Pattern;

/// What a screen reader says for a prompt: `ㅅㄹ` is "제시 초성 시옷 리을".
pub(crate) fn spoken_prompt(pattern: &Pattern) -> String {
    const NAMES: [&str; 19] = [
        "기역",
        "쌍기역",
        "니은",
        "디귿",
        "쌍디귿",
        "리을",
        "미음",
        "비읍",
        "쌍비읍",
        "시옷",
        "쌍시옷",
        "이응",
        "지읒",
        "쌍지읒",
        "치읓",
        "키읔",
        "티읕",
        "피읖",
        "히읗",
    ];
    pattern.indices().iter().fold("제시 초성".to_owned(), |spoken, &index| {
        spoken + " " + NAMES.get(usize::from(index)).copied().unwrap_or_default()
    })
}

/// The final consonant of a syllable, by its place in Unicode's order; 0 for none.
fn jongseong(syllable: char) -> u16 {
    hangul::split(syllable).map_or(0, |(_, rest)| rest % 28)
}

/// A word of the word list in quotes with the particle 은 or 는, whichever its final sound takes.
pub(super) fn topic(word: &str) -> String {
    let ends_in_consonant = word.chars().next_back().is_some_and(|last| jongseong(last) != 0);
    format!("‘{word}’{}", if ends_in_consonant { "은" } else { "는" })
}

/// The particle 로 or 으로, whichever the final sound of `name` takes.
pub(super) fn toward(name: &str) -> &'static str {
    const RIEUL: u16 = 8;
    let ends_in_consonant = match name.chars().next_back() {
        Some(syllable @ '가'..='힣') => !matches!(jongseong(syllable), 0 | RIEUL),
        // Digits whose Korean reading ends in a consonant other than ㄹ: 영, 삼, 육
        Some('0' | '3' | '6') => true,
        _ => false,
    };
    if ends_in_consonant { "으로" } else { "로" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prompt_is_spelled_as_jamo_names() {
        let pattern = Pattern::of("서랍").unwrap();
        assert_eq!(spoken_prompt(&pattern), "제시 초성 시옷 리을");
    }
}
