//! The colours that a room deals to its players.

use protocol::COLOURS;

/// How many players on the scoreboard have each colour.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Colours([u32; COLOURS as usize]);

impl Colours {
    pub(super) fn add(&mut self, colour: u8) {
        self.0.get_mut(usize::from(colour)).into_iter().for_each(|count| *count += 1);
    }

    pub(super) fn remove(&mut self, colour: u8) {
        self.0.get_mut(usize::from(colour)).into_iter().for_each(|count| *count -= 1);
    }

    /// The colour of a new seat: the one that the fewest players have, the lowest on a tie.
    pub(super) fn deal(&self) -> u8 {
        (0..COLOURS as u8).min_by_key(|&colour| self.count(colour)).unwrap_or_default()
    }

    /// The colour of a player who returns to the scoreboard: `own`, unless somebody has it by now while another is free.
    pub(super) fn deal_again(&self, own: u8) -> u8 {
        let dealt = self.deal();
        if self.count(own) > 0 && self.count(dealt) == 0 { dealt } else { own }
    }

    fn count(&self, colour: u8) -> u32 {
        self.0.get(usize::from(colour)).copied().unwrap_or_default()
    }
}
