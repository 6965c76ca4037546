//! How fast the judge is: `cargo bench -p lexicon`.

use std::hint::black_box;
use std::time::Instant;

use hangul::Pattern;
use protocol::Difficulty;

use lexicon::Words;

const FILE: &[u8] = include_bytes!("../../words/built/words.bin");

fn main() {
    let Ok(words) = Words::new(FILE) else {
        eprintln!("words/built/words.bin is not a word file of this version");
        return;
    };
    let mut random = fastrand::Rng::with_seed(1);
    let mut listed: Vec<(Pattern, String)> =
        words.dictionary.words().filter_map(|entry| Some((Pattern::of(&entry.word)?, entry.word))).collect();
    random.shuffle(&mut listed);
    // The same syllables in another order: most are no words, and all have initials that some word has.
    let unlisted: Vec<(Pattern, String)> = listed
        .iter()
        .map(|(_, word)| word.chars().rev().collect::<String>())
        .filter(|word| words.dictionary.entry(word).is_none())
        .filter_map(|word| Some((Pattern::of(&word)?, word)))
        .collect();
    let asked: Vec<Pattern> = words.questions.records().map(|record| record.pattern).collect();
    let recent: Vec<Pattern> = asked.iter().copied().take(200).collect();

    println!("words.bin: {} bytes, {} words", FILE.len(), listed.len());
    measure("open the file", &[()], 1_000_000, |()| usize::from(Words::new(black_box(FILE)).is_ok()));
    let judge = |(pattern, word): &(Pattern, String)| {
        usize::from(words.dictionary.verdict(pattern, word) != lexicon::Verdict::NotListed)
    };
    measure("judge a word of the list", &listed, 2_000_000, judge);
    measure("judge a word that is not", &unlisted, 2_000_000, judge);
    measure("all answers of an asked pattern", &asked, 20_000, |pattern| words.dictionary.answers(pattern).count());
    let seeds: Vec<u64> = (0..1000).collect();
    measure("draw a question", &seeds, 20_000, |&seed| {
        usize::from(words.questions.draw(seed, Difficulty::Normal, None, &recent).is_some())
    });
    let said = ["와 이번 문제 진짜 어렵다 ㅋㅋㅋ", "서랍", "혹시 초심 아닐까요?", "ㅠㅠ 아깝다"];
    measure("filter a message", &said, 100_000, |said| words.filter.mask(said).foul.len());
}

/// Runs `task` over `inputs`, `times` times in all, and prints how long one run takes.
fn measure<T>(name: &str, inputs: &[T], times: usize, task: impl Fn(&T) -> usize) {
    let begun = Instant::now();
    let sum: usize = inputs.iter().cycle().take(times).map(|input| black_box(task(black_box(input)))).sum();
    let nanos = begun.elapsed().as_nanos() as f64 / times as f64;
    println!("{name:32} {nanos:>9.0} ns  {:>11.0} a second  (sum {sum})", 1e9 / nanos);
}
