//! Parsers of argument values.

use std::ops::RangeInclusive;

use clap::builder::{PossibleValue, PossibleValuesParser, RangedI64ValueParser, TypedValueParser};
use hangul::{Pattern, normalize};
use protocol::{Difficulty, Mode, Scoring, Speakers, WordList};
use serde::Serialize;

use super::types::{SearchTerm, TopicChoice};
use crate::json::variant_name;

/// A duration in whole seconds.
pub(super) fn duration(text: &str) -> Result<u64, &'static str> {
    let duration = humantime::parse_duration(text).ok().filter(|duration| !duration.is_zero());
    duration.map(|duration| duration.as_secs()).ok_or("a duration is a number followed by s, m or h: 90s, 10m, 24h")
}

/// A word in NFC that has a pattern, whether or not the dictionary has it.
pub(super) fn word(text: &str) -> Result<String, &'static str> {
    let word = normalize(text);
    Pattern::of(&word).map(|_| word).ok_or("a word is 2 to 6 complete Hangul syllables")
}

/// A pattern or a word.
pub(super) fn search_term(text: &str) -> Result<SearchTerm, &'static str> {
    if let Some(pattern) = Pattern::parse(&normalize(text)) {
        return Ok(SearchTerm::Pattern(pattern));
    }
    let word = word(text).map(SearchTerm::Word);
    word.map_err(|_| "search for 2 to 6 initial consonants (ㅅㄹ) or a word of 2 to 6 syllables (서랍)")
}

/// A number within a range.
pub(super) fn within(range: RangeInclusive<u32>) -> RangedI64ValueParser<u32> {
    RangedI64ValueParser::new().range(i64::from(*range.start())..=i64::from(*range.end()))
}

pub(super) fn mode() -> impl TypedValueParser<Value = Mode> {
    one_of(vec![
        (Mode::Endless, "prompts follow each other while anyone is there"),
        (Mode::Talk, "chat without prompts"),
    ])
}

pub(super) fn difficulty() -> impl TypedValueParser<Value = Difficulty> {
    one_of(vec![
        (Difficulty::Easy, "prompts with many common answers"),
        (Difficulty::Normal, "prompts with some common answers"),
        (Difficulty::Hard, "prompts with few common answers or none"),
    ])
}

pub(super) fn topic() -> impl TypedValueParser<Value = TopicChoice> {
    one_of(TopicChoice::all())
}

pub(super) fn words() -> impl TypedValueParser<Value = WordList> {
    one_of(vec![(WordList::Everyday, "words in everyday use"), (WordList::Wide, "rare words too")])
}

pub(super) fn scoring() -> impl TypedValueParser<Value = Scoring> {
    one_of(vec![
        (Scoring::First, "the first ones, each with another word"),
        (Scoring::Together, "everyone, with hidden answers, until the time is up"),
    ])
}

pub(super) fn speakers() -> impl TypedValueParser<Value = Speakers> {
    one_of(vec![
        (Speakers::Everyone, "everyone in the room"),
        (Speakers::Operators, "only operators, and the host of a private room"),
    ])
}

/// One of `choices`, named as in the API, each with its help text.
fn one_of<T>(choices: Vec<(T, &'static str)>) -> impl TypedValueParser<Value = T>
where
    T: Clone + Serialize + Send + Sync + 'static,
{
    let names = choices.iter().map(|(choice, help)| PossibleValue::new(variant_name(choice)).help(*help));
    let parser = PossibleValuesParser::new(names.collect::<Vec<_>>());
    parser.try_map(move |chosen| {
        let found = choices.iter().find(|(choice, _)| variant_name(choice) == chosen);
        found.map(|(choice, _)| choice.clone()).ok_or("unknown")
    })
}
