//! What a room tells, as deliveries to the client.

use protocol::{Event, Note, Numbered, PUBLIC_SECONDS, Welcome};
use serde::Serialize;
use serde_json::{Value, json};

use crate::channel::Channel;
use crate::payload;
use crate::topic::Feed;
use crate::wire::Wire;

impl Channel {
    /// Tells an event.
    pub(crate) fn tell(&mut self, numbered: &Numbered, wire: &mut Wire) {
        self.deliver(Feed::Chat, payload::chat(numbered, &self.room, false), wire);
        self.deliver(Feed::Game, payload::game(numbered), wire);
        if let Some((_, seq)) = &mut self.position {
            *seq = numbered.seq;
        }
    }

    /// Tells what the state of the room has and the client does not know: the latest messages, to new subscriptions as
    /// history, and the phase.
    pub(crate) fn greet(&mut self, welcome: &Welcome, wire: &mut Wire) {
        let is_first = self.position.is_none();
        let known = self.position.filter(|(epoch, _)| *epoch == welcome.epoch).map(|(_, seq)| seq);
        let history_begin = welcome.now.minus(PUBLIC_SECONDS * 1_000);
        let is_new = |feed| self.subscription(feed).is_some_and(|subscription| subscription.is_new);
        let (has_new_chat, has_new_game) = (is_new(Feed::Chat), is_new(Feed::Game));
        for message in &welcome.recent {
            let is_missed = known.is_some_and(|seq| message.seq > seq);
            let is_recent = message.event.as_message().is_some_and(|(time, ..)| time >= history_begin);
            if is_missed || (is_recent && (has_new_chat || !is_first && known.is_none())) {
                self.deliver(Feed::Chat, payload::chat(message, &self.room, !is_missed), wire);
            }
        }
        if has_new_game || known != Some(welcome.seq) {
            let phase = Event::Phase { phase: welcome.phase.clone() };
            self.deliver(Feed::Game, payload::game(&Numbered { seq: welcome.seq, event: phase }), wire);
        }
        self.subscriptions.iter_mut().for_each(|subscription| subscription.is_new = false);
        self.position = Some((welcome.epoch, welcome.seq));
        if is_first {
            let (nickname, token) = (self.client.nickname(), &welcome.token);
            self.tell_me(&json!({ "type": "entered", "nickname": nickname, "token": token }), wire);
        }
    }

    /// Tells the client why a message, or without `publish_id` a subscription, was refused.
    pub(crate) fn tell_refused(&self, publish_id: Option<&str>, refused: &Refused, wire: &mut Wire) {
        let mut told = json!({ "type": "refused", "reason": refused.reason });
        publish_id.into_iter().for_each(|id| told["publish_id"] = id.into());
        refused.wait.into_iter().for_each(|wait| told["wait"] = wait.into());
        self.tell_me(&told, wire);
    }

    /// Tells the client why its message did not score.
    pub(crate) fn tell_note(&self, publish_id: &str, note: &Note, wire: &mut Wire) {
        let mut told = serde_json::to_value(note).unwrap_or_default();
        (told["type"], told["publish_id"]) = ("note".into(), publish_id.into());
        self.tell_me(&told, wire);
    }

    /// Tells the client that it is not in the room any more, with the code with which the room closed the socket.
    pub(crate) fn tell_over(&self, code: u16, wire: &mut Wire) {
        self.tell_me(&json!({ "type": "over", "code": code }), wire);
    }

    fn tell_me(&self, told: &Value, wire: &mut Wire) {
        self.deliver(Feed::Me, Some(told.to_string().into_bytes()), wire);
    }

    fn deliver(&self, feed: Feed, payload: Option<Vec<u8>>, wire: &mut Wire) {
        if let (Some(subscription), Some(payload)) = (self.subscription(feed), payload) {
            wire.deliver(subscription, payload);
        }
    }
}

/// Why something was refused.
#[derive(Clone, Debug)]
pub(crate) struct Refused {
    reason: Value,
    /// Milliseconds after which it may be tried again, where waiting helps.
    wait: Option<u64>,
}

impl Refused {
    /// A refusal without a time to wait. The reason is a [`Refusal`](protocol::Refusal), an error code of the HTTP API, or one of docs/mqtt.md.
    pub(crate) fn because(reason: impl Serialize) -> Self {
        Self::with_wait(reason, None)
    }

    /// A refusal, after which waiting may help.
    pub(crate) fn with_wait(reason: impl Serialize, wait: Option<u64>) -> Self {
        Self { reason: serde_json::to_value(reason).unwrap_or_default(), wait }
    }
}
