//! Decides which words count, in which list, and how trustworthy each is.

use std::collections::BTreeMap;

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

/// Syllables from which on a word may come from any source. Of random two-syllable guesses that look plausible 41% are
/// in the 표준국어대사전, so that guessing would beat knowing; of longer ones less than 1%.
const LENGTH_FROM_ANY_SOURCE: usize = 3;
/// Syllables from which on a headword of the 표준국어대사전 must be a noun to mecab too: most others are adverbs.
const LENGTH_TO_CORROBORATE: usize = 4;

/// All words that count, by word.
pub(crate) fn collect(sources: &Sources) -> BTreeMap<String, Answer> {
    let mut tiers: BTreeMap<&str, Tier> = BTreeMap::new();
    tiers.extend(
        sources.mecab.simple.iter().filter(|word| mecab_simple(sources, word)).map(|word| (word.as_str(), Tier::Mecab)),
    );
    tiers.extend(
        sources
            .mecab
            .compounds
            .iter()
            .filter(|word| mecab_noun(sources, word))
            .map(|word| (word.as_str(), Tier::Mecab)),
    );
    tiers.extend(
        sources.standard.iter().filter(|word| standard_noun(sources, word)).map(|word| (word.as_str(), Tier::Standard)),
    );
    tiers.extend(sources.own.added.keys().map(|word| (word.as_str(), Tier::Added)));
    tiers.extend(sources.own.curated_words.iter().map(|word| (word.as_str(), Tier::Added)));
    tiers.extend(sources.handic.keys().map(|word| (word.as_str(), Tier::Handic)));
    tiers
        .into_iter()
        .filter(|(word, _)| !sources.own.never_accepted.contains(*word))
        .map(|(word, tier)| (word.to_owned(), Answer { tier, list: list_of(sources, word, tier) }))
        .collect()
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

fn standard_noun(sources: &Sources, word: &str) -> bool {
    let noun = sources.mecab.is_noun(word);
    let adverb = sources.mecab.adverbs.contains(word);
    let uncorroborated = word.chars().count() >= LENGTH_TO_CORROBORATE && !noun;
    !is_northern(sources, word)
        && !has_archaic_syllable(word)
        && !is_reduplicated(word)
        && (noun || !adverb)
        && !uncorroborated
}

/// mecab's list has names, fragments and misspellings too: what it reads likeliest as something other than a noun, and
/// short words that no text uses, are left out.
fn mecab_simple(sources: &Sources, word: &str) -> bool {
    let used = sources.zipf(word) > Zipf::default();
    mecab_noun(sources, word) && (used || word.chars().count() > LENGTH_FROM_ANY_SOURCE)
}

fn mecab_noun(sources: &Sources, word: &str) -> bool {
    let used = sources.zipf(word) > Zipf::default();
    let noun = matches!(sources.mecab.likeliest(word), Some(Tag::CommonNoun | Tag::ProperNoun));
    noun && (used || is_long(word)) && !is_northern(sources, word) && !has_archaic_syllable(word)
}

/// Whether it is the northern spelling of a word that some source spells in the southern way.
fn is_northern(sources: &Sources, word: &str) -> bool {
    southern_form(word).is_some_and(|southern| {
        sources.handic.contains_key(&southern)
            || sources.standard.contains(&southern)
            || sources.mecab.is_noun(&southern)
    })
}
