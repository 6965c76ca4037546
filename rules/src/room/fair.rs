//! The fair window: how long others may score after a prompt's first right answer, and when nobody is left to wait for.

use lexicon::Words;
use protocol::{Millis, PlayerId};

use super::answer::ACTIVE_MILLIS;
use super::round::Round;
use super::seat::Seat;
use super::stage::{FAIR_MILLIS, READING_MILLIS, Stage};
use super::{Effects, Room};

impl Room {
    /// When the fair window ends whose first answer comes now.
    pub(super) fn fair_until(&self, now: Millis, round: &Round) -> Millis {
        let until = now.plus(FAIR_MILLIS);
        if self.has_answer_floor { until.max(round.prompt.shown_at.plus(READING_MILLIS)) } else { until }
    }

    /// Ends the prompt if everyone who is playing has scored, or passed where everyone scores: nobody is left to wait for.
    pub(super) fn end_if_all_scored(&mut self, now: Millis, words: &Words<'_>, effects: &mut Effects) {
        let may_end = match &self.stored.stage {
            Stage::Fair { .. } => true,
            Stage::Open(round) => round.together && (round.has_pass || !self.solvers.is_empty()),
            _ => false,
        };
        // The sender of a held answer is about to score.
        let is_due = may_end && !self.is_frozen() && !effects.closed && self.held.is_empty();
        if !is_due || self.somebody_may_score(now) {
            return;
        }
        if let Stage::Open(round) | Stage::Fair { round, .. } = std::mem::take(&mut self.stored.stage) {
            self.reveal(now, round, words, effects);
        }
    }

    /// Whether a player who is playing has not scored on the prompt yet.
    fn somebody_may_score(&mut self, now: Millis) -> bool {
        let may_score = |player: PlayerId| match self.stored.stage.hiding() {
            Some(round) => self.is_looking(round, player),
            None => {
                let is_playing = self.seats.get(player).is_some_and(|seat| self.is_playing(now, seat));
                is_playing && !self.solvers.has_player(player)
            }
        };
        // Found again and again in a crowd, where every input asks.
        if self.awaited.is_some_and(may_score) {
            return true;
        }
        self.awaited = self.seats.connected_players().find(|&player| may_score(player));
        self.awaited.is_some()
    }

    /// Whether a player is connected, may speak, and was active or joined within [`ACTIVE_MILLIS`].
    fn is_playing(&self, now: Millis, seat: &Seat) -> bool {
        let since = now.minus(ACTIVE_MILLIS);
        seat.is_connected() && seat.active_at.max(seat.listed_since()) >= since && !self.may_only_listen(seat.id)
    }
}
