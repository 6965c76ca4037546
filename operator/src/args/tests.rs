use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use protocol::{Mode, Topic};

use super::types::TopicChoice;
use super::{Cli, Command, Page, RoomArg, SearchTerm, WordsCommand};

fn parse(line: &[&str]) -> Result<Command, ErrorKind> {
    let line = ["hanpan"].iter().chain(line);
    Cli::try_parse_from(line).map(|cli| cli.command).map_err(|error| error.kind())
}

#[test]
fn the_argument_definitions_are_consistent() {
    Cli::command().debug_assert();
}

#[test]
fn help_is_in_english() {
    for (line, expected) in [
        (["hanpan", "create", "--help"], ["- hard:   prompts with few common", "- korea:    places in Korea"]),
        (["hanpan", "set", "--help"], ["- easy:   prompts with many common", "- idiom:    idioms of four"]),
    ] {
        let help = Cli::try_parse_from(line).unwrap_err().to_string();
        let (options, _examples) = help.split_once("\nExamples:").unwrap();
        // Only examples have names and words in Hangul.
        assert!(options.chars().all(|character| !('가'..='힣').contains(&character)), "{options}");
        assert!(expected.iter().all(|text| options.contains(text)), "{options}");
    }
}

#[test]
fn option_values_have_the_names_of_the_api() {
    let line = ["create", "광장", "--mode", "talk", "--topic", "animal", "--answers-only", "--seats", "30"];
    let Ok(Command::Create { name, options }) = parse(&line) else { panic!("{:?}", parse(&line)) };
    assert_eq!(name.as_str(), "광장");
    assert_eq!(options.mode, Some(Mode::Talk));
    assert_eq!(options.topic, Some(TopicChoice::Only(Topic::Animal)));
    assert_eq!((options.answers_only, options.seats, options.seconds), (Some(true), Some(30), None));
}

#[test]
fn answers_only_takes_its_value_only_after_an_equals_sign() {
    let answers_only = |line: &[&str]| match parse(line) {
        Ok(Command::Set { options, .. }) => options.answers_only,
        other => panic!("{other:?}"),
    };
    assert_eq!(answers_only(&["set", "광장", "--answers-only=false"]), Some(false));
    assert_eq!(answers_only(&["set", "--answers-only", "광장"]), Some(true));
}

#[test]
fn set_needs_at_least_one_option() {
    assert_eq!(parse(&["set", "광장"]).unwrap_err(), ErrorKind::MissingRequiredArgument);
    assert!(parse(&["set", "광장", "--seats", "3"]).is_ok());
    assert!(parse(&["create", "광장"]).is_ok());
}

#[test]
fn invalid_values_are_refused_before_any_call() {
    for line in [
        &["channel", "가/나"][..],
        &["channel", ".."],
        &["channel", "123"],
        &["create", "광장", "--mode", "match"],
        &["create", "광장", "--seconds", "9"],
        &["create", "광장", "--seats", "2001"],
        &["words", "add", "hello"],
        &["words", "search", "ㅅ"],
        &["words", "search", "서ㄹ"],
        &["words", "search", "ㅅㄹ", "--limit", "501"],
    ] {
        assert!(matches!(parse(line), Err(ErrorKind::ValueValidation | ErrorKind::InvalidValue)), "{line:?}");
    }
}

#[test]
fn names_and_words_are_normalized() {
    let Ok(Command::Channel(RoomArg { name })) = parse(&["channel", "3827 1946"]) else { panic!() };
    assert_eq!(name.as_str(), "3827-1946");
    let pasted = "\u{1109}\u{1165}\u{1105}\u{1161}\u{11B8}";
    let Ok(Command::Words(WordsCommand::Add { words })) = parse(&["words", "add", pasted]) else { panic!() };
    assert_eq!(words, ["서랍"]);
}

#[test]
fn a_search_term_is_a_pattern_or_a_word() {
    let term = |text| match parse(&["words", "search", text]) {
        Ok(Command::Words(WordsCommand::Search { term, page: Page { limit: 100, wide: false, offset: 0 } })) => term,
        other => panic!("{other:?}"),
    };
    assert!(matches!(term("ㅅㄹ"), SearchTerm::Pattern(_)));
    assert_eq!(term("서랍"), SearchTerm::Word("서랍".to_owned()));
}
