//! Adapts the difficulty of prompts: easier after unanswered prompts, harder again after quick answers.

use protocol::Difficulty;
use serde::{Deserialize, Serialize};

/// This many misses in a row make prompts one step easier. This many quick solves without a miss between them make them
/// one step harder again.
const STREAK: u32 = 3;

/// The current difficulty in relation to the room's settings.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Pace {
    /// Steps below the difficulty of the settings.
    eased: u32,
    misses: u32,
    quick_solves: u32,
}

impl Pace {
    /// The difficulty of the next prompt if the settings say `wanted`.
    pub(super) fn difficulty(&self, wanted: Difficulty) -> Difficulty {
        let steps = [Difficulty::Hard, Difficulty::Normal, Difficulty::Easy];
        let from_wanted = steps.into_iter().skip_while(|&step| step != wanted);
        from_wanted.take(self.eased as usize + 1).last().unwrap_or(wanted)
    }

    /// Records a prompt that nobody answered.
    pub(super) fn missed(&mut self) {
        self.quick_solves = 0;
        self.misses += 1;
        if self.misses == STREAK {
            (self.eased, self.misses) = ((self.eased + 1).min(2), 0);
        }
    }

    /// Records a prompt's first correct answer. `is_quick`: within the first half of its time.
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
    fn three_misses_ease_and_three_quick_solves_raise_up_to_the_settings() {
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
