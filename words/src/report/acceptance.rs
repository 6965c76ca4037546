//! Measures how many everyday nouns the dictionary accepts.

use std::io::{self, Write};
use std::path::Path;

use lexicon::Words;
use protocol::WordList;

use crate::sources::items;

/// Prints how many words of `check/everyday.txt` are in the everyday list, and which are not.
pub(crate) fn print(out: &mut impl Write, built: &Words<'_>, words: &Path) -> io::Result<()> {
    let text = std::fs::read_to_string(words.join("check/everyday.txt"))?;
    let refused = refused(built, &text);
    let all = everyday(&text).count();
    writeln!(out, "\neveryday nouns accepted: {} of {all}", all - refused.len())?;
    writeln!(out, "  refused: {}", refused.join(" "))
}

fn everyday(text: &str) -> impl Iterator<Item = &str> {
    items(text).flat_map(str::split_whitespace)
}

fn refused<'t>(built: &Words<'_>, text: &'t str) -> Vec<&'t str> {
    let accepts = |word: &&str| built.dictionary.entry(word).is_some_and(|entry| entry.list == WordList::Everyday);
    everyday(text).filter(|word| !accepts(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_most_one_percent_of_everyday_nouns_is_refused() {
        let built = Words::new(include_bytes!("../../built/words.bin")).unwrap();
        let text = include_str!("../../check/everyday.txt");
        let (all, refused) = (everyday(text).count(), refused(&built, text));
        assert!(all >= 1000 && refused.len() * 100 <= all, "{} of {all}: {refused:?}", refused.len());
    }
}
