//! The lines of the talk.

use hangul::Nickname;
use protocol::{Event, PlayerId};
use reactive_stores::Store;

use super::{RoomView, RoomViewStoreFields};
use crate::dom::prelude::*;

/// How many lines of talk the page keeps.
const LINES_MAX: usize = 300;

/// One line of the talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Epoch and number of the event.
    pub(crate) key: (u64, u64),
    pub(crate) kind: LineKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// Somebody said something.
    Said { by: Speaker, text: String },
    /// What somebody said was right.
    Answered { by: Speaker, text: String, word: String, elapsed: u64, gained: u32 },
    /// Something happened in the room.
    News(String),
    /// The operators have something to say.
    Notice(String),
}

/// Who said something, and what that player was called then.
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

    /// Whether somebody said it, and not only something happened.
    pub(crate) fn is_message(&self) -> bool {
        !matches!(self.kind, LineKind::News(_))
    }

    /// Whether this is talk of one of these players. Right answers are the game's, and no talk.
    pub(crate) fn is_talk_of(&self, nicknames: &[String]) -> bool {
        matches!(&self.kind, LineKind::Said { by, .. } if nicknames.contains(&by.nickname))
    }
}

/// Adds a line, and lets go of the oldest.
pub(super) fn push(view: Store<RoomView>, line: Option<Line>) {
    let lines = view.lines();
    let mut lines = lines.write();
    lines.extend(line);
    let surplus = lines.len().saturating_sub(LINES_MAX);
    lines.drain(..surplus);
}
