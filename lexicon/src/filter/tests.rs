//! Checks the filter against the tables in `words/check/`.

use protocol::WordList;

use super::*;
use crate::Words;

const FILE: &[u8] = include_bytes!("../../../words/built/words.bin");
const INNOCENT: &str = include_str!("../../../words/check/innocent.tsv");
const FOUL: &str = include_str!("../../../words/check/foul.tsv");

fn filter() -> Filter<'static> {
    Words::new(FILE).unwrap().filter
}

#[test]
fn innocent_sentences_pass_unmasked() {
    let masked: Vec<_> = INNOCENT.lines().filter(|line| filter().mask(line).text != *line).collect();
    assert!(masked.is_empty(), "{masked:#?}");
    assert!(INNOCENT.lines().count() >= 150);
}

#[test]
fn foul_words_are_masked_and_nothing_else() {
    let mut wrong = Vec::new();
    for line in FOUL.lines() {
        let (sentence, foul) = line.split_once('\t').unwrap();
        let masked = filter().mask(sentence);
        let found: Vec<&str> = masked.foul.iter().map(|range| &sentence[range.clone()]).collect();
        if found != [foul] {
            wrong.push(format!("{sentence}: {found:?}, not {foul}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(FOUL.lines().count() >= 150);
}

#[test]
fn every_letter_of_a_foul_word_is_masked_and_spaces_stay() {
    for (said, shown) in [
        ("와 시 발 뭐야", "와 * * 뭐야"),
        ("병신아!", "***!"),
        ("ㅋㅋㅋ ㅎㅎ", "ㅋㅋㅋ ㅎㅎ"),
        ("", ""),
        ("나가,병신아", "나가,***"),
        ("병신ㅋ", "***"),
    ] {
        assert_eq!(filter().mask(said).text, shown, "{said}");
    }
}

#[test]
fn no_everyday_answer_is_masked() {
    let words = Words::new(FILE).unwrap();
    // Checks one word in twenty to be quick. `cargo run -p words -- report` checks all.
    let answers = words.dictionary.words().filter(|entry| entry.list == WordList::Everyday).step_by(20);
    let masked: Vec<_> = answers.map(|entry| entry.word).filter(|word| !filter().mask(word).is_clean()).collect();
    assert!(masked.is_empty(), "{masked:?}");
}

#[test]
fn nicknames_are_filtered_like_messages() {
    assert!(filter().mask("느긋한 수달").is_clean());
    assert!(!filter().mask("시발놈").is_clean());
}

#[test]
fn conjoining_half_width_and_full_width_letters_are_folded() {
    // Conjoining jamo as macOS types them, half-width jamo, full-width letters.
    for said in ["\u{1109}\u{1175}\u{1107}\u{1161}\u{11AF}", "\u{FFB5}\u{FFDC}\u{FFB2}\u{FFC2}\u{FFA9}", "ｓｈ１ｔ"]
    {
        assert!(!filter().mask(said).is_clean(), "{said}");
    }
}
