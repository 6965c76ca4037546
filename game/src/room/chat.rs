use std::collections::VecDeque;

use super::{Effects, Room};
use crate::protocol::{ErrorCode, PlayerId, ServerEvent};
use crate::text::Message;
use crate::time::Millis;
use crate::words::Words;

/// The latest messages of a room, oldest first: what a newcomer sees, and what tells a repeated message from a new one.
#[derive(Clone, Debug, Default)]
pub(super) struct Conversation(VecDeque<ServerEvent>);

/// How many messages a newcomer sees.
pub const RECENT_MAX: usize = 100;

impl Conversation {
    pub(super) fn push(&mut self, message: ServerEvent) {
        if self.0.len() == RECENT_MAX {
            self.0.pop_front();
        }
        self.0.push_back(message);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &ServerEvent> {
        self.0.iter()
    }

    fn has(&self, sender: PlayerId, client_id: &str) -> bool {
        self.0
            .iter()
            .rev()
            .filter_map(ServerEvent::as_message)
            .any(|(_, player, id)| player == sender && id == client_id)
    }
}

impl From<Vec<ServerEvent>> for Conversation {
    fn from(messages: Vec<ServerEvent>) -> Self {
        let surplus = messages.len().saturating_sub(RECENT_MAX);
        Self(messages.into_iter().skip(surplus).collect())
    }
}

impl Room {
    pub(super) fn say(
        &mut self,
        now: Millis,
        player: PlayerId,
        id: String,
        text: &str,
        words: &Words,
        effects: &mut Effects,
    ) {
        let Some(nickname) = self.seats.get(player).map(|seat| seat.nickname.clone()) else {
            effects.reply.push(ErrorCode::NotJoined.into());
            return;
        };
        // Sent again because its confirmation was lost: everyone has it already, the sender by `welcome`.
        if self.conversation.has(player, &id) {
            return;
        }
        let text = match Message::parse(text) {
            Ok(text) => text,
            Err(error) => {
                effects.reply.push(ServerEvent::Refused { id: Some(id), reason: error.into() });
                return;
            }
        };
        match self.right_answer(&text, words) {
            Some(word) => self.score(now, player, id, text, word, words, effects),
            None => self.announce(effects, |seq| ServerEvent::Said { seq, time: now, id, player, nickname, text }),
        }
    }
}
