//! The built word data, which is part of the Worker's wasm and is read in place.

use lexicon::Words;
use worker::{Error, Result};

static WORDS: &[u8] = include_bytes!("../../words/built/words.bin");

/// The words without the operators' edits.
pub(crate) fn built() -> Result<Words<'static>> {
    Words::new(WORDS).map_err(|error| Error::RustError(format!("word data: {error}")))
}
