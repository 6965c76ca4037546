//! Lists words, for programs.

use std::io::{self, Write};

use game::hangul::Pattern;
use game::words::{WordList, Words};

/// Prints the everyday answers of a pattern, one a line.
pub(crate) fn answers(out: &mut impl Write, words: &Words<'_>, pattern: &str) -> io::Result<()> {
    let pattern = Pattern::parse(pattern).ok_or_else(|| io::Error::other("not a pattern of two to six initials"))?;
    let answers = words.dictionary.answers(&pattern);
    answers.filter(|entry| entry.list == WordList::Everyday).try_for_each(|entry| writeln!(out, "{}", entry.word))
}
