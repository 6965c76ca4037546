//! Checks the curated words in the repository and in the built `words.bin`.

use lexicon::Words;
use protocol::WordList;

use super::*;

const BUILT: &[u8] = include_bytes!("../../built/words.bin");

fn curated() -> Vec<Clue> {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("curated")).unwrap()
}

fn words() -> Words<'static> {
    Words::new(BUILT).unwrap()
}

#[test]
fn a_clue_has_5_to_30_letters_and_no_part_of_its_word() {
    for (word, text) in [
        ("서랍", "당기면 스르륵, 밀면 쏙, 온갖 잡동사니의 보금자리"),
        ("한강", "강가에서 라면을 먹는 곳"),
        ("전압", "우리 콘센트는 220볼트"),
    ] {
        assert_eq!(broken_rule(word, text), None, "{word}");
    }
    for (word, text) in [
        ("서랍", "옷과 가구"),
        ("서랍", "책상 서랍에 넣는 온갖 잡동사니"),
        ("선풍기", "바람이 나오는 선 풍차"),
        ("자동차", "바퀴 네 개로 굴러가는 탈것이라 자동 아닌 것"),
        ("바다", "바, 다로 시작하는 것"),
        ("서랍", "당기면 스르륵  밀면 쏙"),
        ("서랍", " 당기면 스르륵"),
        ("서랍", &"가나".repeat(16)),
    ] {
        assert!(broken_rule(word, text).is_some(), "{word}: {text}");
    }
}

#[test]
fn a_line_without_word_difficulty_and_clue_is_refused() {
    assert!(parse(Topic::Thing, "서랍\t쉬움\t당기면 스르륵, 밀면 쏙").is_ok());
    for line in ["", "서랍", "서랍\t쉬움", "서랍\t쉽다\t당기면 스르륵, 밀면 쏙", "서\t쉬움\t당기면 스르륵, 밀면 쏙"]
    {
        assert!(parse(Topic::Thing, line).is_err(), "{line}");
    }
}

#[test]
fn there_are_enough_words_of_each_topic_and_length() {
    let curated = curated();
    let of_length = |length| curated.iter().filter(|clue| clue.word.chars().count() == length).count();
    assert!(curated.len() >= 2000, "{}", curated.len());
    assert!(of_length(3) >= 1000 && of_length(4) >= 500, "{} of three, {} of four", of_length(3), of_length(4));
    for &topic in Topic::ALL {
        let count = curated.iter().filter(|clue| clue.topic == topic).count();
        assert!(count >= 40, "{}: {count}", topic.label());
    }
}

#[test]
fn no_curated_word_or_clue_is_duplicated() {
    let mut curated = curated();
    assert_eq!(first_repeated(&curated), None);
    let again = Clue { text: "다른 말로 하는 같은 것".to_owned(), ..curated[0].clone() };
    curated.push(again.clone());
    assert_eq!(first_repeated(&curated), Some(again.word.as_str()));
}

#[test]
fn every_curated_word_is_a_familiar_everyday_answer() {
    for clue in curated() {
        let entry = words().dictionary.entry(&clue.word);
        let fits = entry.is_some_and(|entry| entry.is_familiar() && entry.list == WordList::Everyday);
        assert!(fits, "{}", clue.word);
    }
}

#[test]
fn the_chat_filter_masks_no_clue() {
    for clue in curated() {
        assert!(words().filter.mask(&clue.text).is_clean(), "{}", clue.text);
    }
}

#[test]
fn the_built_file_has_every_clue_except_those_of_slang_patterns() {
    let slang = crate::sources::Own::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap().slang_patterns;
    for clue in curated() {
        let pattern = Pattern::of(&clue.word).unwrap();
        let built: Vec<_> = words().questions.clues(&pattern).collect();
        assert_eq!(built.contains(&clue), !slang.contains(&pattern), "{}", clue.word);
    }
}

#[test]
fn ten_basic_words_have_a_clue_in_the_built_file() {
    for word in "강아지 고양이 선풍기 가방 서랍 책상 방향 영어 의자 사진".split(' ') {
        let pattern = Pattern::of(word).unwrap();
        assert!(words().questions.clues(&pattern).any(|clue| clue.word == word), "{word}");
    }
}
