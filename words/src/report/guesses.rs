//! Measures how often a random guess is accepted. If guessing beats knowing words, the game loses its point.

use std::collections::BTreeMap;

use hangul::Pattern;
use lexicon::Words;
use protocol::{Difficulty, WordList};

/// The share of random guesses of two syllables that the everyday list accepts, from 0 to 1.
///
/// A guess matches the pattern. It draws each syllable from those with the required choseong, weighted by how many
/// listed words have the syllable at that position. The shares are computed exactly, not sampled.
pub(crate) struct Guesses {
    /// The unweighted mean over the patterns that are asked without a clue.
    pub(crate) asked: f64,
    /// The same by difficulty, because easier patterns have more words.
    pub(crate) by_difficulty: [f64; 3],
    /// The mean over all patterns, weighted by their number of words.
    pub(crate) by_words: f64,
}

/// Computes the shares for the built file.
pub(crate) fn measure(built: &Words<'_>) -> Guesses {
    let listed = built.dictionary.words().filter(|entry| entry.list == WordList::Everyday);
    let words: Vec<(Pattern, [char; 2])> = listed
        .filter_map(|entry| {
            let syllables: Vec<char> = entry.word.chars().collect();
            Some((Pattern::of(&entry.word)?, syllables.try_into().ok()?))
        })
        .collect();
    let shares = Shares::of(&words);
    let mut passing: BTreeMap<Pattern, (f64, f64)> = BTreeMap::new();
    for (pattern, word) in &words {
        let (share, count) = passing.entry(*pattern).or_default();
        *share += shares.get(pattern, 0, word[0]) * shares.get(pattern, 1, word[1]);
        *count += 1.0;
    }
    let asked: Vec<(Difficulty, f64)> = built
        .questions
        .records()
        .filter(|record| record.pattern.len() == 2)
        .filter_map(|record| Some((record.bare?, passing.get(&record.pattern)?.0)))
        .collect();
    Guesses {
        asked: mean(asked.iter().map(|&(_, share)| (share, 1.0))),
        by_difficulty: Difficulty::ALL.map(|wanted| {
            mean(asked.iter().filter(|(difficulty, _)| *difficulty == wanted).map(|&(_, share)| (share, 1.0)))
        }),
        by_words: mean(passing.values().copied()),
    }
}

/// The weighted mean of pairs of value and weight.
fn mean(weighted: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (sum, weights) = weighted.fold((0.0, 0.0), |(sum, all), (value, weight)| (sum + value * weight, all + weight));
    sum / weights
}

/// How many words have each syllable, and each choseong, at each position.
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

    /// The probability that a guess has `syllable` at the position `place`.
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
    fn at_most_one_random_guess_in_five_is_accepted() {
        let built = Words::new(include_bytes!("../../built/words.bin")).unwrap();
        let asked = measure(&built).asked;
        assert!((0.05..=0.20).contains(&asked), "{asked}");
    }
}
