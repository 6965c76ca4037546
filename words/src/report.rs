//! Says what was built.

use std::collections::BTreeMap;

use game::words::{Entry, WordList};

use crate::questions::Questions;

/// Prints the counts of words by length, source and grade, and of questions by length and difficulty.
pub(crate) fn print(entries: &[Entry], questions: &Questions, bytes: usize) {
    let everyday = || entries.iter().filter(|entry| entry.list == WordList::Everyday);
    println!("words.bin: {bytes} bytes, {} words", entries.len());
    println!("everyday: {}", everyday().count());
    println!("  by length {:?}", count(everyday(), |entry| entry.word.chars().count()));
    println!("  by source {:?}", count(everyday(), |entry| entry.tier));
    println!("  by grade {:?}", count(everyday().filter_map(|entry| entry.grade), |grade| *grade));
    let wide = || entries.iter().filter(|entry| entry.list == WordList::Wide);
    println!("wide only: {}", wide().count());
    println!("  by length {:?}", count(wide(), |entry| entry.word.chars().count()));
    println!("  by source {:?}", count(wide(), |entry| entry.tier));
    println!("questions: {}", questions.records.len());
    println!(
        "  by length and difficulty {:?}",
        count(&questions.records, |record| (record.pattern.len(), record.bare))
    );
    println!("clues: {}", questions.clues.len());
    println!("  by length {:?}", count(&questions.clues, |clue| clue.word.chars().count()));
    println!("  by topic {:?}", count(&questions.clues, |clue| clue.topic.label()));
    println!("  by difficulty {:?}", count(&questions.clues, |clue| clue.difficulty));
}

fn count<T, K: Ord>(items: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> BTreeMap<K, usize> {
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(key(&item)).or_default() += 1;
    }
    counts
}
