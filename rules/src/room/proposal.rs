use hangul::{Pattern, normalize};
use lexicon::Words;
use protocol::{PlayerId, Refusal, ServerEvent};

use super::refused::Refused;
use super::{Effects, ForOperators, Proposal, Room};

impl Room {
    /// Keeps a word for the operators, if it can be one and the room's list lacks it.
    pub(super) fn propose(
        &mut self,
        player: PlayerId,
        word: &str,
        words: &Words<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        let word = normalize(word);
        let clean = Pattern::of(&word).filter(|_| words.filter.mask(&word).is_clean());
        if words.accept(&clean.ok_or(Refusal::WordUnfit)?, &word, self.settings.words) {
            return Err(Refusal::WordKnown.into());
        }
        effects.for_operators = Some(ForOperators::Proposal(Proposal { player, word: word.clone() }));
        effects.reply.push(ServerEvent::Proposed { word });
        Ok(())
    }
}
