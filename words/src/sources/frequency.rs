//! Reads the Korean frequency list of wordfreq.

use std::collections::BTreeMap;
use std::io;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::clean;

/// The frequency of a word in hundredths of a Zipf value, which is the decimal logarithm of the occurrences per billion
/// words. 320 is about one in 600,000; 500 is one in 10,000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Zipf(pub(crate) u16);

/// An element of the file's array: first a header, then one list of words for each [`Zipf`] value from 900 down.
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
