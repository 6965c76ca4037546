//! Right answers that came before hands could have typed them.
//!
//! Such an answer is held until the moment at which that was possible, and judged as if it came then: one that comes
//! before that moment goes first. Nobody hears of it until then, not even its sender.

use std::collections::{BTreeMap, BTreeSet};

use lexicon::Words;
use protocol::{Millis, PlayerId, Refusal};
use serde::{Deserialize, Serialize};

use super::chat::Spoken;
use super::refused::Refused;
use super::{Effects, Room};
use crate::stored::{ChangedRow, Own, RowKind, Rows, StoredRow};

/// A right answer that came too early.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Held {
    #[serde(flatten)]
    message: Spoken,
    /// The number of the prompt that it answers.
    prompt: u32,
    /// When it is judged, in milliseconds after the prompt was first shown. A break shifts that moment, and not this number.
    due: u64,
}

impl StoredRow for Held {
    const KIND: RowKind = RowKind::Held;
    type Form = Own<Self>;
}

/// The held answers to the latest prompt, at most one of a player. They are numbered in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(super) struct HeldAnswers {
    rows: Rows<Held>,
    players: BTreeMap<PlayerId, u64>,
    /// In the order in which they are judged. Among those due at one moment, the one that came first is first.
    order: BTreeSet<(u64, u64)>,
}

impl HeldAnswers {
    /// The stored ones that answer the prompt with this number. A row of another prompt is left from a Worker that did not
    /// know these rows, and goes.
    pub(super) fn restore(mut rows: Rows<Held>, prompt: Option<u32>) -> Self {
        rows.retain(|held| Some(held.prompt) == prompt);
        let players = rows.iter().map(|(number, held)| (held.message.player, number)).collect();
        let order = rows.iter().map(|(number, held)| (held.due, number)).collect();
        Self { rows, players, order }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The answer of a player.
    pub(super) fn of(&self, player: PlayerId) -> Option<&Held> {
        self.rows.get(*self.players.get(&player)?)
    }

    /// Whether the answer of a player has this id, so that a message with it is the same one, sent again.
    pub(super) fn contains(&self, player: PlayerId, id: &str) -> bool {
        self.of(player).is_some_and(|held| held.message.id == id)
    }

    fn push(&mut self, held: Held) {
        let number = self.rows.last_number() + 1;
        self.players.insert(held.message.player, number);
        self.order.insert((held.due, number));
        self.rows.insert(number, held);
    }

    /// Drops the answer of a player who is gone.
    pub(super) fn drop_player(&mut self, player: PlayerId) -> Option<Held> {
        let number = self.players.remove(&player)?;
        let held = self.rows.remove(number)?;
        self.order.remove(&(held.due, number));
        Some(held)
    }

    /// The rows that changed since the last call.
    pub(super) fn take_changes(&mut self) -> impl Iterator<Item = ChangedRow> {
        self.rows.take_changes()
    }
}

impl Room {
    /// Holds a right answer if it comes too early, and records what it says of the player's hands. False if it counts now.
    pub(super) fn hold(&mut self, now: Millis, message: &Spoken, word: &str, effects: &mut Effects) -> bool {
        let player = message.player;
        let Some(round) = self.stored.stage.round().filter(|_| self.has_answer_floor) else { return false };
        let (prompt, after) = (round.prompt.number, now.since(round.first_shown_at));
        let Some(before) = self.seats.get(player).map(|seat| seat.hands) else { return false };
        let hands = before.after(word, after);
        let due = before.floor(word);
        if hands != before || after < due {
            // A held answer is no message yet, so the seat stores that its player was active.
            self.seats.update(player, |seat| (seat.hands, seat.active_at) = (hands, now));
        }
        if hands.are_marked() != before.are_marked() {
            self.tell_marks(effects);
        }
        if after < due {
            self.held.push(Held { message: message.clone(), prompt, due });
        }
        after < due
    }

    /// Judges the held answers that are due, in their order, each as of the moment at which it was.
    pub(super) fn run_held(&mut self, now: Millis, words: &Words<'_>, effects: &mut Effects) {
        while let Some(due) = self.held_deadline().filter(|due| *due <= now) {
            let first = self.held.order.first().and_then(|&(_, number)| self.held.rows.get(number));
            let Some(player) = first.map(|held| held.message.player) else { return };
            let Some(Held { message, .. }) = self.held.drop_player(player) else { return };
            self.seats.note_message(player, due);
            let judgement = self.judge(due, player, &message.text, words);
            let replies = effects.replies.len();
            self.publish(due, message, judgement, words, effects);
            effects.others.extend(effects.replies.drain(replies..).map(|reply| (player, reply)));
        }
    }

    /// When the next held answer is due. During a break none is.
    pub(super) fn held_deadline(&self) -> Option<Millis> {
        let round = self.stored.stage.round().filter(|_| !self.is_frozen())?;
        self.held.order.first().map(|(due, _)| round.first_shown_at.plus(*due))
    }

    /// Drops all held answers, because another prompt or mode begins. Their senders are told, as anyone whose message is
    /// not told to the others.
    pub(super) fn drop_held(&mut self, effects: &mut Effects) {
        let players: Vec<_> = self.held.players.keys().copied().collect();
        for held in players.into_iter().filter_map(|player| self.held.drop_player(player)) {
            let Spoken { player, id, .. } = held.message;
            effects.others.push((player, Refused::from(Refusal::NotNow).reply(Some(id))));
        }
    }
}
