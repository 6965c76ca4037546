//! Reports on the built file: counts, measurements, and random samples for manual review.

mod acceptance;
mod filtering;
mod guesses;
mod misspellings;

use std::collections::BTreeMap;
use std::io::{self, Write};

use lexicon::{Entry, Words};
use protocol::{Difficulty, Grade, Tier, Topic, WordList};

/// Words per sample.
const SAMPLE: usize = 10;

/// Prints the whole report. `seed` selects the samples.
pub(crate) fn print(out: &mut impl Write, built: &Words<'_>, seed: u64) -> io::Result<()> {
    let entries: Vec<Entry> = built.dictionary.words().collect();
    print_answers(out, &entries)?;
    print_questions(out, built)?;
    let guesses = guesses::measure(built);
    let percent = |share: f64| format!("{:.1}%", share * 100.0);
    writeln!(out, "\naccepted random guesses of two syllables: {} over the asked patterns", percent(guesses.asked))?;
    writeln!(out, "  쉬움, 보통, 어려움: {}", guesses.by_difficulty.map(percent).join(", "))?;
    writeln!(out, "  over all patterns, weighted by word count: {}", percent(guesses.by_words))?;
    let masked = entries.iter().filter(|entry| !built.filter.mask(&entry.word).is_clean());
    let masked: Vec<&str> = masked.map(|entry| entry.word.as_str()).collect();
    let unfit = entries.iter().filter(|entry| !built.is_mild(&entry.word)).count();
    writeln!(out, "\nwords of both lists that are unfit where only mild words count: {unfit}")?;
    writeln!(out, "\nwords of both lists that the chat filter masks: {} {}", masked.len(), masked.join(" "))?;
    acceptance::print(out, built)?;
    misspellings::print(out, built)?;
    filtering::print(out, built)?;
    print_samples(out, &entries, seed)
}

fn print_answers(out: &mut impl Write, entries: &[Entry]) -> io::Result<()> {
    for (list, name) in [(WordList::Everyday, "everyday"), (WordList::Wide, "only in the wide list")] {
        let listed = || entries.iter().filter(move |entry| entry.list == list);
        writeln!(out, "{name}: {} words", listed().count())?;
        writeln!(out, "  by syllables  {:?}", count(listed(), |entry| entry.word.chars().count()))?;
        writeln!(out, "  by tier       {:?}", count(listed(), |entry| entry.tier))?;
        writeln!(out, "  by grade      {:?}", count(listed().filter_map(|entry| entry.grade), |grade| *grade))?;
        writeln!(out, "  never shown   {}", listed().filter(|entry| !entry.may_be_shown).count())?;
    }
    Ok(())
}

fn print_questions(out: &mut impl Write, built: &Words<'_>) -> io::Result<()> {
    let records: Vec<_> = built.questions.records().collect();
    let clues: Vec<_> = records.iter().flat_map(|record| built.questions.clues(&record.pattern)).collect();
    writeln!(out, "\nquestions: {} patterns", records.len())?;
    for length in 2..=4 {
        let of_length = || records.iter().filter(move |record| record.pattern.len() == length);
        writeln!(out, "  of {length} syllables  {:?}, with a clue {}", count(of_length(), |record| record.bare), {
            of_length().filter(|record| record.clues > 0).count()
        })?;
    }
    writeln!(
        out,
        "  pool of each difficulty  {:?}",
        Difficulty::ALL.map(|difficulty| built.questions.size(difficulty, None))
    )?;
    writeln!(out, "clues: {}", clues.len())?;
    writeln!(out, "  by syllables   {:?}", count(&clues, |clue| clue.word.chars().count()))?;
    writeln!(out, "  by difficulty  {:?}", count(&clues, |clue| clue.difficulty))?;
    for topic in Topic::ALL {
        let of_topic = clues.iter().filter(|clue| clue.topic == *topic);
        writeln!(out, "  {}  {:?}", topic.label(), count(of_topic, |clue| clue.difficulty))?;
    }
    Ok(())
}

fn print_samples(out: &mut impl Write, entries: &[Entry], seed: u64) -> io::Result<()> {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut sample = |out: &mut dyn Write, name: String, fits: &dyn Fn(&&Entry) -> bool| {
        let mut fitting: Vec<&Entry> = entries.iter().filter(fits).collect();
        random.shuffle(&mut fitting);
        let drawn: Vec<_> = fitting.iter().take(SAMPLE).map(|entry| entry.word.as_str()).collect();
        writeln!(out, "  {name}: {}", drawn.join(" "))
    };
    writeln!(out, "\nten random words of each list and tier, and of each grade")?;
    for list in [WordList::Everyday, WordList::Wide] {
        for tier in [Tier::Handic, Tier::Added, Tier::Standard, Tier::Mecab] {
            sample(out, format!("{list:?} {tier:?}"), &|entry| (entry.list, entry.tier) == (list, tier))?;
        }
    }
    for grade in [Grade::Beginner, Grade::Intermediate, Grade::Advanced, Grade::Frequent] {
        sample(out, format!("{grade:?}"), &|entry| entry.grade == Some(grade))?;
    }
    Ok(())
}

fn count<T, K: Ord>(items: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> BTreeMap<K, usize> {
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(key(&item)).or_default() += 1;
    }
    counts
}
