//! Types of argument values that `protocol` does not have.

use hangul::Pattern;
use protocol::Topic;
use serde::Serialize;

/// The value of `--topic`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TopicChoice {
    /// All words, with or without a topic. The API expresses this by an absent `topic`.
    Any,
    /// One topic.
    #[serde(untagged)]
    Only(Topic),
}

impl TopicChoice {
    /// The setting `topic` for this choice.
    pub(super) fn setting(self) -> Option<Topic> {
        match self {
            Self::Any => None,
            Self::Only(topic) => Some(topic),
        }
    }

    /// All choices, each with its help text. The labels of `protocol` are Korean because players see them.
    pub(super) fn all() -> Vec<(Self, &'static str)> {
        let topics = Topic::ALL.iter().map(|topic| (Self::Only(*topic), topic_help(*topic)));
        [(Self::Any, "all words, with or without a topic")].into_iter().chain(topics).collect()
    }
}

fn topic_help(topic: Topic) -> &'static str {
    match topic {
        Topic::Animal => "animals",
        Topic::Food => "dishes and drinks",
        Topic::Produce => "fruit and vegetables",
        Topic::Thing => "everyday objects",
        Topic::Clothing => "clothes",
        Topic::Job => "occupations",
        Topic::Place => "types of places",
        Topic::Nature => "nature and weather",
        Topic::Body => "the body",
        Topic::School => "school",
        Topic::Sport => "sports and games",
        Topic::World => "countries and cities of the world",
        Topic::Korea => "places in Korea",
        Topic::Vehicle => "vehicles and traffic",
        Topic::Art => "music and the arts",
        Topic::Science => "science and technology",
        Topic::Feeling => "feelings and character",
        Topic::Holiday => "holidays and events",
        Topic::Idiom => "idioms of four Chinese characters",
        Topic::Modern => "words of the last fifteen years",
    }
}

/// The object of `hanpan words search`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SearchTerm {
    /// All words with this pattern.
    Pattern(Pattern),
    /// One word.
    Word(String),
}
