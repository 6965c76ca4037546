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
}

/// What `hanpan words search` looks up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SearchTerm {
    /// All words with this pattern.
    Pattern(Pattern),
    /// One word.
    Word(String),
}
