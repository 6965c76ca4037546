//! Decides which words an ordinary person knows, and how well.

use game::words::{Grade, Tier};

use crate::answers::Answer;
use crate::sources::{Sources, Tag, Zipf};

/// Ungraded words from this frequency on are familiar: one in 600,000 words of text. Below it the list turns to
/// technical terms.
const FREQUENT: Zipf = Zipf(320);

/// How familiar `word` is; `None` if it should be neither expected nor shown as an example.
pub(crate) fn grade(sources: &Sources, word: &str, answer: Answer) -> Option<Grade> {
    let fit = !sources.own.never_examples.contains(word) && !is_adnominal(word);
    let curated = sources.own.curated_words.contains(word);
    let graded = || sources.handic.get(word).copied().flatten();
    let frequent = || (sources.zipf(word) >= FREQUENT && is_trusted(sources, word, answer)).then_some(Grade::Frequent);
    let by_hand = curated.then_some(Grade::Frequent);
    fit.then(|| graded().or(by_hand).or_else(frequent)).flatten()
}

/// Frequencies belong to spellings, not to nouns: a word counts as a frequent noun only if two dictionaries have it and
/// its likeliest reading is a common noun, or if it was added by hand.
fn is_trusted(sources: &Sources, word: &str, answer: Answer) -> bool {
    let corroborated = sources.standard.contains(word) || sources.mecab.compounds.contains(word);
    let noun = sources.mecab.likeliest(word) == Some(Tag::CommonNoun) && !sources.mecab.adverbs.contains(word);
    let added = answer.tier == Tier::Added && is_good_example(sources, word);
    added || (answer.tier == Tier::Handic && corroborated && noun)
}

/// 적극적 and the like stand before nouns; as nouns they feel wrong. In two syllables (목적) it is part of the word.
fn is_adnominal(word: &str) -> bool {
    word.chars().count() > 2 && word.ends_with('적')
}

/// Everyone has heard of 은평구 and 강남역, and nobody thinks of them as an answer; and the words that were added for
/// their frequency alone are there to be accepted.
fn is_good_example(sources: &Sources, word: &str) -> bool {
    let administrative = || word.chars().count() > 2 && word.ends_with(['시', '군', '구', '읍', '동', '역', '대']);
    match sources.own.added.get(word).map(String::as_str) {
        Some("korea.txt") => !administrative(),
        Some("frequent.txt") => false,
        _ => true,
    }
}
