//! 다음: the host ends the open prompt or the reveal.

use lexicon::Words;
use protocol::{Advance, Millis, PlayerId, Refusal};

use super::refused::Refused;
use super::stage::Stage;
use super::{Effects, Room};

impl Room {
    /// Whether the room shows a reveal that the host ends.
    pub(super) fn waits_for_host(&self) -> bool {
        matches!(self.stored.stage, Stage::Reveal { .. }) && self.stored.settings.advance == Advance::Host
    }

    /// Goes on at the request of the host, in a room whose prompts the host begins.
    pub(super) fn next(
        &mut self,
        now: Millis,
        player: PlayerId,
        words: &Words<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        self.require_host(player)?;
        if self.stored.settings.advance == Advance::Auto || self.is_frozen() {
            return Err(Refusal::NotNow.into());
        }
        // No activity of the player: a host who only goes on does not play, and nobody waits for an answer.
        self.note_activity();
        match std::mem::take(&mut self.stored.stage) {
            Stage::Open(round) | Stage::Fair { round, .. } => self.reveal(now, round, words, effects),
            Stage::Reveal { .. } => self.end_reveal(now, words, effects),
            other => {
                self.stored.stage = other;
                return Err(Refusal::NotNow.into());
            }
        }
        Ok(())
    }
}
