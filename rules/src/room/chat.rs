use std::collections::VecDeque;

use hangul::Message;
use lexicon::Words;
use protocol::{Millis, PlayerId, RECENT_MAX, Refusal, ServerEvent};

use super::answer::Judgement;
use super::refused::Refused;
use super::stage::Stage;
use super::{Effects, Room, remember};

/// The latest messages of a room, oldest first: what a newcomer sees, and what tells a repeated message from a new one.
#[derive(Clone, Debug, Default)]
pub(super) struct Conversation(VecDeque<ServerEvent>);

impl Conversation {
    pub(super) fn push(&mut self, message: ServerEvent) {
        remember(&mut self.0, message, RECENT_MAX);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &ServerEvent> {
        self.0.iter()
    }

    /// What a player said, newest first.
    pub(super) fn said_by(&self, player: PlayerId) -> impl Iterator<Item = (Millis, Message)> {
        let own = self.0.iter().rev().filter(move |event| event.as_message().is_some_and(|(_, by, _)| by == player));
        own.filter_map(|event| match event {
            ServerEvent::Said { time, text, .. } | ServerEvent::Answered { time, text, .. } => {
                Some((*time, text.clone()))
            }
            _ => None,
        })
    }

    /// Drops what was said before `moment`.
    pub(super) fn forget(&mut self, moment: Millis) {
        self.0.retain(|event| event.as_message().is_some_and(|(time, ..)| time >= moment));
    }

    /// Takes the message at this place in the room's order back.
    pub(super) fn erase(&mut self, message: u64) {
        self.0.retain(|event| event.seq() != Some(message));
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
    /// Somebody is there: the room does not pause for now.
    pub(super) fn note_life(&mut self, effects: &mut Effects) {
        let heard = match &mut self.stage {
            Stage::Open(round) | Stage::Fair { round, .. } => std::mem::replace(&mut round.heard, true),
            _ => true,
        };
        effects.snapshot_changed |= !heard || self.quiet_prompts > 0;
        self.quiet_prompts = 0;
    }

    pub(super) fn say(
        &mut self,
        now: Millis,
        player: PlayerId,
        id: String,
        text: &str,
        words: &Words<'_>,
        effects: &mut Effects,
    ) {
        let heard = if self.may_only_listen(player) { Err(Refusal::ListenOnly.into()) } else { Ok(()) };
        let Some(seat) = self.seats.get_mut(player) else { return };
        // Sent again because its confirmation was lost: everyone has it already, the sender by `welcome`.
        if self.conversation.has(player, &id) {
            return;
        }
        let admitted = seat.throttle.admit(now).map_err(Refused::from);
        let text = match admitted.and(heard).and_then(|()| Message::parse(text).map_err(Refused::from)) {
            Ok(text) => words.filter.mask_message(text),
            Err(refused) => return effects.reply.push(refused.event(Some(id))),
        };
        seat.active_at = now;
        let nickname = seat.nickname.clone();
        self.note_life(effects);
        let judgement = self.judge(now, player, &text, words);
        if let Judgement::Right(word) = judgement {
            return self.score(now, player, id, text, word, effects);
        }
        if judgement == Judgement::Talk && self.may_only_answer(player) {
            // No row of the conversation says that the player was there.
            effects.snapshot_changed = true;
            effects.reply.push(Refused::from(Refusal::AnswersOnly).event(Some(id)));
        } else {
            let said = id.clone();
            self.announce(effects, |seq| ServerEvent::Said { seq, time: now, id: said, player, nickname, text });
            match judgement {
                Judgement::Miss(note) => effects.reply.push(ServerEvent::Note { id, note }),
                Judgement::Skip => self.skip(now, player, words, effects),
                Judgement::Talk | Judgement::Right(_) => {}
            }
        }
        // Even what is not heard wakes the room.
        if matches!(self.stage, Stage::Paused) {
            self.ask(now, words, effects);
        }
    }
}
