//! Reads the headwords of the 표준국어대사전 from a public-domain list of nouns for word games.

use std::collections::BTreeSet;

use super::clean;

/// The list is a JavaScript array with one quoted word per line.
pub(super) fn read(file: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(file);
    text.lines().filter_map(|line| line.trim().strip_prefix('\'')?.strip_suffix("',")).filter_map(clean).collect()
}
