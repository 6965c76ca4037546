//! Lists words out of the built file.

use std::io;

use game::hangul::Pattern;
use game::words::{WordList, Words};

/// What `words build` wrote last.
static BUILT: &[u8] = include_bytes!("../built/words.bin");

/// Prints the everyday answers of a pattern, one a line.
pub(crate) fn answers(pattern: &str) -> io::Result<()> {
    let words = Words::new(BUILT).map_err(io::Error::other)?;
    let pattern = Pattern::parse(pattern).ok_or_else(|| io::Error::other("not a pattern of two to six initials"))?;
    for entry in words.dictionary.answers(&pattern).filter(|entry| entry.list == WordList::Everyday) {
        println!("{}", entry.word);
    }
    Ok(())
}
