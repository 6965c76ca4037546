//! The word data, read in place.

use lexicon::Words;
use worker::{Error, Result};

static WORDS: &[u8] = include_bytes!("../../words/built/words.bin");

/// The words as they were built, without anybody's edits.
pub(crate) fn built() -> Result<Words<'static>> {
    Words::new(WORDS).map_err(|error| Error::RustError(format!("word data: {error}")))
}
