//! Finds headwords that are, to players, misspellings of a well-known word: 감저탕, 칼국슈.

use hangul::{CHOSEONG, FINALS, join, split};

use crate::sources::{Sources, Zipf};

/// Number of vowels.
const VOWELS: u16 = 21;
/// Frequency assumed for words that the frequency list lacks: its rarest ones have Zipf 3.01.
const UNLISTED: Zipf = Zipf(100);
/// Frequency assumed for known words with a learners' grade or a clue that the frequency list lacks.
const WELL_KNOWN: Zipf = Zipf(300);
/// A misspelling is at least a hundred times rarer than the word that was meant, which is 2 on the Zipf scale.
const RARER: u16 = 200;

/// The well-known word that differs from `word` by one jamo and is at least a hundred times as frequent. `None` if
/// there is none, or if HanDic or one of our own lists has `word`.
pub(crate) fn meant(sources: &Sources, word: &str) -> Option<String> {
    let frequency = sources.zipf(word).max(UNLISTED);
    let meant = |other: &String| {
        is_known(sources, other) && sources.zipf(other).max(least(sources, other)).0 >= frequency.0 + RARER
    };
    let letters = |choseong: u8, rest: u16| {
        let (vowel, jongseong) = (rest / FINALS, rest % FINALS);
        let initials = (0..CHOSEONG.len()).filter_map(|other| join(u8::try_from(other).ok()?, rest));
        let vowels = (0..VOWELS).filter_map(|other| join(choseong, other * FINALS + jongseong));
        let finals = (0..FINALS).filter_map(|other| join(choseong, vowel * FINALS + other));
        initials.chain(vowels).chain(finals).collect()
    };
    if is_known(sources, word) { None } else { respelled(word, letters).into_iter().find(meant) }
}

/// Every spelling of `word` with one syllable replaced by another one of those that `others` gives for its choseong and
/// the rest of it, as [`split`] has them.
pub(crate) fn respelled(word: &str, others: impl Fn(u8, u16) -> Vec<char>) -> Vec<String> {
    let syllables: Vec<char> = word.chars().collect();
    let mut spellings = Vec::new();
    for (place, &syllable) in syllables.iter().enumerate() {
        let Some((choseong, rest)) = split(syllable) else { continue };
        for other in others(choseong, rest).into_iter().filter(|other| *other != syllable) {
            let mut spelling = syllables.clone();
            spelling[place] = other;
            spellings.push(spelling.into_iter().collect());
        }
    }
    spellings
}

fn is_known(sources: &Sources, word: &str) -> bool {
    let own = &sources.own;
    sources.handic.contains_key(word) || own.added.contains_key(word) || own.curated_words.contains(word)
}

fn least(sources: &Sources, word: &str) -> Zipf {
    let graded = sources.handic.get(word).is_some_and(Option::is_some);
    if graded || sources.own.curated_words.contains(word) { WELL_KNOWN } else { UNLISTED }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::Own;

    #[test]
    fn a_rare_neighbour_of_a_well_known_word_is_a_misspelling_unless_it_is_known_itself() {
        let curated_words = ["감자탕", "비둘기"].map(str::to_owned).into();
        let added = [("감나무".to_owned(), "daily.txt".to_owned())].into();
        let zipf = [("대나무".to_owned(), Zipf(400)), ("비들기".to_owned(), Zipf(301))].into();
        let sources = Sources { zipf, own: Own { curated_words, added, ..Own::default() }, ..Sources::default() };
        assert_eq!(meant(&sources, "감저탕").as_deref(), Some("감자탕"));
        assert_eq!(meant(&sources, "감자탄").as_deref(), Some("감자탕"));
        assert_eq!(meant(&sources, "깜자탕").as_deref(), Some("감자탕"));
        // 감나무 is in a list of ours, 다너무 differs by two jamo, and 비들기 is used about as often as 비둘기.
        for word in ["감나무", "감자탕", "다너무", "비들기"] {
            assert_eq!(meant(&sources, word), None, "{word}");
        }
    }
}
