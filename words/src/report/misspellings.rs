//! Measures how often a familiar word with one wrong vowel is accepted.

use std::io::{self, Write};

use hangul::{FINALS, join};
use lexicon::{Entry, Words};
use protocol::WordList;

use crate::spelling::respelled;

/// Vowel indices of the simple vowels ㅏㅐㅓㅔㅗㅜㅡㅣ, which players confuse. Few syllables have another one.
const SIMPLE: [u16; 8] = [0, 1, 4, 5, 8, 13, 18, 20];

/// Prints the share of misspellings that the everyday list accepts, by syllables.
pub(crate) fn print(out: &mut impl Write, built: &Words<'_>) -> io::Result<()> {
    writeln!(out, "\nfamiliar words with one wrong vowel that are accepted")?;
    for syllables in 2..=4 {
        let (accepted, all) = measure(built, syllables);
        writeln!(out, "  of {syllables} syllables: {accepted} of {all}")?;
    }
    Ok(())
}

/// The number of accepted misspellings, and of all.
fn measure(built: &Words<'_>, syllables: usize) -> (usize, usize) {
    let listed = |word: &String| built.dictionary.entry(word).is_some_and(|entry| entry.list == WordList::Everyday);
    let familiar = built.dictionary.words().filter(Entry::is_familiar);
    let wrong: Vec<String> = familiar
        .filter(|entry| entry.word.chars().count() == syllables)
        .flat_map(|entry| misspelled(&entry.word))
        .collect();
    (wrong.iter().filter(|word| listed(word)).count(), wrong.len())
}

/// Every spelling of `word` with another simple vowel in one syllable.
fn misspelled(word: &str) -> Vec<String> {
    respelled(word, |choseong, rest| {
        SIMPLE.iter().filter_map(|vowel| join(choseong, vowel * FINALS + rest % FINALS)).collect()
    })
}
