//! How fast hands are: from when on an answer counts, and who answers faster than that again and again.

use hangul::key_strokes;
use serde::{Deserialize, Serialize};

use crate::stored::values::is_default;

/// Nobody has read a prompt and begun to type earlier than this, in milliseconds after it was shown.
const READ_MILLIS: u64 = 250;
/// The same for a marked player: about as long as a person thinks.
const MARKED_READ_MILLIS: u64 = 1_500;
/// The least time for a key stroke, in milliseconds: that of the fastest typists.
const KEY_MILLIS: u64 = 60;
/// An answer that comes at least this many milliseconds too early is early. A word that a phone suggests is tapped quickly,
/// too, so a smaller difference says nothing.
const EARLY_MILLIS: u64 = 150;
/// Only words of this length can be early: phones suggest longer ones after their first syllables.
const EARLY_SYLLABLES: usize = 2;
/// A player is marked when this many of the last [`ANSWERS`] answers of that length were early.
const EARLY_ANSWERS: u32 = 8;
/// Number of answers by which a mark comes, and in a row by which it goes.
const ANSWERS: u32 = 20;

/// How fast a player's answers came, as far as a mark depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Hands {
    /// A bit for each of the last [`ANSWERS`] answers of [`EARLY_SYLLABLES`], the latest lowest: whether it was early.
    #[serde(skip_serializing_if = "is_default")]
    early: u32,
    /// Of a marked player, how many answers in a row were not too early.
    #[serde(skip_serializing_if = "Option::is_none")]
    marked: Option<u32>,
}

impl Hands {
    /// Whether the player answered faster than hands again and again.
    pub(super) fn are_marked(self) -> bool {
        self.marked.is_some()
    }

    /// From when on `word` counts as an answer, in milliseconds after the prompt was first shown.
    pub(super) fn floor(self, word: &str) -> u64 {
        let read = if self.are_marked() { MARKED_READ_MILLIS } else { READ_MILLIS };
        read + KEY_MILLIS * u64::from(key_strokes(word))
    }

    /// The hands after the right answer `word`, which came `after` milliseconds after the prompt was first shown.
    pub(super) fn after(self, word: &str, after: u64) -> Self {
        let floor = self.floor(word);
        match self.marked {
            Some(_) if after < floor => Self { marked: Some(0), ..self },
            Some(calm) if calm + 1 >= ANSWERS => Self::default(),
            Some(calm) => Self { marked: Some(calm + 1), ..self },
            None if word.chars().count() != EARLY_SYLLABLES => self,
            None => {
                let is_early = after + EARLY_MILLIS <= floor;
                let early = ((self.early << 1) | u32::from(is_early)) & ((1 << ANSWERS) - 1);
                if early.count_ones() >= EARLY_ANSWERS {
                    Self { early: 0, marked: Some(0) }
                } else {
                    Self { early, marked: None }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two syllables of three and two keys: it counts after 550 milliseconds.
    const WORD: &str = "서랍";

    fn answered(hands: Hands, times: u32, after: u64) -> Hands {
        (0..times).fold(hands, |hands, _| hands.after(WORD, after))
    }

    #[test]
    fn the_floor_is_the_time_to_read_and_to_type() {
        assert_eq!(Hands::default().floor(WORD), 250 + 5 * 60);
        assert_eq!(answered(Hands::default(), 8, 0).floor(WORD), 1_500 + 5 * 60);
    }

    #[test]
    fn eight_early_answers_of_twenty_mark() {
        assert!(!answered(Hands::default(), 7, 400).are_marked());
        assert!(answered(Hands::default(), 8, 400).are_marked());
        assert!(!answered(Hands::default(), 100, 401).are_marked(), "a suggested word is quick, too");
        let seven = answered(Hands::default(), 7, 400);
        assert!(answered(answered(seven, 12, 900), 1, 400).are_marked(), "the first is the twentieth last");
        assert!(!answered(answered(seven, 13, 900), 1, 400).are_marked());
    }

    #[test]
    fn longer_words_do_not_count() {
        let hands = (0..100).fold(Hands::default(), |hands, _| hands.after("고양이", 0));
        assert_eq!(hands, Hands::default());
    }

    #[test]
    fn twenty_answers_in_a_row_above_the_floor_of_a_mark_take_it_away() {
        let marked = answered(Hands::default(), 8, 0);
        let calm = answered(marked, 19, 1_800);
        assert!(calm.are_marked());
        assert!(answered(calm.after(WORD, 1_799), 19, 1_800).are_marked(), "one too early begins the row again");
        assert_eq!(answered(calm, 1, 1_800), Hands::default());
    }
}
