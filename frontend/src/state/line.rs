//! The lines of the chat.

use hangul::Nickname;
use leptos::prelude::*;
use protocol::{Event, Millis, Player, PlayerId};
use reactive_stores::Store;

use super::{RoomView, RoomViewStoreFields, Solved, colour_of};
use crate::look::look;
use crate::text::Move;

/// Maximum number of lines that the page keeps.
const LINES_MAX: usize = 300;

/// A line of the chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Epoch and `seq` of the event that added the line.
    pub key: (u64, u64),
    /// The content.
    pub kind: LineKind,
}

/// The content of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// A message that did not score.
    Said {
        /// The sender.
        by: Speaker,
        /// The text.
        text: String,
    },
    /// A message that was a correct answer.
    Answered {
        /// The sender.
        by: Speaker,
        /// The text.
        text: String,
        /// The word that scored.
        word: String,
        /// Its points.
        gained: u32,
    },
    /// The answers that came with one reveal, in a room where everyone scores.
    Found {
        /// The time of the reveal.
        time: Millis,
        /// The answers, in their order.
        answers: Vec<Solved>,
    },
    /// Players who came in one after the other, or who left.
    Moved {
        /// Whether they came or left.
        how: Move,
        /// Their nicknames, the first one's first.
        nicknames: Vec<String>,
    },
    /// A sentence about another event, such as changed settings.
    News(String),
    /// A notice from the operators.
    Notice(String),
}

/// The sender of a message, with the nickname at that time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The player.
    pub player: PlayerId,
    /// The nickname.
    pub nickname: String,
    /// The colour that the room has dealt; `None` for a player who has left.
    pub colour: Option<u8>,
}

impl Speaker {
    pub(super) fn new(rows: &[Player], player: PlayerId, nickname: &Nickname) -> Self {
        Self { player, nickname: nickname.as_str().to_owned(), colour: colour_of(rows, player) }
    }

    /// The classes of the sender's appearance.
    pub(crate) fn look(&self) -> String {
        look(&self.nickname, self.colour)
    }
}

impl Line {
    pub(super) fn news(key: (u64, u64), sentence: String) -> Self {
        Self { key, kind: LineKind::News(sentence) }
    }

    /// The line of a message; `None` for other events. `rows` are those of the scoreboard.
    pub(super) fn from_event(key: (u64, u64), event: Event, rows: &[Player]) -> Option<Self> {
        let kind = match event {
            Event::Said { player, nickname, text, .. } => {
                LineKind::Said { by: Speaker::new(rows, player, &nickname), text: text.as_str().to_owned() }
            }
            Event::Answered { time, until, .. } if until == time => {
                LineKind::Found { time, answers: Solved::from_event(key.1, &event, rows).into_iter().collect() }
            }
            Event::Answered { player, nickname, text, word, gained, .. } => {
                let (by, text) = (Speaker::new(rows, player, &nickname), text.as_str().to_owned());
                LineKind::Answered { by, text, word, gained }
            }
            Event::Notice { text, .. } => LineKind::Notice(text.as_str().to_owned()),
            _ => return None,
        };
        Some(Self { key, kind })
    }

    /// Whether the line is a message or a notice.
    pub(crate) fn is_message(&self) -> bool {
        !matches!(self.kind, LineKind::Moved { .. } | LineKind::News(_))
    }

    /// Whether the line is a message of one of these players that did not score. Correct answers are never hidden.
    pub(crate) fn is_talk_of(&self, nicknames: &[String]) -> bool {
        matches!(&self.kind, LineKind::Said { by, .. } if nicknames.contains(&by.nickname))
    }
}

/// Adds a line about a player who came in or left. It joins the last line if that is about others who did the same, so
/// that a class that comes in is one line.
pub(super) fn push_move(view: Store<RoomView>, key: (u64, u64), how: Move, nickname: &str) {
    let nickname = nickname.to_owned();
    let last =
        view.lines().write().pop_if(|line| matches!(&line.kind, LineKind::Moved { how: last, .. } if *last == how));
    let nicknames = match last.map(|line| line.kind) {
        Some(LineKind::Moved { mut nicknames, .. }) => {
            nicknames.push(nickname);
            nicknames
        }
        _ => vec![nickname],
    };
    push(view, Some(Line { key, kind: LineKind::Moved { how, nicknames } }));
}

/// Adds a line, and drops the oldest lines beyond [`LINES_MAX`].
pub(super) fn push(view: Store<RoomView>, line: Option<Line>) {
    let lines = view.lines();
    let mut lines = lines.write();
    line.into_iter().for_each(|line| add(&mut lines, line));
    let surplus = lines.len().saturating_sub(LINES_MAX);
    lines.drain(..surplus);
}

/// Adds a line. An answer joins the line of those that came with the same reveal, which gets its key: a line with another key
/// is drawn anew.
pub(super) fn add(lines: &mut Vec<Line>, mut line: Line) {
    if let LineKind::Found { time, answers } = &mut line.kind
        && let Some(last) = lines.last_mut()
        && let LineKind::Found { time: earlier, answers: found } = &mut last.kind
        && earlier == time
    {
        found.append(answers);
        last.key = line.key;
    } else {
        lines.push(line);
    }
}

/// Removes the message with this number. `key` is that of the event: a line that loses only a part of its answers gets it.
pub(super) fn erase(view: Store<RoomView>, key: (u64, u64), message: u64) {
    view.lines().write().retain_mut(|line| match &mut line.kind {
        LineKind::Found { answers, .. } => {
            let before = answers.len();
            answers.retain(|answer| answer.message != message);
            if answers.len() < before {
                line.key = key;
            }
            !answers.is_empty()
        }
        _ => line.key != (key.0, message),
    });
}
