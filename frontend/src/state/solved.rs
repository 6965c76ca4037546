//! The correct answers to the current prompt.

use protocol::{Event, Numbered, Phase, Player, Prompt};

use super::Speaker;

/// A correct answer, as the prompt board shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solved {
    /// The message's number.
    pub message: u64,
    /// The player.
    pub by: Speaker,
    /// The word that scored.
    pub word: String,
    /// Milliseconds from the display of the prompt to the answer.
    pub elapsed: u64,
    /// Points awarded for the answer.
    pub gained: u32,
}

impl Solved {
    pub(super) fn from_event(message: u64, event: &Event, rows: &[Player]) -> Option<Self> {
        let Event::Answered { player, nickname, word, elapsed, gained, .. } = event else { return None };
        let by = Speaker::new(rows, *player, nickname);
        Some(Self { message, by, word: word.clone(), elapsed: *elapsed, gained: *gained })
    }
}

/// The answers to the current prompt among the latest messages. Their times tell nothing: those of a prompt shift by each
/// break.
pub(super) fn answers_to(current: &Prompt, recent: &[Numbered], rows: &[Player]) -> Vec<Solved> {
    let answers = recent.iter().rev().filter_map(|numbered| match &numbered.event {
        // Where the number is not known, the prompt before has other initials.
        Event::Answered { pattern, prompt, .. } => {
            Some((prompt.map_or(*pattern == current.pattern, |number| number == current.number), numbered))
        }
        _ => None,
    });
    let own = answers.take_while(|(is_own, _)| *is_own);
    let mut solved: Vec<_> =
        own.filter_map(|(_, numbered)| Solved::from_event(numbered.seq, &numbered.event, rows)).collect();
    solved.reverse();
    solved
}

/// Whether somebody may have answered the current prompt. Words that would have been right show that nobody did.
pub(super) fn is_possible(phase: &Phase) -> bool {
    match phase {
        Phase::Open { .. } => false,
        Phase::Reveal { answers, .. } => answers.is_empty(),
        _ => true,
    }
}
