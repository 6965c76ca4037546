//! Measures how many everyday nouns the dictionary accepts.

use std::io::{self, Write};

use lexicon::Words;
use protocol::WordList;

use crate::sources::items;

/// The lists of nouns in `check/`, and how many of a thousand the everyday list must accept.
const LISTS: [(&str, &str, usize); 3] = [
    ("everyday nouns", include_str!("../../check/everyday.txt"), 990),
    ("nouns of situations", include_str!("../../check/rates/nouns.txt"), 985),
    ("compounds", include_str!("../../check/rates/compounds.txt"), 900),
];

/// Prints how many words of each list are in the everyday list, and which are not.
pub(crate) fn print(out: &mut impl Write, built: &Words<'_>) -> io::Result<()> {
    for (name, text, _) in LISTS {
        let refused = refused(built, text);
        let all = words(text).count();
        writeln!(out, "\n{name} accepted: {} of {all}", all - refused.len())?;
        for syllables in 2..=4 {
            let of_length = |word: &&str| word.chars().count() == syllables;
            let all = words(text).filter(of_length).count();
            writeln!(
                out,
                "  of {syllables} syllables: {} of {all}",
                all - refused.iter().copied().filter(of_length).count()
            )?;
        }
        writeln!(out, "  refused: {}", refused.join(" "))?;
    }
    Ok(())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    items(text).flat_map(str::split_whitespace)
}

fn refused<'t>(built: &Words<'_>, text: &'t str) -> Vec<&'t str> {
    let accepts = |word: &&str| built.dictionary.entry(word).is_some_and(|entry| entry.list == WordList::Everyday);
    words(text).filter(|word| !accepts(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_all_everyday_nouns_are_accepted() {
        let built = Words::new(include_bytes!("../../built/words.bin")).unwrap();
        for (name, text, least) in LISTS {
            let (all, refused) = (words(text).count(), refused(&built, text));
            let accepted = (all - refused.len()) * 1000;
            assert!(all >= 190 && accepted >= least * all, "{name}: {} of {all}: {refused:?}", refused.len());
        }
    }
}
