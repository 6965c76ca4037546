//! Undoes the disguises of foul words.

use hangul::fold_width;
use unicode_normalization::UnicodeNormalization;

use super::jamo::{compose, is_alphanumeric, is_hangul, is_syllable, merge_stretched, romanize};

/// Jamo that players repeat around a word for laughing, crying or trembling.
const LAUGHTER: [char; 5] = ['ㅋ', 'ㅎ', 'ㅠ', 'ㅜ', 'ㄷ'];

/// All readings of `word` to look up: the word folded (lower case, normal width, letters and digits only), and the
/// results of undoing each disguise alone and in combination.
pub(super) fn readings(word: &str) -> Vec<String> {
    if word.chars().all(is_syllable) { readings_of_syllables(word) } else { readings_of_any(word) }
}

/// `word` folded, without undoing any other disguise.
pub(super) fn plain(word: &str) -> String {
    if word.chars().all(is_syllable) {
        return word.to_owned();
    }
    letters(&folded(word)).into_iter().collect()
}

fn readings_of_any(word: &str) -> Vec<String> {
    let folded = folded(word);
    let mut readings = vec![letters(&folded)];
    if folded.iter().any(char::is_ascii_alphabetic) {
        readings.push(letters(&spelled_out(&folded)));
    }
    let laughed = without_laughter(&readings[0]);
    readings.push(laughed);
    for disguise in [without_intruder, compose, merge_stretched, fold_repeated, fold_latin, romanize] {
        let taken_off: Vec<_> = readings.iter().map(|reading| disguise(reading)).collect();
        readings.extend(taken_off);
        readings.sort_unstable();
        readings.dedup();
    }
    readings.into_iter().map(|reading| reading.into_iter().collect()).collect()
}

/// Lower case, normal width, and Latin letters without a circle: ⓢ.
fn folded(word: &str) -> Vec<char> {
    let uncircled = |letter: char| match letter {
        'Ⓐ'..='ⓩ' => char::from(b'a' + u8::try_from((u32::from(letter) - u32::from('Ⓐ')) % 26).unwrap_or_default()),
        other => other,
    };
    word.nfc().map(fold_width).map(uncircled).flat_map(char::to_lowercase).collect()
}

/// [`readings_of_any`] for a word of whole syllables, as most words are: no other disguise changes it.
fn readings_of_syllables(word: &str) -> Vec<String> {
    let mut readings = vec![word.chars().collect::<Vec<_>>()];
    for disguise in [merge_stretched, fold_repeated] {
        let taken_off: Vec<_> = readings.iter().map(|reading| disguise(reading)).collect();
        readings.extend(taken_off);
        readings.dedup();
    }
    readings.into_iter().map(|reading| reading.into_iter().collect()).collect()
}

/// Keeps only letters and digits, which undoes 시.발, 씨-발 and zero-width characters.
fn letters(word: &[char]) -> Vec<char> {
    word.iter().copied().filter(|&letter| is_alphanumeric(letter)).collect()
}

/// Replaces digits and marks between Latin letters by the letters they imitate: sh1t, f*ck. Never 5: A55 is a phone model.
fn spelled_out(word: &[char]) -> Vec<char> {
    let latin = |letter: Option<&char>| letter.is_some_and(char::is_ascii_alphabetic);
    let imitates = |letter: &&char| matches!(letter, '1' | '!' | '0' | '3' | '@' | '$' | '*');
    let between = |place: usize| {
        let before = word[..place].iter().rev().find(|letter| !imitates(letter));
        latin(before) && latin(word[place..].iter().find(|letter| !imitates(letter)))
    };
    let spell = |(place, &letter): (usize, &char)| match letter {
        _ if !between(place) => letter,
        '1' | '!' => 'i',
        '0' => 'o',
        '3' => 'e',
        '@' => 'a',
        '$' => 's',
        '*' => 'u',
        other => other,
    };
    word.iter().enumerate().map(spell).collect()
}

/// Removes ㅋㅋ and similar jamo around a word. A single one is removed only after a syllable: ㅅㅂㅎ may be a prompt.
fn without_laughter(word: &[char]) -> Vec<char> {
    let laughs = |letter: &&char| LAUGHTER.contains(letter);
    let ahead = word.iter().take_while(laughs).count();
    let behind = word.iter().rev().take_while(laughs).count();
    let ahead = if ahead > 1 { ahead } else { 0 };
    let end = word.len() - behind.min(word.len() - ahead);
    let after_syllable = end.checked_sub(1).is_some_and(|last| matches!(word[last], '가'..='힣'));
    let end = if behind > 1 || after_syllable { end } else { word.len() };
    word[ahead..end.max(ahead)].to_vec()
}

/// Removes a single digit or Latin letter between two Hangul letters (시1발), and vowels and laughter between two
/// syllables (시ㅣ발, 시ㅋㅋ발).
fn without_intruder(word: &[char]) -> Vec<char> {
    let hangul =
        |place: Option<usize>| place.and_then(|place| word.get(place)).is_some_and(|&letter| is_hangul(letter));
    let fills = |letter: &char| LAUGHTER.contains(letter) || matches!(letter, 'ㅏ'..='ㅣ');
    let syllable = |letter: Option<&char>| letter.is_some_and(|&letter| is_syllable(letter));
    let intrudes = |place: usize| {
        let alone = word[place].is_ascii_alphanumeric() && hangul(place.checked_sub(1)) && hangul(Some(place + 1));
        let filler = fills(&word[place])
            && syllable(word[..place].iter().rev().find(|letter| !fills(letter)))
            && syllable(word[place..].iter().find(|letter| !fills(letter)));
        alone || filler
    };
    (0..word.len()).filter(|&place| !intrudes(place)).map(|place| word[place]).collect()
}

/// Shortens three or more equal syllables to one (씨씨씨발), and equal jamo to two (ㅗㅗㅗㅗ). Two equal syllables stay:
/// 야동동 is a place.
fn fold_repeated(word: &[char]) -> Vec<char> {
    let mut folded = Vec::new();
    for run in word.chunk_by(|a, b| a == b) {
        let kept = match run {
            ['ㄱ'..='ㅣ', _, _, ..] => 2,
            ['가'..='힣', _, _, ..] => 1,
            _ => run.len(),
        };
        folded.extend(&run[..kept]);
    }
    folded
}

/// Shortens repeated Latin letters to one: fuuuck.
fn fold_latin(word: &[char]) -> Vec<char> {
    let mut folded = word.to_vec();
    folded.dedup_by(|a, b| a == b && a.is_ascii_alphabetic());
    folded
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_word_of_syllables_has_the_readings_of_any_word() {
        for word in
            ["서랍", "바아아알", "씨씨씨발", "씨이씨이씨이발", "가가가가나나", "야동동", "우유", "아아아아아", "가"]
        {
            let readings = |all: Vec<String>| all.into_iter().collect::<BTreeSet<_>>();
            assert_eq!(readings(readings_of_syllables(word)), readings(readings_of_any(word)), "{word}");
        }
    }
}
