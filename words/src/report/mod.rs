//! Says what was built: counts, measurements, and samples to read with a critical eye.

mod acceptance;
mod guesses;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use game::words::{Difficulty, Entry, Grade, Tier, Topic, WordList, Words};

/// Words in a sample.
const SAMPLE: usize = 10;

/// Prints everything; `seed` chooses the samples.
pub(crate) fn print(built: Words<'_>, words: &Path, seed: u64) -> io::Result<()> {
    let entries: Vec<Entry> = built.dictionary.words().collect();
    print_answers(&entries);
    print_questions(&built);
    let guesses = guesses::measure(&built);
    println!(
        "\nrandom guesses that pass\n  {:.1}% over the patterns of two syllables that are asked",
        guesses.asked * 100.0
    );
    println!("  {:.1}% over all patterns, each as often as it has words", guesses.by_words * 100.0);
    acceptance::print(&built, words)?;
    print_samples(&entries, seed);
    Ok(())
}

fn print_answers(entries: &[Entry]) {
    for (list, name) in [(WordList::Everyday, "everyday"), (WordList::Wide, "only in the wide list")] {
        let listed = || entries.iter().filter(move |entry| entry.list == list);
        println!("{name}: {} words", listed().count());
        println!("  by syllables  {:?}", count(listed(), |entry| entry.word.chars().count()));
        println!("  by tier       {:?}", count(listed(), |entry| entry.tier));
        println!("  by grade      {:?}", count(listed().filter_map(|entry| entry.grade), |grade| *grade));
        println!("  never shown   {}", listed().filter(|entry| !entry.may_be_shown).count());
    }
}

fn print_questions(built: &Words<'_>) {
    let records: Vec<_> = built.questions.records().collect();
    let clues: Vec<_> = records.iter().flat_map(|record| built.questions.clues(&record.pattern)).collect();
    println!("\nquestions: {} patterns", records.len());
    for length in 2..=4 {
        let of_length = || records.iter().filter(move |record| record.pattern.len() == length);
        println!("  of {length} syllables  {:?}, with a clue {}", count(of_length(), |record| record.bare), {
            of_length().filter(|record| record.clues > 0).count()
        });
    }
    println!(
        "  pool of each difficulty  {:?}",
        Difficulty::ALL.map(|difficulty| built.questions.size(difficulty, None))
    );
    println!("clues: {}", clues.len());
    println!("  by syllables   {:?}", count(&clues, |clue| clue.word.chars().count()));
    println!("  by difficulty  {:?}", count(&clues, |clue| clue.difficulty));
    for topic in Topic::ALL {
        let of_topic = clues.iter().filter(|clue| clue.topic == *topic);
        println!("  {}  {:?}", topic.label(), count(of_topic, |clue| clue.difficulty));
    }
}

fn print_samples(entries: &[Entry], seed: u64) {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut sample = |name: String, fits: &dyn Fn(&&Entry) -> bool| {
        let mut fitting: Vec<&Entry> = entries.iter().filter(fits).collect();
        random.shuffle(&mut fitting);
        let drawn: Vec<_> = fitting.iter().take(SAMPLE).map(|entry| entry.word.as_str()).collect();
        println!("  {name}: {}", drawn.join(" "));
    };
    println!("\nten random words of each");
    for list in [WordList::Everyday, WordList::Wide] {
        for tier in [Tier::Handic, Tier::Added, Tier::Standard, Tier::Mecab] {
            sample(format!("{list:?} {tier:?}"), &|entry| (entry.list, entry.tier) == (list, tier));
        }
    }
    for grade in [Grade::Beginner, Grade::Intermediate, Grade::Advanced, Grade::Frequent] {
        sample(format!("{grade:?}"), &|entry| entry.grade == Some(grade));
    }
}

fn count<T, K: Ord>(items: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> BTreeMap<K, usize> {
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(key(&item)).or_default() += 1;
    }
    counts
}
