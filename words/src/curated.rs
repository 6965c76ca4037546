//! The curated words and their clues: `curated/*.tsv`, one file a topic, one line a word: word, difficulty, clue.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use game::hangul::Pattern;
use game::words::{Clue, Difficulty, Topic};
use unicode_normalization::UnicodeNormalization;

/// The fewest and most syllables of a clue: enough to guess from, and one line on a phone.
const CLUE_SYLLABLES: std::ops::RangeInclusive<usize> = 5..=30;

/// All clues, those of a pattern together.
///
/// # Errors
/// When a file cannot be read or breaks a rule; the message names file and line.
pub(crate) fn read(folder: &Path) -> io::Result<Vec<Clue>> {
    let mut clues = Vec::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        // Some file systems hand out names with decomposed syllables.
        let name: String = path.file_stem().unwrap_or_default().to_string_lossy().nfc().collect();
        let wrong = |what: &str| invalid(&format!("{}: {what}", path.display()));
        let topic = Topic::from_label(&name).ok_or_else(|| wrong("the file is not named after a topic"))?;
        for (line, text) in fs::read_to_string(&path)?.lines().enumerate() {
            clues.push(parse(topic, text).map_err(|what| wrong(&format!("line {}: {what}", line + 1)))?);
        }
    }
    clues.sort_by_cached_key(|clue| (Pattern::of(&clue.word), clue.word.clone()));
    match first_repeated(&clues) {
        Some(repeated) => Err(invalid(&format!("curated twice: {repeated}"))),
        None => Ok(clues),
    }
}

fn parse(topic: Topic, line: &str) -> Result<Clue, String> {
    let line: String = line.nfc().collect();
    let fields: Vec<_> = line.split('\t').collect();
    let [word, difficulty, text] = fields[..] else {
        return Err("a line is a word, a difficulty and a clue, with tabs between".to_owned());
    };
    let difficulty = Difficulty::from_label(difficulty).ok_or_else(|| format!("no such difficulty: {difficulty}"))?;
    Pattern::of(word).ok_or_else(|| format!("not two to six syllables: {word}"))?;
    match broken_rule(word, text) {
        Some(rule) => Err(format!("the clue of {word} {rule}: {text}")),
        None => Ok(Clue { word: word.to_owned(), topic, difficulty, text: text.to_owned() }),
    }
}

/// Which rule of clues `text` breaks, if any.
fn broken_rule(word: &str, text: &str) -> Option<&'static str> {
    let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let word: Vec<char> = word.chars().collect();
    // Two syllables of the word in a row, even with a space between, give it away.
    let tells = word.windows(2).any(|part| letters.windows(2).any(|pair| pair == part));
    if !CLUE_SYLLABLES.contains(&letters.len()) {
        Some("does not have 5 to 30 syllables")
    } else if tells {
        Some("contains a part of the word")
    } else if text.trim() != text || text.contains("  ") {
        Some("has stray spaces")
    } else {
        None
    }
}

fn first_repeated(clues: &[Clue]) -> Option<&str> {
    let mut seen = BTreeSet::new();
    clues.iter().flat_map(|clue| [clue.word.as_str(), clue.text.as_str()]).find(|text| !seen.insert(*text))
}

/// The clues by pattern: the place of the first one and their number.
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
