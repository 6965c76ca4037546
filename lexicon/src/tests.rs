//! Checks the built word file against the rules of the game.

use std::collections::{BTreeMap, BTreeSet};

use hangul::Pattern;
use proptest::prelude::*;
use protocol::{Difficulty, Topic};

use super::*;

const FILE: &[u8] = include_bytes!("../../words/built/words.bin");

fn words() -> Words<'static> {
    Words::new(FILE).unwrap()
}

fn pattern(jamo: &str) -> Pattern {
    Pattern::parse(jamo).unwrap()
}

#[test]
fn everyday_nouns_that_match_the_pattern_are_accepted() {
    for (jamo, answers) in [
        ("ㅅㄹ", "서랍 사람 사랑 서리"),
        ("ㄱㅇㅈ", "강아지"),
        ("ㄱㅇㅇ", "고양이"),
        ("ㅅㅍㄱ", "선풍기"),
        ("ㅊㅅ", "초심 책상"),
        ("ㄱㅂ", "가방"),
        ("ㅂㅎ", "방향"),
        ("ㅇㅇ", "영어"),
        ("ㅇㅈ", "의자"),
        ("ㅅㅈ", "사진"),
    ] {
        for word in answers.split(' ') {
            let verdict = words().dictionary.verdict(&pattern(jamo), word);
            assert!(matches!(verdict, Verdict::Everyday(ref entry) if entry.word == word), "{word}: {verdict:?}");
        }
    }
}

#[test]
fn nonsense_and_swearing_are_not_listed() {
    for word in ["샤랄", "숩뤱", "갸욥줴", "뷁뷁", "개새끼"] {
        let pattern = Pattern::of(word).unwrap();
        assert_eq!(words().dictionary.verdict(&pattern, word), Verdict::NotListed, "{word}");
    }
}

#[test]
fn unfit_words_are_accepted_but_never_shown_and_not_mild() {
    for word in ["성교", "강간", "자살", "마약", "헤로인", "살인", "투신자살"] {
        let entry = words().dictionary.entry(word).unwrap_or_else(|| panic!("{word}"));
        assert!(!words().is_mild(word) && !entry.may_be_shown && !entry.is_familiar(), "{word}");
    }
    for word in ["자궁", "난자", "음경", "위안부", "학살", "성교육", "마약김밥", "소주", "자살골", "촌철살인", "서랍"]
    {
        assert!(words().is_mild(word), "{word}");
    }
}

#[test]
fn text_that_does_not_match_gives_not_the_pattern() {
    for text in ["서랍", "초심이", "초", "", "ㅊㅅ", "cs", "초 심", "초심!"] {
        assert_eq!(words().dictionary.verdict(&pattern("ㅊㅅ"), text), Verdict::NotThePattern, "{text}");
    }
}

#[test]
fn a_rare_word_is_accepted_only_with_the_wide_list() {
    let rare = words().dictionary.answers(&pattern("ㅅㄹ")).find(|entry| entry.list == WordList::Wide).unwrap();
    let verdict = words().dictionary.verdict(&pattern("ㅅㄹ"), &rare.word);
    assert_eq!(verdict, Verdict::WideOnly(rare.clone()));
    assert_eq!(verdict.clone().accepted(WordList::Everyday), None);
    assert_eq!(verdict.accepted(WordList::Wide), Some(rare));
}

#[test]
fn the_answers_to_a_pattern_are_exactly_the_words_that_match_it() {
    let dictionary = words().dictionary;
    let mut expected: BTreeMap<Pattern, Vec<Entry>> = BTreeMap::new();
    for entry in dictionary.words() {
        expected.entry(Pattern::of(&entry.word).unwrap()).or_default().push(entry);
    }
    for jamo in ["ㅅㄹ", "ㄱㅇㅈ", "ㅇㅅㅇㅈ", "ㄱㄱ", "ㅎㅎㅎㅎㅎㅎ"] {
        let answers: Vec<_> = dictionary.answers(&pattern(jamo)).collect();
        assert_eq!(answers, expected.remove(&pattern(jamo)).unwrap_or_default(), "{jamo}");
    }
    assert!(dictionary.answers(&pattern("ㅅㄹ")).count() > 100);
}

#[test]
fn examples_are_familiar_words_with_the_best_known_first() {
    let examples = words().dictionary.examples(&pattern("ㅅㄹ"));
    assert!(examples.iter().all(|entry| entry.is_familiar() && entry.list == WordList::Everyday));
    assert!(examples.is_sorted_by_key(|entry| entry.grade));
    let place = |word: &str| examples.iter().position(|entry| entry.word == word);
    assert!(place("사람") < place("서랍") && place("서랍").is_some(), "{examples:?}");
    assert_eq!(words().dictionary.examples(&pattern("ㅃㅃㅃ")), []);
}

#[test]
fn a_lookup_finds_every_listed_word() {
    let dictionary = words().dictionary;
    let mut count = 0;
    for (place, entry) in dictionary.words().enumerate() {
        // Every seventh word, which covers every position in a block: 7 and the block size are coprime.
        if place % 7 == 0 {
            assert_eq!(dictionary.entry(&entry.word).as_ref(), Some(&entry));
        }
        count += 1;
    }
    assert!(count > 230_000, "{count}");
}

#[test]
fn the_everyday_list_has_at_least_170_000_words() {
    let everyday = words().dictionary.words().filter(|entry| entry.list == WordList::Everyday).count();
    assert!(everyday >= 170_000, "{everyday}");
}

#[test]
fn every_bare_question_has_three_familiar_answers() {
    for record in words().questions.records() {
        let familiar = words().dictionary.examples(&record.pattern).len();
        assert_eq!(familiar, usize::from(record.familiar), "{}", record.pattern);
        assert!(familiar >= 3 || record.bare.is_none(), "{}", record.pattern);
    }
}

#[test]
fn slang_patterns_are_never_asked() {
    let asked: BTreeSet<_> = words().questions.records().map(|record| record.pattern).collect();
    for jamo in ["ㅅㅂ", "ㅂㅅ", "ㅈㄹ", "ㅅㅅ", "ㅈㅈ", "ㅅㄲ", "ㄲㅊ", "ㅇㄷ", "ㅇㅂ"] {
        assert!(!asked.contains(&pattern(jamo)), "{jamo}");
    }
    for jamo in ["ㄴㄴ", "ㄷㄷ", "ㅎㅎ", "ㅇㅋ", "ㅊㅋ", "ㅌㅌ"] {
        let bare = words().questions.record(&pattern(jamo)).and_then(|record| record.bare);
        assert_eq!(bare, None, "{jamo} is asked without a clue");
    }
    for jamo in ["ㅅㄹ", "ㅊㅅ", "ㄱㅂ", "ㅂㅎ", "ㅇㅇ", "ㅇㅈ", "ㅅㅈ", "ㄱㅇㅈ", "ㄱㅇㅇ"] {
        assert!(asked.contains(&pattern(jamo)), "{jamo}");
    }
}

#[test]
fn a_pattern_with_many_familiar_answers_is_not_hard_and_one_with_few_is() {
    for record in words().questions.records() {
        match record.bare {
            Some(Difficulty::Hard) => assert!(record.familiar <= 20, "{}: {}", record.pattern, record.familiar),
            Some(_) => assert!(record.familiar >= 6, "{}: {}", record.pattern, record.familiar),
            None => {}
        }
    }
}

#[test]
fn a_room_asks_nearly_two_hundred_patterns_before_it_repeats_one() {
    for difficulty in Difficulty::ALL {
        let mut recent: Vec<Pattern> = Vec::new();
        let fresh = (0..500).take_while(|&seed| {
            let question = words().questions.draw(seed, difficulty, None, &recent).unwrap();
            let fresh = !recent.contains(&question.pattern);
            recent.push(question.pattern);
            fresh
        });
        let fresh = fresh.count();
        assert!(fresh >= 160, "{difficulty:?}: {fresh}");
    }
}

#[test]
fn the_same_seed_draws_the_same_question() {
    let pool = words().questions;
    let draw = |seed| pool.draw(seed, Difficulty::Normal, None, &[]).unwrap();
    assert!((0..50).all(|seed| draw(seed) == draw(seed)));
    let different: BTreeSet<_> = (0..50).map(|seed| draw(seed).pattern).collect();
    assert!(different.len() > 25);
}

#[test]
fn no_pattern_is_repeated_until_all_were_asked() {
    let pool = words().questions;
    for (difficulty, topic) in Difficulty::ALL.into_iter().zip([Topic::Animal, Topic::Food, Topic::Idiom]) {
        let mut recent = Vec::new();
        for seed in 0..pool.size(difficulty, Some(topic)) as u64 {
            let question = pool.draw(seed, difficulty, Some(topic), &recent).unwrap();
            assert!(!recent.contains(&question.pattern));
            recent.push(question.pattern);
        }
        let again = pool.draw(1, difficulty, Some(topic), &recent).unwrap();
        let oldest = &recent[..recent.len().div_ceil(4)];
        assert!(oldest.contains(&again.pattern), "the first repeat is not one of the quarter asked longest ago");
    }
}

#[test]
fn length_shares_hold_even_after_every_short_pattern_was_asked() {
    let pool = words().questions;
    let twos: Vec<Pattern> = pool.records().map(|record| record.pattern).filter(|pattern| pattern.len() == 2).collect();
    let drawn = (0..100).filter_map(|seed| pool.draw(seed, Difficulty::Easy, None, &twos));
    let short = drawn.filter(|question| question.pattern.len() == 2).count();
    assert!((27..53).contains(&short), "{short} of 100, not about 40");
}

#[test]
fn lengths_follow_the_shares_of_the_difficulty() {
    let pool = words().questions;
    let twos = (0..400)
        .filter_map(|seed| pool.draw(seed, Difficulty::Easy, None, &[]))
        .filter(|question| question.pattern.len() == 2)
        .count();
    assert!((135..185).contains(&twos), "{twos} of 400, not about 160");
}

#[test]
fn every_question_has_three_familiar_answers_or_a_clue() {
    for record in words().questions.records() {
        let clues: Vec<_> = words().questions.clues(&record.pattern).collect();
        assert!(record.bare.is_some() || !clues.is_empty(), "{}", record.pattern);
        assert!(clues.iter().all(|clue| Pattern::of(&clue.word) == Some(record.pattern)), "{}", record.pattern);
        assert_eq!(words().questions.record(&record.pattern), Some(record));
    }
    assert_eq!(words().questions.record(&pattern("ㅃㅃㅃ")), None);
}

#[test]
fn all_prompts_of_four_syllables_and_most_of_three_come_with_a_clue() {
    let (mut threes, mut with_clue) = (0, 0);
    for (difficulty, seed) in
        Difficulty::ALL.into_iter().flat_map(|difficulty| (0..120).map(move |seed| (difficulty, seed)))
    {
        let question = words().questions.draw(seed, difficulty, None, &[]).unwrap();
        let length = question.pattern.len();
        assert!(length < 4 || question.clue.is_some(), "{}", question.pattern);
        assert!(length > 2 || question.clue.is_none(), "{}: a two-syllable prompt has a clue", question.pattern);
        threes += usize::from(length == 3);
        with_clue += usize::from(length == 3 && question.clue.is_some());
    }
    assert!(with_clue * 10 > threes * 6, "{with_clue} of {threes}");
}

#[test]
fn a_topic_asks_only_its_own_words_and_always_with_a_clue() {
    for &topic in Topic::ALL {
        for (difficulty, seed) in Difficulty::ALL.into_iter().zip(0..) {
            let question = words().questions.draw(seed, difficulty, Some(topic), &[]).unwrap();
            let clue = question.clue.unwrap();
            assert_eq!((clue.topic, clue.difficulty), (topic, difficulty), "{}", topic.label());
            assert_eq!(Pattern::of(&clue.word), Some(question.pattern));
        }
        let size = words().questions.size(Difficulty::Easy, Some(topic));
        assert!(size >= 20, "{}: {size}", topic.label());
    }
}

#[test]
fn no_clue_contains_an_answer_to_its_own_pattern() {
    let words = words();
    for record in words.questions.records() {
        for clue in words.questions.clues(&record.pattern) {
            let letters: Vec<char> = clue.text.chars().collect();
            let runs = letters.windows(record.pattern.len()).map(String::from_iter);
            let mut told = runs.filter(|run| Pattern::of(run) == Some(record.pattern));
            assert_eq!(told.find(|run| words.dictionary.entry(run).is_some()), None, "{}: {}", clue.word, clue.text);
        }
    }
}

#[test]
fn invalid_or_truncated_files_are_refused() {
    assert_eq!(Words::new(b"").unwrap_err(), DictionaryError::NotAWordFile);
    assert_eq!(Words::new(b"choseon0....").unwrap_err(), DictionaryError::NotAWordFile);
    for cut in [8, 20, 28, 1000, FILE.len() - 1] {
        assert_eq!(Words::new(&FILE[..cut]).unwrap_err(), DictionaryError::CutOff);
    }
}

proptest! {
    // Few cases, because each one reads a whole damaged file.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_text_makes_the_dictionary_panic(text in any::<String>(), indices in prop::collection::vec(0u8..19, 2..=6)) {
        let pattern = Pattern::from_indices(&indices).unwrap();
        words().dictionary.verdict(&pattern, &text);
        prop_assert!(words().dictionary.answers(&pattern).all(|entry| Pattern::of(&entry.word) == Some(pattern)));
    }

    #[test]
    fn no_damaged_file_makes_the_reader_panic(
        damage in prop::collection::vec((36..FILE.len(), any::<u8>()), 1..40),
        noise in prop::collection::vec(any::<u8>(), 2000),
        start in 36..FILE.len() - 2000,
    ) {
        let mut bytes = FILE.to_vec();
        bytes[start..start + noise.len()].copy_from_slice(&noise);
        for (place, byte) in damage {
            bytes[place] = byte;
        }
        let words = Words::new(&bytes).unwrap();
        words.dictionary.words().take(500_000).for_each(drop);
        for jamo in ["ㅅㄹ", "ㄱㅇㅈ", "ㅎㅎㅎㅎㅎㅎ", "ㄱㄱ"] {
            words.dictionary.answers(&pattern(jamo)).take(500_000).for_each(drop);
        }
        words.dictionary.entry("서랍");
        words.questions.draw(1, Difficulty::Hard, None, &[]);
    }
}
