use super::refused::Refused;
use super::{Effects, Proposal, Room};
use crate::hangul::Pattern;
use crate::protocol::{ErrorCode, PlayerId, Refusal, ServerEvent};
use crate::text::normalize;
use crate::time::Millis;
use crate::words::{WordList, Words};

impl Room {
    /// Keeps a word for the operators, if it can be one and the list lacks it.
    pub(super) fn propose(
        &mut self,
        now: Millis,
        player: PlayerId,
        word: &str,
        words: &Words<'_>,
        effects: &mut Effects,
    ) {
        let Some(seat) = self.seats.get_mut(player) else {
            return effects.reply.push(ErrorCode::NotJoined.into());
        };
        let word = normalize(word);
        let checked = seat.throttle.admit(now).map_err(Refused::from);
        match checked.and_then(|()| check(&word, words).map_err(Refused::from)) {
            Ok(()) => {
                effects.proposal = Some(Proposal { player, word: word.clone() });
                effects.reply.push(ServerEvent::Proposed { word });
            }
            Err(refused) => effects.reply.push(refused.event(None)),
        }
    }
}

fn check(word: &str, words: &Words<'_>) -> Result<(), Refusal> {
    let pattern = Pattern::of(word).filter(|_| words.filter.mask(word).is_clean()).ok_or(Refusal::WordUnfit)?;
    match words.dictionary.verdict(&pattern, word).accepted(WordList::Everyday) {
        Some(_) => Err(Refusal::WordKnown),
        None => Ok(()),
    }
}
