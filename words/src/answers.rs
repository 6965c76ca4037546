//! Decides which words are accepted, in which word list, and from which source tier.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{Tier, WordList};

use crate::junk::{has_archaic_syllable, is_reduplicated, southern_form};
use crate::sources::{Sources, Tag, Zipf};
use crate::spelling;

/// How an accepted word is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The most trustworthy source that lists the word.
    pub(crate) tier: Tier,
    /// The narrowest word list that contains the word.
    pub(crate) list: WordList,
}

/// Why a word is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// `lists/never_accepted.txt` has the word.
    NeverAccepted,
    /// No source lists it as a noun.
    Unknown,
    /// A North Korean spelling. The field is the South Korean spelling, which a source lists.
    Northern(String),
    /// It contains a syllable that current standard spelling does not use in nouns.
    Archaic,
    /// One part is repeated (반짝반짝), which marks an adverb.
    Reduplicated,
    /// mecab-ko-dic lists it as an adverb, interjection or root, and not as a noun.
    Adverb,
    /// A 표준국어대사전 headword of [`LENGTH_TO_CORROBORATE`] syllables or more that mecab-ko-dic does not list as a noun.
    Uncorroborated,
    /// Only mecab-ko-dic lists it, and its likeliest reading is not a common noun.
    NotLikelyANoun,
    /// Only mecab-ko-dic lists it, and it has two syllables: most such entries are parts of foreign names.
    Short,
    /// Only mecab-ko-dic lists it, it is short, and the frequency list lacks it.
    Unused,
    /// Only mecab-ko-dic lists it, and it looks like a misspelling. The field is the word that was meant.
    Misspelled(String),
}

/// Minimum syllables of an everyday word from the 표준국어대사전, and of any word that only mecab-ko-dic lists. The
/// 표준국어대사전 has 41% of the plausible random guesses of two syllables, so guessing would beat knowing words; it has
/// less than 1% of the longer guesses.
const LENGTH_FROM_ANY_SOURCE: usize = 3;
/// From this many syllables, a 표준국어대사전 headword must be a noun in mecab-ko-dic too: most others are adverbs.
const LENGTH_TO_CORROBORATE: usize = 4;

/// Judges every word that any source lists and returns the accepted ones.
pub(crate) fn collect(sources: &Sources) -> BTreeMap<String, Answer> {
    let mut candidates: BTreeSet<&String> = sources.handic.keys().collect();
    candidates.extend(sources.own.added.keys());
    candidates.extend(&sources.own.curated_words);
    candidates.extend(&sources.standard);
    candidates.extend(&sources.mecab.simple);
    candidates.extend(&sources.mecab.compounds);
    candidates.into_iter().filter_map(|word| Some((word.clone(), judge(sources, word).ok()?))).collect()
}

/// Accepts `word`, or returns the rule that refuses it.
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
    // A headword that `standard_noun` refuses may still be accepted as a mecab-ko-dic noun.
    standard_noun(sources, word).or_else(|refusal| mecab_noun(sources, word).map_err(|_| refusal))
}

/// HanDic words and added words are always everyday words. Words of the other tiers need three syllables. A
/// 표준국어대사전 headword must also be a noun in mecab-ko-dic and not look like a misspelling (비들기 is a dialect word).
fn list_of(sources: &Sources, word: &str, tier: Tier) -> WordList {
    let everyday = match tier {
        Tier::Handic | Tier::Added => true,
        Tier::Standard => is_long(word) && sources.mecab.is_noun(word) && spelling::meant(sources, word).is_none(),
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

/// Accepts a noun that only mecab-ko-dic lists. Its nouns include names, brands, fragments and misspellings, so four
/// kinds are refused: words whose likeliest reading is not a common noun, two-syllable words (올레, 써니), short words
/// that the frequency list lacks, and words that look like misspellings.
fn mecab_noun(sources: &Sources, word: &str) -> Result<Tier, Refusal> {
    if !sources.mecab.is_noun(word) {
        return Err(Refusal::Unknown);
    }
    well_spelled(sources, word)?;
    // A compound consists of known words, so a shorter one than a simple noun may lack a frequency.
    let enough = LENGTH_FROM_ANY_SOURCE + usize::from(sources.mecab.simple.contains(word));
    if sources.mecab.likeliest(word) != Some(Tag::CommonNoun) {
        Err(Refusal::NotLikelyANoun)
    } else if !is_long(word) {
        Err(Refusal::Short)
    } else if sources.zipf(word) == Zipf::default() && word.chars().count() < enough {
        Err(Refusal::Unused)
    } else if let Some(meant) = spelling::meant(sources, word) {
        Err(Refusal::Misspelled(meant))
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
