//! How the values of arguments are read.

use std::ops::RangeInclusive;

use clap::builder::{PossibleValue, PossibleValuesParser, RangedI64ValueParser, TypedValueParser};
use hangul::{NameError, Pattern, RoomName, normalize};
use protocol::{Difficulty, Mode, Speakers, Topic, WordList};
use serde::Serialize;

use super::options::TopicChoice;
use super::words::Sought;
use crate::api::api_name;

/// A room's name or code, as the server writes it.
pub(super) fn room(text: &str) -> Result<String, NameError> {
    RoomName::parse(text).map(|name| name.as_str().to_owned())
}

/// A span of time, in seconds.
pub(super) fn span(text: &str) -> Result<u64, &'static str> {
    let span = humantime::parse_duration(text).ok().filter(|span| !span.is_zero());
    span.map(|span| span.as_secs()).ok_or("a span is a number with s, m or h behind it: 90s, 10m, 24h")
}

/// A word that there could be.
pub(super) fn word(text: &str) -> Result<String, &'static str> {
    let word = normalize(text);
    Pattern::of(&word).map(|_| word).ok_or("a word is 2 to 6 complete Hangul syllables")
}

/// Initials or a word.
pub(super) fn sought(text: &str) -> Result<Sought, &'static str> {
    if let Some(pattern) = Pattern::parse(&normalize(text)) {
        return Ok(Sought::Initials(pattern));
    }
    word(text).map(Sought::Word).map_err(|_| "search for 2 to 6 initials (ㅅㄹ) or a word of 2 to 6 syllables (서랍)")
}

/// A number within a range.
pub(super) fn within(range: RangeInclusive<u32>) -> RangedI64ValueParser<u32> {
    RangedI64ValueParser::new().range(i64::from(*range.start())..=i64::from(*range.end()))
}

pub(super) fn mode() -> impl TypedValueParser<Value = Mode> {
    one_of(vec![
        (Mode::Endless, "prompts follow each other while anyone is there"),
        (Mode::Talk, "no prompts, only talk"),
    ])
}

pub(super) fn difficulty() -> impl TypedValueParser<Value = Difficulty> {
    one_of(Difficulty::ALL.map(|difficulty| (difficulty, difficulty.label())).to_vec())
}

pub(super) fn topic() -> impl TypedValueParser<Value = TopicChoice> {
    let topics = Topic::ALL.iter().map(|topic| (TopicChoice::Only(*topic), topic.label()));
    one_of([(TopicChoice::Any, "words of all topics and none")].into_iter().chain(topics).collect())
}

pub(super) fn words() -> impl TypedValueParser<Value = WordList> {
    one_of(vec![(WordList::Everyday, "words that people use"), (WordList::Wide, "rare words too")])
}

pub(super) fn speakers() -> impl TypedValueParser<Value = Speakers> {
    one_of(vec![(Speakers::Everyone, "whoever is there"), (Speakers::Operators, "operators, while the others read")])
}

/// One of `choices`, called as the API calls it, with a word of help each.
fn one_of<T>(choices: Vec<(T, &'static str)>) -> impl TypedValueParser<Value = T>
where
    T: Clone + Serialize + Send + Sync + 'static,
{
    let names = choices.iter().map(|(choice, help)| PossibleValue::new(api_name(choice)).help(*help));
    let parser = PossibleValuesParser::new(names.collect::<Vec<_>>());
    parser.try_map(move |chosen| {
        let found = choices.iter().find(|(choice, _)| api_name(choice) == chosen);
        found.map(|(choice, _)| choice.clone()).ok_or("unknown")
    })
}
