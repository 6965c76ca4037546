//! The latest messages, and what happens to a new one.

use std::collections::VecDeque;

use hangul::Message;
use lexicon::Words;
use protocol::{Event, Millis, Numbered, PlayerId, RECENT_MAX, Refusal, Reply};
use serde::{Deserialize, Serialize};

use super::answer::Judgement;
use super::refused::Refused;
use super::stage::Stage;
use super::{Effects, Room, push_bounded};

/// A message of a player that keeps the limits, with foul words masked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Spoken {
    pub(super) player: PlayerId,
    /// The sender's id for it.
    pub(super) id: String,
    pub(super) text: Message,
}

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
    fn contains(&self, sender: PlayerId, client_id: &str) -> bool {
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

impl Room {
    /// Records activity during this prompt, so that the room does not pause.
    pub(super) fn note_activity(&mut self) {
        // Checked before each mutable access, so that only the first activity changes the room's own row.
        if self.stored.quiet_prompts > 0 {
            self.stored.quiet_prompts = 0;
        }
        if matches!(&self.stored.stage, Stage::Open(round) | Stage::Fair { round, .. } if !round.had_activity)
            && let Stage::Open(round) | Stage::Fair { round, .. } = &mut self.stored.stage
        {
            round.had_activity = true;
        }
    }

    /// Judges a message as an answer, scores it if it is correct, and broadcasts it, unless it is an answer that came too
    /// early. In an answers-only room, what did not score is not broadcast but refused.
    pub(super) fn say(
        &mut self,
        now: Millis,
        player: PlayerId,
        id: String,
        text: &str,
        words: &Words<'_>,
        effects: &mut Effects,
    ) {
        let admitted = self.admit(now, player);
        // The client sends a message again if a lost connection left it unconfirmed. Everyone already has it: the
        // sender from the `welcome`.
        if self.conversation.contains(player, &id) || self.held.contains(player, &id) {
            return;
        }
        let permitted = if self.may_only_listen(player) { Err(Refusal::ListenOnly.into()) } else { Ok(()) };
        let permitted = admitted.and(permitted);
        let text = match permitted.and_then(|()| Message::parse(text).map_err(Refused::from)) {
            Ok(text) => words.filter.mask_message(text),
            Err(refused) => return effects.replies.push(refused.reply(Some(id))),
        };
        if self.answers_too_early(player, &text) {
            return effects.replies.push(Refused::from(Refusal::NotNow).reply(Some(id)));
        }
        self.seats.note_message(player, now);
        self.note_activity();
        let judgement = self.judge(now, player, &text, words);
        let message = Spoken { player, id, text };
        if let Judgement::Correct(word) = &judgement
            && self.hold(now, &message, word, effects)
        {
            return;
        }
        self.publish(now, message, judgement, words, effects);
    }

    /// Tells everyone a message that was judged, with what follows from that.
    pub(super) fn publish(
        &mut self,
        now: Millis,
        message: Spoken,
        judgement: Judgement,
        words: &Words<'_>,
        effects: &mut Effects,
    ) {
        if let Judgement::Correct(word) = judgement {
            return self.score(now, message, word, effects);
        }
        let Spoken { player, id, text } = message;
        let Some(nickname) = self.seats.get(player).map(|seat| seat.nickname.clone()) else { return };
        if judgement != Judgement::Skip && self.may_only_answer(player) {
            // A refused message has no row, so the seat has to store when the player was active.
            self.seats.update(player, |seat| seat.active_at = now);
            effects.replies.push(Refused::from(Refusal::AnswersOnly).reply(Some(id.clone())));
        } else {
            let said = Event::Said { time: now, id: id.clone(), player, nickname, text };
            self.announce(effects, said);
        }
        match judgement {
            // After a refusal, so that a client which shows the latest reply shows why the attempt did not score.
            Judgement::Miss(note) => effects.replies.push(Reply::Note { id, note }),
            Judgement::Skip => self.skip(now, player, words, effects),
            Judgement::Chat | Judgement::Correct(_) => {}
        }
        // Even a refused message resumes a paused room.
        if matches!(self.stored.stage, Stage::Paused) {
            self.open_prompt(now, words, effects);
        }
    }
}
