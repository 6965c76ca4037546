//! What happens to a new message.

use hangul::Message;
use lexicon::Words;
use protocol::{Event, Millis, PlayerId, Refusal, Reply};
use serde::{Deserialize, Serialize};

use super::answer::Judgement;
use super::refused::Refused;
use super::stage::Stage;
use super::{Effects, Room};

/// A message of a player that keeps the limits, with foul words masked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Spoken {
    pub(super) player: PlayerId,
    /// The sender's id for it.
    pub(super) id: String,
    pub(super) text: Message,
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
        let is_known = self.conversation.contains(player, &id) || self.held.contains(player, &id);
        if is_known || self.hidden.contains(player, &id) {
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
        let player = message.player;
        let Some(nickname) = self.seats.get(player).map(|seat| seat.nickname.clone()) else { return };
        let refusal = match judgement {
            Judgement::Withheld => Some(Refusal::WordMature),
            Judgement::Betraying => Some(Refusal::AnswerHidden),
            Judgement::Skip => None,
            _ => self.may_only_answer(player).then_some(Refusal::AnswersOnly),
        };
        if refusal.is_none() && self.stored.stage.hiding().is_some() && self.solvers.has_player(player) {
            return self.hide_talk(now, message, effects);
        }
        let Spoken { id, text, .. } = message;
        if let Some(refusal) = refusal {
            // A refused message has no row, so the seat has to store when the player was active.
            self.seats.update(player, |seat| seat.active_at = now);
            effects.replies.push(Refused::from(refusal).reply(Some(id.clone())));
        } else {
            let said = Event::Said { time: now, id: id.clone(), player, nickname, text };
            self.announce(effects, said);
        }
        match judgement {
            // After a refusal, so that a client which shows the latest reply shows why the attempt did not score.
            Judgement::Miss(note) => effects.replies.push(Reply::Note { id, note }),
            Judgement::Skip => self.skip(now, player, words, effects),
            Judgement::Chat | Judgement::Correct(_) | Judgement::Withheld | Judgement::Betraying => {}
        }
        // Even a refused message resumes a paused room.
        if matches!(self.stored.stage, Stage::Paused) {
            self.open_prompt(now, words, effects);
        }
    }
}
