//! Reads mecab-ko-dic: the largest open list of Korean morphemes, with the likeliest reading of each.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::{clean, mecab};

/// The entries of mecab-ko-dic that have 2 to 6 syllables.
#[derive(Default)]
pub(crate) struct MecabKo {
    /// Common nouns (NNG) that are one morpheme.
    pub(crate) simple: BTreeSet<String>,
    /// Common nouns that are listed only as compounds, never as one morpheme.
    pub(crate) compounds: BTreeSet<String>,
    /// General and conjunctive adverbs, interjections and roots (MAG, MAJ, IC, XR).
    pub(crate) adverbs: BTreeSet<String>,
    /// The cost and tag of the likeliest reading of each word.
    likeliest: BTreeMap<String, (i16, Tag)>,
}

/// The part of speech of a reading, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// NNG.
    CommonNoun,
    /// NNP: a name.
    ProperNoun,
    /// Any other tag.
    Other,
}

impl MecabKo {
    pub(super) fn read(file: &[u8]) -> io::Result<Self> {
        let mut known = Self::default();
        for reading in mecab::readings(file)? {
            let Some(word) = clean(&reading.surface) else { continue };
            let features: Vec<_> = reading.features.split(',').collect();
            let tag = match features.first() {
                Some(&"NNG") => Tag::CommonNoun,
                Some(&"NNP") => Tag::ProperNoun,
                _ => Tag::Other,
            };
            if matches!(features.first(), Some(&("MAG" | "MAJ" | "IC" | "XR"))) {
                known.adverbs.insert(word.clone());
            }
            if tag == Tag::CommonNoun {
                let compound = features.get(4) == Some(&"Compound");
                let nouns = if compound { &mut known.compounds } else { &mut known.simple };
                nouns.insert(word.clone());
            }
            let likeliest = known.likeliest.entry(word).or_insert((reading.cost, tag));
            if reading.cost < likeliest.0 {
                *likeliest = (reading.cost, tag);
            }
        }
        let simple = &known.simple;
        known.compounds.retain(|word| !simple.contains(word));
        Ok(known)
    }

    /// Whether any reading of `word` is a common noun.
    pub(crate) fn is_noun(&self, word: &str) -> bool {
        self.simple.contains(word) || self.compounds.contains(word)
    }

    /// The part of speech of the likeliest reading of `word`.
    pub(crate) fn likeliest(&self, word: &str) -> Option<Tag> {
        self.likeliest.get(word).map(|&(_, tag)| tag)
    }
}
