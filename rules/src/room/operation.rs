//! Operators' requests, and closing a room.

use hangul::Message;
use lexicon::Words;
use protocol::{CLOSABLE_PEOPLE_MAX, Event, Millis, PlayerId, Refusal, Remover, SEATS_MAX, Settings};

use super::refused::Refused;
use super::{Effects, Operation, Room};

impl Room {
    /// Carries out an operator's request.
    pub(super) fn operate(
        &mut self,
        now: Millis,
        operation: Operation,
        words: &Words<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        match operation {
            Operation::Change { settings, seats, kept } => {
                let lacks_host = !self.is_private() && settings.as_ref().is_some_and(Settings::needs_host);
                let seats_allowed = seats.is_none_or(|seats| (1..=SEATS_MAX).contains(&seats));
                if lacks_host || !seats_allowed || settings.as_ref().is_some_and(|new| new.fault().is_some()) {
                    return Err(Refusal::NotNow.into());
                }
                self.stored.seats_max = seats.unwrap_or(self.stored.seats_max);
                self.stored.kept = kept.unwrap_or(self.stored.kept);
                settings.into_iter().for_each(|settings| self.configure(now, settings, words, effects));
            }
            Operation::Say { text } => {
                let text = words.filter.mask_message(Message::parse(&text)?);
                self.announce(effects, Event::Notice { time: now, text });
            }
            Operation::Erase { message } => {
                self.conversation.erase(message);
                self.announce(effects, Event::Erased { message });
            }
            Operation::Remove { player } => self.remove_and_ban(now, player, Remover::Operator, effects)?,
            Operation::Close => self.close(effects),
        }
        Ok(())
    }

    /// Closes the room at the request of its maker. A channel is everyone's, so its maker closes it only while at most one
    /// other player is connected.
    pub(super) fn close_as_maker(&mut self, player: PlayerId, effects: &mut Effects) -> Result<(), Refused> {
        if !self.is_maker(player) {
            return Err(Refusal::MakerOnly.into());
        }
        if !self.is_private() && self.people() > CLOSABLE_PEOPLE_MAX {
            return Err(Refusal::NotNow.into());
        }
        self.close(effects);
        Ok(())
    }

    /// Closes the room: the caller deletes it.
    pub(super) fn close(&mut self, effects: &mut Effects) {
        self.announce(effects, Event::Closed {});
        effects.closed = true;
    }
}
