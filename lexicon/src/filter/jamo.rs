//! Recomposes loose jamo, shortens stretched vowels, and romanises Hangul mixed with Latin letters.

use hangul::{CHOSEONG, FINALS, FIRST_VOWEL, JONGSEONG, join, split};

/// The choseong index of ㅇ.
const IEUNG: u8 = 11;
/// Choseong, vowels and some jongseong as players romanise them.
const LATIN_INITIALS: [&str; 19] =
    ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
const LATIN_VOWELS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
];
const LATIN_FINALS: [(u16, &str); 6] = [(1, "k"), (4, "n"), (8, "l"), (16, "m"), (17, "p"), (21, "ng")];

/// Whether `letter` is a syllable or a compatibility jamo.
pub(super) fn is_hangul(letter: char) -> bool {
    matches!(letter, '가'..='힣' | 'ㄱ'..='ㅣ')
}

/// Whether `letter` is a syllable.
pub(super) fn is_syllable(letter: char) -> bool {
    matches!(letter, '가'..='힣')
}

/// Whether `letter` is a letter or a digit. Asks for syllables first, which are the most frequent, and which Unicode's
/// tables find last.
pub(super) fn is_alphanumeric(letter: char) -> bool {
    is_syllable(letter) || letter.is_alphanumeric()
}

/// Composes loose jamo into syllables. A consonant becomes the choseong of a following loose vowel (ㅅㅣㅂㅏㄹ), or else
/// the jongseong of a preceding open syllable (바ㄹ).
pub(super) fn compose(word: &[char]) -> Vec<char> {
    let mut composed: Vec<char> = Vec::with_capacity(word.len());
    let mut place = 0;
    while let Some(&letter) = word.get(place) {
        let begun = word.get(place + 1).and_then(|&vowel| begin(letter, vowel));
        if let Some(syllable) = begun {
            composed.push(syllable);
            place += 2;
            continue;
        }
        match composed.last().and_then(|&open| close(open, letter)) {
            Some(closed) => {
                composed.pop();
                composed.push(closed);
            }
            None => composed.push(letter),
        }
        place += 1;
    }
    composed
}

fn begin(consonant: char, vowel: char) -> Option<char> {
    let choseong = CHOSEONG.iter().position(|&choseong| choseong == consonant)?;
    let vowel = u32::from(vowel).checked_sub(FIRST_VOWEL).filter(|&vowel| vowel < 21)?;
    join(u8::try_from(choseong).ok()?, u16::try_from(vowel).ok()? * FINALS)
}

fn close(open: char, consonant: char) -> Option<char> {
    let (choseong, rest) = split(open).filter(|(_, rest)| rest % FINALS == 0)?;
    let jongseong = JONGSEONG.iter().position(|&jongseong| jongseong == consonant)?;
    join(choseong, rest + u16::try_from(jongseong).ok()? + 1)
}

/// Shortens stretched vowels: 바아알 becomes 발.
pub(super) fn merge_stretched(word: &[char]) -> Vec<char> {
    let mut merged: Vec<char> = Vec::with_capacity(word.len());
    for &letter in word {
        let short = merged.last().and_then(|&before| {
            let ((choseong, open), (initial, rest)) = (split(before)?, split(letter)?);
            let drawn_out = open % FINALS == 0 && initial == IEUNG && open / FINALS == rest / FINALS;
            drawn_out.then(|| join(choseong, rest))?
        });
        if short.is_some() {
            merged.pop();
        }
        merged.push(short.unwrap_or(letter));
    }
    merged
}

/// Romanises a word that mixes syllables and Latin letters: 시bal. Other words stay unchanged.
pub(super) fn romanize(word: &[char]) -> Vec<char> {
    let latin = |letter: &char| letter.is_ascii_alphabetic();
    let mixed = word.iter().any(latin) && word.iter().all(|letter| latin(letter) || split(*letter).is_some());
    if !mixed {
        return word.to_vec();
    }
    word.iter()
        .flat_map(|&letter| split(letter).map_or_else(|| letter.to_string(), in_latin).chars().collect::<Vec<_>>())
        .collect()
}

fn in_latin((choseong, rest): (u8, u16)) -> String {
    let initial = LATIN_INITIALS.get(usize::from(choseong)).copied().unwrap_or_default();
    let vowel = LATIN_VOWELS.get(usize::from(rest / FINALS)).copied().unwrap_or_default();
    let jongseong = LATIN_FINALS.iter().find(|(place, _)| *place == rest % FINALS).map_or("", |(_, latin)| latin);
    [initial, vowel, jongseong].concat()
}
