//! wordfreq's list of Korean words by frequency.

use std::collections::BTreeMap;
use std::io;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::clean;

/// How frequent a word is: a hundred times its Zipf value, the decimal logarithm of its occurrences in a thousand
/// million words. 320 is about one in 600,000; 500 one in 10,000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Zipf(pub(crate) u16);

/// The file is a list: first a header, then one list of words for each [`Zipf`] from 900 down.
#[derive(Deserialize)]
#[serde(untagged)]
enum Part {
    Words(Vec<String>),
    Header(IgnoredAny),
}

pub(super) fn read(file: &[u8]) -> io::Result<BTreeMap<String, Zipf>> {
    let parts: Vec<Part> =
        rmp_serde::from_slice(file).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    let steps = parts.into_iter().filter_map(|part| match part {
        Part::Words(words) => Some(words),
        Part::Header(_) => None,
    });
    let mut frequencies = BTreeMap::new();
    for (zipf, words) in (0..=900u16).rev().zip(steps) {
        for word in words.iter().filter_map(|word| clean(word)) {
            frequencies.entry(word).or_insert(Zipf(zipf));
        }
    }
    Ok(frequencies)
}
