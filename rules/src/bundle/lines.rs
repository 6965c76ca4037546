//! Reads the text of a bundle line by line.

use std::collections::BTreeMap;

use hangul::{Pattern, normalize, split};
use lexicon::Words;
use protocol::http::{
    BUNDLE_CLUE_MAX, BUNDLE_NAME_MAX, BUNDLE_WORDS_MAX, BUNDLE_WORDS_MIN, LineRemark, NewBundle, RemarkCode,
};

use super::remarks::remark;
use super::{Bundle, Entry};

/// A line of a bundle's text that is not empty, with its number from 1.
struct Line {
    number: usize,
    entry: Entry,
}

/// Reads a bundle. `takes_unfit` says whether the room accepts words that are not mild. Returns it with what its maker may
/// want to mend.
///
/// # Errors
/// The faults, by line.
pub fn read(
    new: &NewBundle,
    takes_unfit: bool,
    words: &Words<'_>,
) -> Result<(Bundle, Vec<LineRemark>), Vec<LineRemark>> {
    let name = normalize(&new.name);
    let lines: Vec<Line> = lines(&new.text).collect();
    let mut faults = Vec::new();
    if name.is_empty() || name.chars().count() > BUNDLE_NAME_MAX {
        faults.push(remark(0, RemarkCode::BadName, &name));
    } else if !words.filter.mask(&name).is_clean() {
        faults.push(remark(0, RemarkCode::Refused, &name));
    }
    match lines.len() {
        count if count < BUNDLE_WORDS_MIN => faults.push(remark(0, RemarkCode::TooFew, "")),
        count if count > BUNDLE_WORDS_MAX => return Err(vec![remark(0, RemarkCode::TooMany, "")]),
        _ => {}
    }
    let mut known = BTreeMap::new();
    for Line { number, entry } in &lines {
        let fault = match fault(entry, takes_unfit || new.confirmed, words) {
            None if known.insert(entry.word.as_str(), *number).is_some() => Some(RemarkCode::Repeated),
            fault => fault,
        };
        faults.extend(fault.map(|code| remark(*number, code, &entry.word)));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let remarks = lines.iter().filter_map(|line| mention_of_another(line, &known)).collect();
    let entries = lines.into_iter().map(|line| line.entry).collect();
    Ok((Bundle { name, entries }, remarks))
}

/// The lines with a word, each split at its first tab or comma. A clue that a spreadsheet put in quotes loses them.
fn lines(text: &str) -> impl Iterator<Item = Line> {
    let entry = |line: &str| {
        let (word, clue) = line.split_once(['\t', ',']).unwrap_or((line, ""));
        let clue = clue.trim().strip_prefix('"').and_then(|clue| clue.strip_suffix('"')).unwrap_or(clue);
        let clue = normalize(&clue.replace("\"\"", "\"").replace('\t', " "));
        Entry { word: normalize(word), clue: Some(clue).filter(|clue| !clue.is_empty()) }
    };
    let text = text.trim_start_matches('\u{feff}');
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered.map(move |(index, line)| Line { number: index + 1, entry: entry(line) })
}

/// The fault of a word or its clue, if it has one.
fn fault(Entry { word, clue }: &Entry, takes_unfit: bool, words: &Words<'_>) -> Option<RemarkCode> {
    if word.chars().any(|letter| letter.is_ascii_digit()) {
        return Some(RemarkCode::Digits);
    }
    if word.contains(' ') {
        return Some(RemarkCode::Spaces);
    }
    if word.is_empty() || word.chars().any(|letter| split(letter).is_none()) {
        return Some(RemarkCode::NotHangul);
    }
    if Pattern::of(word).is_none() {
        return Some(RemarkCode::BadLength);
    }
    let clue = clue.as_deref().unwrap_or_default();
    if words.is_refused(word) || !words.filter.mask(clue).is_clean() {
        return Some(RemarkCode::Refused);
    }
    if !takes_unfit && !words.is_mild(word) {
        return Some(RemarkCode::NotMild);
    }
    if clue.chars().count() > BUNDLE_CLUE_MAX {
        return Some(RemarkCode::ClueTooLong);
    }
    clue.contains(word.as_str()).then_some(RemarkCode::ClueHasWord)
}

/// A remark on a clue that has another word of the bundle, which may mislead or betray.
fn mention_of_another(line: &Line, known: &BTreeMap<&str, usize>) -> Option<LineRemark> {
    let clue = line.entry.clue.as_deref()?;
    let other = known.keys().find(|word| clue.contains(**word))?;
    Some(remark(line.number, RemarkCode::ClueHasOther, other))
}

#[cfg(test)]
mod tests;
