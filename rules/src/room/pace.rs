//! How hard the room asks: easier when nobody finds answers, and back again when they come quickly.

use protocol::Difficulty;
use serde::{Deserialize, Serialize};

/// That many misses in a row make it one step easier, and that many quick solves one step harder again.
const STREAK: u32 = 3;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Pace {
    /// Steps below the room's own difficulty.
    eased: u32,
    misses: u32,
    quick_solves: u32,
}

impl Pace {
    /// What to ask in a room that is set to `wanted`.
    pub(super) fn difficulty(&self, wanted: Difficulty) -> Difficulty {
        let steps = [Difficulty::Hard, Difficulty::Normal, Difficulty::Easy];
        let from_wanted = steps.into_iter().skip_while(|&step| step != wanted);
        from_wanted.take(self.eased as usize + 1).last().unwrap_or(wanted)
    }

    pub(super) fn missed(&mut self) {
        self.quick_solves = 0;
        self.misses += 1;
        if self.misses == STREAK {
            (self.eased, self.misses) = ((self.eased + 1).min(2), 0);
        }
    }

    /// `is_quick`: in less than half of the time.
    pub(super) fn solved(&mut self, is_quick: bool) {
        self.misses = 0;
        self.quick_solves += u32::from(is_quick);
        if self.quick_solves == STREAK {
            (self.eased, self.quick_solves) = (self.eased.saturating_sub(1), 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_misses_in_a_row_ease_and_three_quick_solves_raise_up_to_the_setting() {
        let mut pace = Pace::default();
        let mut asked = Vec::new();
        for step in "mmsmmm mmm mmm qqq qqq qqq qqq".chars() {
            match step {
                'm' => pace.missed(),
                's' => pace.solved(false),
                'q' => pace.solved(true),
                _ => asked.push(pace.difficulty(Difficulty::Hard)),
            }
        }
        use Difficulty::{Easy, Hard, Normal};
        assert_eq!(asked, [Normal, Easy, Easy, Normal, Hard, Hard]);
    }
}
