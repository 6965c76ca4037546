//! Decides which words count, in which list, and how trustworthy each is.

use std::collections::{BTreeMap, BTreeSet};

use game::words::{Tier, WordList};

use crate::junk::{has_archaic_syllable, is_reduplicated, southern_form};
use crate::sources::{Sources, Tag, Zipf};

/// A word that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The best source that has it.
    pub(crate) tier: Tier,
    /// The narrowest list that has it.
    pub(crate) list: WordList,
}

/// Why a word does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Our own list says so.
    NeverAccepted,
    /// No source has it as a noun.
    Unknown,
    /// It is spelled as in the North; this is the southern spelling, which a source has.
    Northern(String),
    /// It has a syllable that standard spelling does not write any more.
    Archaic,
    /// It says the same twice, as adverbs do.
    Reduplicated,
    /// mecab knows it as an adverb or root only.
    Adverb,
    /// It is a long headword of the 표준국어대사전 that mecab does not know as a noun.
    Uncorroborated,
    /// Only mecab has it, and reads it likelier as something else.
    NotLikelyANoun,
    /// Only mecab has it, and it has two syllables: most of these are pieces of foreign names.
    Short,
    /// Only mecab has it, and no text uses it.
    Unused,
}

/// Syllables from which on a word may come from any source. Of random two-syllable guesses that look plausible 41% are
/// in the 표준국어대사전, so that guessing would beat knowing; of longer ones less than 1%.
const LENGTH_FROM_ANY_SOURCE: usize = 3;
/// Syllables from which on a headword of the 표준국어대사전 must be a noun to mecab too: most others are adverbs.
const LENGTH_TO_CORROBORATE: usize = 4;

/// All words that count, by word.
pub(crate) fn collect(sources: &Sources) -> BTreeMap<String, Answer> {
    let mut candidates: BTreeSet<&String> = sources.handic.keys().collect();
    candidates.extend(sources.own.added.keys());
    candidates.extend(&sources.own.curated_words);
    candidates.extend(&sources.standard);
    candidates.extend(&sources.mecab.simple);
    candidates.extend(&sources.mecab.compounds);
    candidates.into_iter().filter_map(|word| Some((word.clone(), judge(sources, word).ok()?))).collect()
}

/// Whether `word` counts, and why not.
pub(crate) fn judge(sources: &Sources, word: &str) -> Result<Answer, Refusal> {
    let tier = tier_of(sources, word)?;
    Ok(Answer { tier, list: list_of(sources, word, tier) })
}

fn tier_of(sources: &Sources, word: &str) -> Result<Tier, Refusal> {
    if sources.own.never_accepted.contains(word) {
        return Err(Refusal::NeverAccepted);
    }
    if sources.handic.contains_key(word) {
        return Ok(Tier::Handic);
    }
    if sources.own.added.contains_key(word) || sources.own.curated_words.contains(word) {
        return Ok(Tier::Added);
    }
    if !sources.standard.contains(word) {
        return mecab_noun(sources, word);
    }
    // What its rules refuse may still be a noun to mecab.
    standard_noun(sources, word).or_else(|refusal| mecab_noun(sources, word).map_err(|_| refusal))
}

/// Two syllables count everywhere only from the trustworthy tiers, and a headword of the big dictionary only if mecab
/// knows it as a noun.
fn list_of(sources: &Sources, word: &str, tier: Tier) -> WordList {
    let everyday = match tier {
        Tier::Handic | Tier::Added => true,
        Tier::Standard => is_long(word) && sources.mecab.is_noun(word),
        Tier::Mecab => is_long(word),
    };
    if everyday { WordList::Everyday } else { WordList::Wide }
}

fn is_long(word: &str) -> bool {
    word.chars().count() >= LENGTH_FROM_ANY_SOURCE
}

fn standard_noun(sources: &Sources, word: &str) -> Result<Tier, Refusal> {
    let noun = sources.mecab.is_noun(word);
    well_spelled(sources, word)?;
    if is_reduplicated(word) {
        Err(Refusal::Reduplicated)
    } else if !noun && sources.mecab.adverbs.contains(word) {
        Err(Refusal::Adverb)
    } else if !noun && word.chars().count() >= LENGTH_TO_CORROBORATE {
        Err(Refusal::Uncorroborated)
    } else {
        Ok(Tier::Standard)
    }
}

/// mecab's list has names, brands, fragments and misspellings too: what it reads likeliest as something other than a
/// common noun, two syllables (올레, 써니), and short words that no text uses are left out.
fn mecab_noun(sources: &Sources, word: &str) -> Result<Tier, Refusal> {
    if !sources.mecab.is_noun(word) {
        return Err(Refusal::Unknown);
    }
    well_spelled(sources, word)?;
    // Compounds are made of known words, so that one syllable less will do.
    let enough = LENGTH_FROM_ANY_SOURCE + usize::from(sources.mecab.simple.contains(word));
    if sources.mecab.likeliest(word) != Some(Tag::CommonNoun) {
        Err(Refusal::NotLikelyANoun)
    } else if !is_long(word) {
        Err(Refusal::Short)
    } else if sources.zipf(word) == Zipf::default() && word.chars().count() < enough {
        Err(Refusal::Unused)
    } else {
        Ok(Tier::Mecab)
    }
}

fn well_spelled(sources: &Sources, word: &str) -> Result<(), Refusal> {
    if let Some(southern) = southern_form(word).filter(|southern| is_known(sources, southern)) {
        Err(Refusal::Northern(southern))
    } else if has_archaic_syllable(word) {
        Err(Refusal::Archaic)
    } else {
        Ok(())
    }
}

fn is_known(sources: &Sources, word: &str) -> bool {
    sources.handic.contains_key(word) || sources.standard.contains(word) || sources.mecab.is_noun(word)
}
