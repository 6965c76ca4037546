//! The lines of the chat.

use hangul::Nickname;
use leptos::prelude::*;
use protocol::{Event, PlayerId};
use reactive_stores::Store;

use super::{RoomView, RoomViewStoreFields};

/// Maximum number of lines that the page keeps.
const LINES_MAX: usize = 300;

/// A line of the chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Epoch and `seq` of the event that added the line.
    pub(crate) key: (u64, u64),
    pub(crate) kind: LineKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// A message that did not score.
    Said { by: Speaker, text: String },
    /// A message that was a correct answer. `elapsed` is in milliseconds.
    Answered { by: Speaker, text: String, word: String, elapsed: u64, gained: u32 },
    /// A sentence about another event, such as a player who joined.
    News(String),
    /// A notice from the operators.
    Notice(String),
}

/// The sender of a message, with the nickname at that time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Speaker {
    pub(crate) player: PlayerId,
    pub(crate) nickname: String,
}

impl Speaker {
    pub(super) fn new(player: PlayerId, nickname: &Nickname) -> Self {
        Self { player, nickname: nickname.as_str().to_owned() }
    }
}

impl Line {
    pub(super) fn news(key: (u64, u64), sentence: String) -> Self {
        Self { key, kind: LineKind::News(sentence) }
    }

    /// The line of a message; `None` for other events.
    pub(super) fn from_event(key: (u64, u64), event: Event) -> Option<Self> {
        let kind = match event {
            Event::Said { player, nickname, text, .. } => {
                LineKind::Said { by: Speaker::new(player, &nickname), text: text.as_str().to_owned() }
            }
            Event::Answered { player, nickname, text, word, elapsed, gained, .. } => {
                let (by, text) = (Speaker::new(player, &nickname), text.as_str().to_owned());
                LineKind::Answered { by, text, word, elapsed, gained }
            }
            Event::Notice { text, .. } => LineKind::Notice(text.as_str().to_owned()),
            _ => return None,
        };
        Some(Self { key, kind })
    }

    /// Whether the line is a message or a notice.
    pub(crate) fn is_message(&self) -> bool {
        !matches!(self.kind, LineKind::News(_))
    }

    /// Whether the line is a message of one of these players that did not score. Correct answers are never hidden.
    pub(crate) fn is_talk_of(&self, nicknames: &[String]) -> bool {
        matches!(&self.kind, LineKind::Said { by, .. } if nicknames.contains(&by.nickname))
    }
}

/// Adds a line, and drops the oldest lines beyond [`LINES_MAX`].
pub(super) fn push(view: Store<RoomView>, line: Option<Line>) {
    let lines = view.lines();
    let mut lines = lines.write();
    lines.extend(line);
    let surplus = lines.len().saturating_sub(LINES_MAX);
    lines.drain(..surplus);
}
