//! Proposals of missing words.

use hangul::{Pattern, normalize};
use lexicon::Words;
use protocol::{Millis, PlayerId, Refusal, Reply};

use super::refused::Refused;
use super::{Effects, ForOperators, Proposal, Room};

impl Room {
    /// Passes a word to the operators, if it can be an answer and is not in the room's word list.
    pub(super) fn propose(
        &mut self,
        now: Millis,
        player: PlayerId,
        word: &str,
        words: &Words<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        let word = normalize(word);
        let pattern = Pattern::of(&word).filter(|_| words.filter.mask(&word).is_clean());
        if words.accept(&pattern.ok_or(Refusal::WordUnfit)?, &word, self.stored.settings.words) {
            return Err(Refusal::WordKnown.into());
        }
        self.seats.update(player, |seat| seat.quota.propose(now)).transpose()?;
        effects.for_operators = Some(ForOperators::Proposal(Proposal { player, word: word.clone() }));
        effects.replies.push(Reply::Proposed { word });
        Ok(())
    }
}
