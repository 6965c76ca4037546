//! The latest messages of a room.

use std::collections::VecDeque;

use hangul::Message;
use protocol::{Event, Millis, Numbered, PlayerId, RECENT_MAX};

use super::push_bounded;

/// The latest messages of a room, oldest first. A welcome carries them, and ids among them identify repeated messages.
#[derive(Clone, Debug, Default)]
pub(super) struct Conversation(VecDeque<Numbered>);

impl Conversation {
    pub(super) fn push(&mut self, message: Numbered) {
        push_bounded(&mut self.0, message, RECENT_MAX);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Numbered> {
        self.0.iter()
    }

    /// The messages of a player, newest first.
    pub(super) fn said_by(&self, sender: PlayerId) -> impl Iterator<Item = (Millis, Message)> {
        self.0.iter().rev().filter_map(move |message| match &message.event {
            Event::Said { time, player, text, .. } | Event::Answered { time, player, text, .. }
                if *player == sender =>
            {
                Some((*time, text.clone()))
            }
            _ => None,
        })
    }

    /// Drops the messages from before `moment`. Returns whether there were any.
    pub(super) fn drop_before(&mut self, moment: Millis) -> bool {
        let count = self.0.len();
        self.0.retain(|message| message.event.as_message().is_some_and(|(time, ..)| time >= moment));
        self.0.len() < count
    }

    /// Drops the message with this seq.
    pub(super) fn erase(&mut self, seq: u64) {
        self.0.retain(|message| message.seq != seq);
    }

    /// Whether `sender` has sent a message with this id.
    pub(super) fn contains(&self, sender: PlayerId, client_id: &str) -> bool {
        let mut messages = self.0.iter().rev().filter_map(|message| message.event.as_message());
        messages.any(|(_, player, id)| player == sender && id == client_id)
    }
}

impl From<Vec<Numbered>> for Conversation {
    fn from(messages: Vec<Numbered>) -> Self {
        let surplus = messages.len().saturating_sub(RECENT_MAX);
        Self(messages.into_iter().skip(surplus).collect())
    }
}
