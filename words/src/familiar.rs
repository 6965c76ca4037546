//! Grades how familiar an ordinary player is with each accepted word.

use protocol::{Grade, Tier};

use crate::answers::Answer;
use crate::sources::{Sources, Tag, Zipf};

/// Minimum frequency of a familiar word without a learners' grade: one in 600,000 words of text. Rarer words are mostly
/// technical terms.
const FREQUENT: Zipf = Zipf(320);

/// The familiarity of `word`. `None` if the game must neither expect the word nor show it as an example.
pub(crate) fn grade(sources: &Sources, word: &str, answer: Answer) -> Option<Grade> {
    let fit = !sources.own.never_examples.contains(word) && !is_adnominal(word);
    let curated = sources.own.curated_words.contains(word);
    let graded = || sources.handic.get(word).copied().flatten();
    let frequent = || (sources.zipf(word) >= FREQUENT && is_trusted(sources, word, answer)).then_some(Grade::Frequent);
    let by_hand = curated.then_some(Grade::Frequent);
    fit.then(|| graded().or(by_hand).or_else(frequent)).flatten()
}

/// Whether the frequency of `word` is that of a noun: wordfreq counts spellings, whatever their part of speech. True if
/// two dictionaries list the word and its likeliest reading is a common noun, or if it was added by hand.
fn is_trusted(sources: &Sources, word: &str, answer: Answer) -> bool {
    let corroborated = sources.standard.contains(word) || sources.mecab.compounds.contains(word);
    let noun = sources.mecab.likeliest(word) == Some(Tag::CommonNoun) && !sources.mecab.adverbs.contains(word);
    let added = answer.tier == Tier::Added && is_good_example(sources, word);
    added || (answer.tier == Tier::Handic && corroborated && noun)
}

/// Whether `word` is used before nouns, like 적극적: players do not think of it as a noun. In two-syllable words (목적)
/// 적 is not a suffix.
fn is_adnominal(word: &str) -> bool {
    word.chars().count() > 2 && word.ends_with('적')
}

/// Whether an added word may be an example. Not administrative names and stations (은평구, 강남역): everybody knows them,
/// but nobody thinks of them as answers. Not the words of `brands.txt`, `frequent.txt` and `headwords.txt`, which were
/// added only to be accepted.
fn is_good_example(sources: &Sources, word: &str) -> bool {
    let administrative = || word.chars().count() > 2 && word.ends_with(['시', '군', '구', '읍', '동', '역', '대']);
    match sources.own.added.get(word).map(String::as_str) {
        Some("korea.txt") => !administrative(),
        Some("brands.txt" | "frequent.txt" | "headwords.txt") => false,
        _ => true,
    }
}
