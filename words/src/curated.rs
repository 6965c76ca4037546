//! Reads the curated words and their clues from `curated/*.tsv`: one file per topic, one line per word with the
//! tab-separated fields word, difficulty and clue.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use hangul::Pattern;
use lexicon::Clue;
use protocol::{Difficulty, Topic};
use unicode_normalization::UnicodeNormalization;

/// Allowed length of a clue, in letters and digits: enough to guess from, and at most one line on a phone.
const CLUE_SYLLABLES: std::ops::RangeInclusive<usize> = 5..=30;

/// Reads all clues, sorted so that the clues of one pattern are adjacent.
///
/// # Errors
/// If a file cannot be read or a line breaks a rule. The message names the file and the line.
pub(crate) fn read(folder: &Path) -> io::Result<Vec<Clue>> {
    let mut clues = Vec::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        // Some file systems return file names in NFD (decomposed syllables).
        let name: String = path.file_stem().unwrap_or_default().to_string_lossy().nfc().collect();
        let wrong = |what: &str| invalid(&format!("{}: {what}", path.display()));
        let topic = Topic::from_label(&name).ok_or_else(|| wrong("the file name is not a topic"))?;
        for (line, text) in fs::read_to_string(&path)?.lines().enumerate() {
            clues.push(parse(topic, text).map_err(|what| wrong(&format!("line {}: {what}", line + 1)))?);
        }
    }
    clues.sort_by_cached_key(|clue| (Pattern::of(&clue.word), clue.word.clone()));
    match first_repeated(&clues) {
        Some(repeated) => Err(invalid(&format!("duplicate curated word or clue: {repeated}"))),
        None => Ok(clues),
    }
}

fn parse(topic: Topic, line: &str) -> Result<Clue, String> {
    let line: String = line.nfc().collect();
    let fields: Vec<_> = line.split('\t').collect();
    let [word, difficulty, text] = fields[..] else {
        return Err("expected word, difficulty and clue, separated by tabs".to_owned());
    };
    let difficulty = Difficulty::from_label(difficulty).ok_or_else(|| format!("unknown difficulty: {difficulty}"))?;
    Pattern::of(word).ok_or_else(|| format!("not a word of two to six complete syllables: {word}"))?;
    match broken_rule(word, text) {
        Some(rule) => Err(format!("the clue of {word} {rule}: {text}")),
        None => Ok(Clue { word: word.to_owned(), topic, difficulty, text: text.to_owned() }),
    }
}

/// The rule that the clue `text` breaks, phrased as a predicate for an error message.
fn broken_rule(word: &str, text: &str) -> Option<&'static str> {
    let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let word: Vec<char> = word.chars().collect();
    // Two consecutive syllables of the word reveal it, even with a space between them.
    let tells = word.windows(2).any(|part| letters.windows(2).any(|pair| pair == part));
    if !CLUE_SYLLABLES.contains(&letters.len()) {
        Some("does not have 5 to 30 letters")
    } else if tells {
        Some("contains two consecutive syllables of the word")
    } else if text.trim() != text || text.contains("  ") {
        Some("has leading, trailing or double spaces")
    } else {
        None
    }
}

fn first_repeated(clues: &[Clue]) -> Option<&str> {
    let mut seen = BTreeSet::new();
    clues.iter().flat_map(|clue| [clue.word.as_str(), clue.text.as_str()]).find(|text| !seen.insert(*text))
}

/// Maps each pattern to the index of its first clue and the number of its clues.
pub(crate) fn places(clues: &[Clue]) -> BTreeMap<Pattern, (u16, u8)> {
    let mut places: BTreeMap<Pattern, (u16, u8)> = BTreeMap::new();
    for (place, clue) in (0..).zip(clues) {
        if let Some(pattern) = Pattern::of(&clue.word) {
            places.entry(pattern).or_insert((place, 0)).1 += 1;
        }
    }
    places
}

fn invalid(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_owned())
}

#[cfg(test)]
mod tests;
