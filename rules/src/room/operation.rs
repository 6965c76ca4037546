//! What operators decide about a room, and its closing.

use hangul::Message;
use lexicon::Words;
use protocol::{Millis, Mode, PlayerId, Refusal, Remover, SEATS_MAX, ServerEvent};

use super::refused::Refused;
use super::{Effects, Operation, Room};

impl Room {
    pub(super) fn operate(
        &mut self,
        now: Millis,
        operation: Operation,
        words: &Words<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        match operation {
            Operation::Change { settings, seats, kept } => {
                // Nobody in a channel could start a match.
                let starts_nowhere = !self.is_private() && settings.as_ref().is_some_and(|new| new.mode == Mode::Match);
                let fits = seats.is_none_or(|seats| (1..=SEATS_MAX).contains(&seats));
                if starts_nowhere || !fits || settings.as_ref().is_some_and(|new| new.fault().is_some()) {
                    return Err(Refusal::NotNow.into());
                }
                self.seats_max = seats.unwrap_or(self.seats_max);
                self.kept = kept.unwrap_or(self.kept);
                effects.snapshot_changed = true;
                settings.into_iter().for_each(|settings| self.configure(now, settings, words, effects));
            }
            Operation::Say { text } => {
                let text = words.filter.mask_message(Message::parse(&text)?);
                self.announce(effects, |seq| ServerEvent::Notice { seq, time: now, text });
            }
            Operation::Erase { message } => {
                self.conversation.erase(message);
                self.announce(effects, |seq| ServerEvent::Erased { seq, message });
                effects.snapshot_changed = true;
            }
            Operation::Remove { player } => self.throw_out(now, player, Remover::Operator, effects)?,
            Operation::Close => self.close(effects),
        }
        Ok(())
    }

    /// Closes the room as whoever made it wishes.
    pub(super) fn close_as_maker(&mut self, player: PlayerId, effects: &mut Effects) -> Result<(), Refused> {
        if !self.is_maker(player) {
            return Err(Refusal::MakerOnly.into());
        }
        self.close(effects);
        Ok(())
    }

    fn close(&mut self, effects: &mut Effects) {
        self.announce(effects, |seq| ServerEvent::Closed { seq });
        effects.closed = true;
    }
}
