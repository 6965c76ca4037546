//! Lists words as plain lines for other programs.

use std::io::{self, Write};

use hangul::Pattern;
use lexicon::Words;
use protocol::WordList;

/// Prints the everyday answers of a pattern, one per line.
pub(crate) fn answers(out: &mut impl Write, words: &Words<'_>, pattern: &str) -> io::Result<()> {
    let pattern =
        Pattern::parse(pattern).ok_or_else(|| io::Error::other("a pattern is two to six choseong, like ㅅㄹ"))?;
    let answers = words.dictionary.answers(&pattern);
    answers.filter(|entry| entry.list == WordList::Everyday).try_for_each(|entry| writeln!(out, "{}", entry.word))
}
