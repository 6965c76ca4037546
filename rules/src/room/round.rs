//! One prompt, from its showing to its end.

use lexicon::{Question, Words};
use protocol::{Millis, Played, PlayerId, Prompt, Settings, Solver, Topic, Votes, WordList};
use serde::{Deserialize, Serialize};

use super::hint::hints;

/// How many of the best-known answers a hint is chosen among.
const EXAMPLES_MAX: usize = 12;
/// How many answers are shown where nobody thought of one.
const REVEALED_MAX: usize = 3;

/// A prompt and what has come of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Round {
    pub(super) prompt: Prompt,
    /// Which list judges it.
    pub(super) words: WordList,
    /// The words that earn more: the one that the prompt's clue describes, and in a room with a topic those about it.
    favoured: Vec<String>,
    /// The word that hints lead to.
    example: Option<String>,
    /// The hints that can still be given, in order.
    unsaid: Vec<String>,
    pub(super) hints: Vec<String>,
    /// Who scored, in order.
    pub(super) solvers: Vec<Solver>,
    pub(super) skippers: Vec<PlayerId>,
    /// How many want to skip the prompt, as everyone was told last.
    pub(super) skip_votes: Option<Votes>,
    /// Whether anybody said anything meanwhile.
    pub(super) heard: bool,
}

impl Round {
    /// `roll` chooses the word that hints lead to, among the best-known.
    pub(super) fn new(prompt: Prompt, question: Question, settings: &Settings, roll: u64, words: &Words<'_>) -> Self {
        let clued = question.clue.map(|clue| clue.word);
        let best_known: Vec<_> = examples(&prompt, words).take(EXAMPLES_MAX).collect();
        let chosen = roll.checked_rem(best_known.len() as u64).map(|index| best_known[index as usize].clone());
        let example = clued.clone().or(chosen);
        let clue = |word: &String| words.questions.clues(&prompt.pattern).find(|clue| clue.word == *word);
        let unshown_clue = example.as_ref().filter(|_| clued.is_none()).and_then(clue).map(|clue| clue.text);
        let unsaid = example.iter().flat_map(|word| hints(word, unshown_clue.clone())).take(HINTS).collect();
        let about = |topic: Topic| words.questions.clues(&prompt.pattern).filter(move |clue| clue.topic == topic);
        let favoured =
            clued.into_iter().chain(settings.topic.into_iter().flat_map(about).map(|clue| clue.word)).collect();
        Self {
            words: settings.words,
            favoured,
            example,
            unsaid,
            hints: Vec::new(),
            solvers: Vec::new(),
            skippers: Vec::new(),
            skip_votes: None,
            heard: false,
            prompt,
        }
    }

    /// The same prompt with all of its time before it.
    pub(super) fn again(self, now: Millis) -> Self {
        let prompt = Prompt { shown_at: now, ends_at: now.plus(self.limit()), ..self.prompt };
        let unsaid = self.hints.into_iter().chain(self.unsaid).collect();
        Self { prompt, unsaid, hints: Vec::new(), skippers: Vec::new(), skip_votes: None, heard: false, ..self }
    }

    /// The time that the prompt has, in milliseconds.
    pub(super) fn limit(&self) -> u64 {
        self.prompt.ends_at.since(self.prompt.shown_at)
    }

    pub(super) fn favours(&self, word: &str) -> bool {
        self.favoured.iter().any(|favoured| favoured == word)
    }

    pub(super) fn was_solved_by(&self, player: PlayerId) -> bool {
        self.solvers.iter().any(|solver| solver.player == player)
    }

    /// How it went, with the answers that are shown because nobody had any.
    pub(super) fn played(&self, answers: Vec<String>) -> Played {
        Played { pattern: self.prompt.pattern, answers, solvers: self.solvers.clone() }
    }

    /// When the next hint is due: a third of the time after the prompt or the hint before it.
    pub(super) fn next_hint_at(&self) -> Option<Millis> {
        let given = self.hints.len() as u64;
        let due = self.prompt.shown_at.plus(self.limit() * (given + 1) / (HINTS as u64 + 1));
        (!self.unsaid.is_empty()).then_some(due)
    }

    pub(super) fn give_hint(&mut self) -> Option<String> {
        let hint = (!self.unsaid.is_empty()).then(|| self.unsaid.remove(0))?;
        self.hints.push(hint.clone());
        Some(hint)
    }

    /// Whether somebody has scored with `word`.
    pub(super) fn is_used(&self, word: &str) -> bool {
        self.solvers.iter().any(|solver| solver.word == word)
    }

    /// Well-known answers, the one that hints led to first.
    pub(super) fn missed_answers(&self, words: &Words<'_>) -> Vec<String> {
        let others = examples(&self.prompt, words).filter(|word| Some(word) != self.example.as_ref());
        self.example.iter().cloned().chain(others).take(REVEALED_MAX).collect()
    }
}

/// Hints come at a third and at two thirds of the time.
const HINTS: usize = 2;

/// The answers that people know, best known first.
fn examples(prompt: &Prompt, words: &Words<'_>) -> impl Iterator<Item = String> {
    let examples = words.dictionary.examples(&prompt.pattern).into_iter();
    examples.map(|entry| entry.word).filter(move |word| !words.is_removed(word))
}
