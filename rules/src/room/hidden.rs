//! Messages that are hidden until the reveal, in a room where everyone scores: right answers, and what those say who have
//! scored. They are stored like any message, and become events for everyone when the prompt ends.

use std::collections::BTreeSet;

use protocol::{Early, Event, Millis, PlayerId, RECENT_MAX, Refusal, Reply, Solver};
use serde::{Deserialize, Serialize};

use super::chat::Spoken;
use super::refused::Refused;
use super::{Effects, Room};
use crate::stored::{ChangedRow, Own, RowKind, Rows, StoredRow};

/// The most hidden messages of a prompt besides the answers.
const TALK_MAX: usize = 1_000;

/// A hidden message.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Hidden {
    #[serde(flatten)]
    message: Spoken,
    /// When the room received it.
    time: Millis,
    /// The number of the prompt.
    prompt: u32,
    /// The points for it, if it is an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gained: Option<u32>,
}

impl StoredRow for Hidden {
    const KIND: RowKind = RowKind::Hidden;
    type Form = Own<Self>;
}

/// The hidden messages of the open prompt, numbered in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct HiddenMessages {
    rows: Rows<Hidden>,
    /// The senders and their ids for the messages.
    ids: BTreeSet<(PlayerId, String)>,
}

impl HiddenMessages {
    /// The stored ones of the open prompt with this number. Others are left from an earlier version, which did not know
    /// these rows, and go.
    pub(super) fn restore(mut rows: Rows<Hidden>, prompt: Option<u32>) -> Self {
        rows.retain(|hidden| Some(hidden.prompt) == prompt);
        let ids = rows.values().map(|Hidden { message, .. }| (message.player, message.id.clone())).collect();
        Self { rows, ids }
    }

    /// Whether a player has sent a message with this id.
    pub(super) fn contains(&self, player: PlayerId, id: &str) -> bool {
        self.ids.contains(&(player, id.to_owned()))
    }

    fn push(&mut self, hidden: Hidden) {
        self.ids.insert((hidden.message.player, hidden.message.id.clone()));
        self.rows.insert(self.rows.last_number() + 1, hidden);
    }

    fn take(&mut self) -> Vec<Hidden> {
        self.ids.clear();
        self.rows.take()
    }

    /// The rows that changed since the last call.
    pub(super) fn take_changes(&mut self) -> impl Iterator<Item = ChangedRow> {
        self.rows.take_changes()
    }
}

impl Room {
    /// Records a right answer and tells it to its sender alone.
    pub(super) fn hide_answer(&mut self, time: Millis, message: Spoken, gained: u32, effects: &mut Effects) {
        let Some(round) = self.stored.stage.hiding() else { return };
        let hidden = Hidden { message, time, prompt: round.prompt.number, gained: Some(gained) };
        effects.replies.extend(self.early(&hidden).map(Reply::Early));
        self.hide(hidden);
    }

    /// Records a message of somebody who has scored, and tells it to all who have.
    pub(super) fn hide_talk(&mut self, time: Millis, message: Spoken, effects: &mut Effects) {
        let Some(round) = self.stored.stage.hiding() else { return };
        if self.hidden.rows.len() >= self.solvers.len() + TALK_MAX {
            return effects.replies.push(Refused::from(Refusal::NotNow).reply(Some(message.id)));
        }
        let sender = message.player;
        let hidden = Hidden { message, time, prompt: round.prompt.number, gained: None };
        if let Some(early) = self.early(&hidden) {
            let others = self.solvers.players().filter(|&solver| solver != sender && self.is_here(solver));
            effects.others.extend(others.map(|solver| (solver, Reply::Early(early.clone()))));
            effects.replies.push(Reply::Early(early));
        }
        self.hide(hidden);
    }

    fn hide(&mut self, hidden: Hidden) {
        // A hidden message is no row of a message yet, so the seat stores that its player was active.
        self.seats.update(hidden.message.player, |seat| seat.active_at = hidden.time);
        self.hidden.push(hidden);
    }

    fn is_here(&self, player: PlayerId) -> bool {
        self.seats.get(player).is_some_and(|seat| seat.is_connected())
    }

    /// What a player was told early of the open prompt: the own answer, and what was said since.
    pub(super) fn early_for(&self, player: PlayerId) -> Vec<Early> {
        let is_own_answer = |hidden: &&Hidden| hidden.gained.is_some() && hidden.message.player == player;
        let since = self.hidden.rows.values().skip_while(|hidden| !is_own_answer(hidden));
        let known: Vec<_> = since.filter(|hidden| hidden.gained.is_none() || is_own_answer(hidden)).collect();
        let latest = &known[known.len().saturating_sub(RECENT_MAX)..];
        latest.iter().filter_map(|hidden| self.early(hidden)).collect()
    }

    /// The event of a hidden message before the reveal; `None` if its sender is gone.
    fn early(&self, hidden: &Hidden) -> Option<Early> {
        let round = self.stored.stage.hiding()?;
        let (gained, correct) = (hidden.gained.unwrap_or_default(), u32::from(hidden.gained.is_some()));
        let seat = self.seats.get(hidden.message.player)?;
        let scores = (seat.points + gained, seat.correct + correct);
        self.event(hidden, hidden.time, scores, round.prompt.ends_at).map(Early)
    }

    /// Ends the hiding: gives the points, and tells everyone the hidden messages, first the answers.
    pub(super) fn release_hidden(&mut self, now: Millis, effects: &mut Effects) {
        let (answers, talk): (Vec<_>, Vec<_>) =
            self.hidden.take().into_iter().partition(|hidden| hidden.gained.is_some());
        for hidden in answers.into_iter().chain(talk) {
            let gained = hidden.gained;
            let scores = self.seats.update(hidden.message.player, |seat| {
                seat.points += gained.unwrap_or_default();
                seat.correct += u32::from(gained.is_some());
                (seat.points, seat.correct)
            });
            // Rows of messages are ordered by time, so all of them have that of the reveal.
            let event = scores.and_then(|scores| self.event(&hidden, now, scores, now));
            event.into_iter().for_each(|event| self.announce(effects, event));
        }
    }

    fn event(&self, hidden: &Hidden, time: Millis, scores: (u32, u32), until: Millis) -> Option<Event> {
        let Spoken { player, id, text } = hidden.message.clone();
        let nickname = self.seats.get(player)?.nickname.clone();
        let Some(gained) = hidden.gained else { return Some(Event::Said { time, id, player, nickname, text }) };
        let Solver { word, elapsed, .. } = self.solvers.of(player)?.clone();
        let (pattern, (points, correct)) = (self.stored.stage.round()?.prompt.pattern, scores);
        Some(Event::Answered {
            time,
            id,
            player,
            nickname,
            text,
            word,
            pattern,
            prompt: Some(hidden.prompt),
            elapsed,
            gained,
            points,
            correct,
            until,
        })
    }
}
