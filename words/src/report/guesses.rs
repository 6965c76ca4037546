//! How often a blind guess is right: if guessing beats knowing, the game is spoiled.

use std::collections::BTreeMap;

use game::hangul::Pattern;
use game::words::{WordList, Words};

/// The share of random guesses of two syllables that the everyday list accepts, from 0 to 1.
///
/// A guess knows the pattern and takes each syllable as often as it stands in that place of the listed words, among
/// those with the wanted initial. The shares are exact, not sampled.
pub(crate) struct Guesses {
    /// The mean over the patterns that are asked.
    pub(crate) asked: f64,
    /// The mean over all patterns, weighted by their number of words.
    pub(crate) by_words: f64,
}

/// Measures it.
pub(crate) fn measure(built: &Words<'_>) -> Guesses {
    let listed = built.dictionary.words().filter(|entry| entry.list == WordList::Everyday);
    let words: Vec<(Pattern, [char; 2])> = listed
        .filter_map(|entry| {
            let syllables: Vec<char> = entry.word.chars().collect();
            Some((Pattern::of(&entry.word)?, syllables.try_into().ok()?))
        })
        .collect();
    let shares = Shares::of(&words);
    let mut passing: BTreeMap<Pattern, (f64, usize)> = BTreeMap::new();
    for (pattern, word) in &words {
        let (share, count) = passing.entry(*pattern).or_default();
        *share += shares.get(pattern, 0, word[0]) * shares.get(pattern, 1, word[1]);
        *count += 1;
    }
    let asked: Vec<f64> = built
        .questions
        .records()
        .filter(|record| record.pattern.len() == 2 && record.bare.is_some())
        .filter_map(|record| Some(passing.get(&record.pattern)?.0))
        .collect();
    let by_words: f64 = passing.values().map(|&(share, count)| share * count as f64).sum();
    Guesses { asked: asked.iter().sum::<f64>() / asked.len() as f64, by_words: by_words / words.len() as f64 }
}

/// How often each syllable stands in each place.
struct Shares {
    syllables: BTreeMap<(usize, char), f64>,
    initials: BTreeMap<(usize, u8), f64>,
}

impl Shares {
    fn of(words: &[(Pattern, [char; 2])]) -> Self {
        let mut shares = Self { syllables: BTreeMap::new(), initials: BTreeMap::new() };
        for (pattern, word) in words {
            for (place, (&syllable, &initial)) in word.iter().zip(pattern.indices()).enumerate() {
                *shares.syllables.entry((place, syllable)).or_default() += 1.0;
                *shares.initials.entry((place, initial)).or_default() += 1.0;
            }
        }
        shares
    }

    /// The chance that a guess takes `syllable` in `place`.
    fn get(&self, pattern: &Pattern, place: usize, syllable: char) -> f64 {
        let initial = pattern.indices()[place];
        self.syllables
            .get(&(place, syllable))
            .zip(self.initials.get(&(place, initial)))
            .map_or(0.0, |(part, all)| part / all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_most_one_random_guess_in_five_passes() {
        let built = Words::new(include_bytes!("../../built/words.bin")).unwrap();
        let Guesses { asked, by_words } = measure(&built);
        assert!((0.05..=0.20).contains(&asked) && (0.05..=0.20).contains(&by_words), "{asked} {by_words}");
    }
}
