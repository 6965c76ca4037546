//! One prompt, from its showing to its reveal.

use lexicon::{Question, Words};
use protocol::{Millis, Progress, Prompt, Scoring, Settings, Topic, Votes, WordList};
use serde::{Deserialize, Serialize};

use super::hint::hints;
use crate::bundle::Asked;
use crate::stored::values::{Maybe, StoredProgress, StoredPrompt, StoredVotes, is_default};

/// The example word that hints describe is chosen among this many of the best-known answers.
const EXAMPLES_MAX: usize = 12;
/// The most hints per prompt: one at a third and one at two thirds of the time limit.
const HINTS: usize = 2;
/// Number of answers that are shown if nobody answered.
const REVEALED_MAX: usize = 3;

/// A prompt with its hints and the count of votes to skip it. Who solved it is in [`Solvers`](super::solvers::Solvers), and
/// who voted is in the seats.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Round {
    #[serde(with = "StoredPrompt")]
    pub(super) prompt: Prompt,
    /// When it was shown for the first time: a prompt that is shown again is known already. Prompts from before answers
    /// were held lack the field.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) first_shown_at: Millis,
    /// The word list that applies to it.
    pub(super) words: WordList,
    /// The words that earn a bonus: the word of the prompt's clue, and in a room with a topic all curated words of the
    /// topic.
    favoured: Vec<String>,
    /// The word that hints describe.
    example: Option<String>,
    /// The hints that are still to be given, in order.
    #[serde(rename = "unsaid")]
    hints_left: Vec<String>,
    /// The hints that were given.
    pub(super) hints: Vec<String>,
    /// The votes to skip, as last announced.
    #[serde(with = "Maybe::<StoredVotes>")]
    pub(super) skip_votes: Option<Votes>,
    /// True once a player has sent any message or vote to skip during this round.
    #[serde(rename = "heard")]
    pub(super) had_activity: bool,
    /// Whether everyone scores, and answers are hidden until the reveal. Prompts from before that lack this field and the next
    /// three.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) together: bool,
    /// Who was active since then is playing: when the prompt before the previous one was opened.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) active_since: Millis,
    /// Whether a player has passed, in a room where everyone scores.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) has_pass: bool,
    /// How many have scored, as last announced.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "Maybe::<StoredProgress>")]
    pub(super) progress: Option<Progress>,
    /// Words that count besides those of the word list: of the room's bundle, or of its topic. Prompts from before bundles lack
    /// this field and the next one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    own: Vec<String>,
    /// Whether only these count.
    #[serde(default, skip_serializing_if = "is_default")]
    only_own: bool,
}

impl Round {
    /// A prompt from the pool. `roll` is a random number. It chooses the word that hints describe, if the prompt has no clue.
    pub(super) fn asking(
        prompt: Prompt,
        question: Question,
        settings: &Settings,
        roll: u64,
        words: &Words<'_>,
    ) -> Self {
        let clued = question.clue.map(|clue| clue.word);
        let best_known: Vec<_> = examples(&prompt, words).take(EXAMPLES_MAX).collect();
        let chosen = roll.checked_rem(best_known.len() as u64).map(|index| best_known[index as usize].clone());
        let example = clued.clone().or(chosen);
        let clue = |word: &String| words.questions.clues(&prompt.pattern).find(|clue| clue.word == *word);
        let unshown_clue = example.as_ref().filter(|_| clued.is_none()).and_then(clue).map(|clue| clue.text);
        let hints_left = example.iter().flat_map(|word| hints(word, unshown_clue.clone())).take(HINTS).collect();
        let about = |topic: Topic| words.questions.clues(&prompt.pattern).filter(move |clue| clue.topic == topic);
        let favoured =
            clued.into_iter().chain(settings.topic.into_iter().flat_map(about).map(|clue| clue.word)).collect();
        let own =
            settings.topic.filter(|_| settings.strict).into_iter().flat_map(about).map(|clue| clue.word).collect();
        Self { favoured, example, hints_left, own, only_own: settings.strict, ..Self::new(prompt, settings) }
    }

    /// A prompt of the room's bundle. The words of the word list count, too, unless the room is strict or the prompt has a clue,
    /// which means one word.
    pub(super) fn asking_own(prompt: Prompt, Asked { entry, right, .. }: Asked, settings: &Settings) -> Self {
        Self {
            favoured: right.clone(),
            own: right,
            only_own: entry.clue.is_some() || settings.strict,
            hints_left: hints(&entry.word, None).take(HINTS).collect(),
            example: Some(entry.word),
            ..Self::new(prompt, settings)
        }
    }

    /// A prompt without words of its own and without hints.
    fn new(prompt: Prompt, settings: &Settings) -> Self {
        Self {
            words: settings.words,
            favoured: Vec::new(),
            example: None,
            hints_left: Vec::new(),
            hints: Vec::new(),
            skip_votes: None,
            had_activity: false,
            together: settings.scoring == Scoring::Together,
            active_since: Millis(0),
            has_pass: false,
            progress: None,
            own: Vec::new(),
            only_own: false,
            first_shown_at: prompt.shown_at,
            prompt,
        }
    }

    /// Whether `word` is right.
    pub(super) fn accepts(&self, word: &str, words: &Words<'_>) -> bool {
        self.has_own(word) || (!self.only_own && words.accept(&self.prompt.pattern, word, self.words))
    }

    /// Whether `word` is of the room's bundle or topic, and counts whatever the room accepts otherwise.
    pub(super) fn has_own(&self, word: &str) -> bool {
        self.own.iter().any(|own| own == word)
    }

    /// The same prompt with its full time and without hints or votes.
    pub(super) fn restarted(self, now: Millis) -> Self {
        let prompt = Prompt { shown_at: now, ends_at: now.plus(self.limit()), ..self.prompt };
        let hints_left = self.hints.into_iter().chain(self.hints_left).collect();
        Self {
            prompt,
            hints_left,
            hints: Vec::new(),
            skip_votes: None,
            had_activity: false,
            has_pass: false,
            progress: None,
            ..self
        }
    }

    /// The time limit of the prompt, in milliseconds.
    pub(super) fn limit(&self) -> u64 {
        self.prompt.ends_at.since(self.prompt.shown_at)
    }

    /// Whether `word` earns a bonus.
    pub(super) fn favours(&self, word: &str) -> bool {
        self.favoured.iter().any(|favoured| favoured == word)
    }

    /// When the next hint is due: a third of the time limit after the prompt or the previous hint. `None` without one.
    pub(super) fn next_hint_at(&self) -> Option<Millis> {
        let given = self.hints.len() as u64;
        let due = self.prompt.shown_at.plus(self.limit() * (given + 1) / (HINTS as u64 + 1));
        (!self.hints_left.is_empty()).then_some(due)
    }

    /// Moves the next hint to the given ones.
    pub(super) fn give_hint(&mut self) -> Option<String> {
        let hint = (!self.hints_left.is_empty()).then(|| self.hints_left.remove(0))?;
        self.hints.push(hint.clone());
        Some(hint)
    }

    /// Whether `word` is among the familiar answers, or of the room's bundle or topic.
    pub(super) fn is_familiar(&self, word: &str, words: &Words<'_>) -> bool {
        self.has_own(word) || examples(&self.prompt, words).any(|example| example == word)
    }

    /// The answers to show if nobody answered: the word that hints described, then other well-known ones.
    pub(super) fn missed_answers(&self, words: &Words<'_>) -> Vec<String> {
        let listed = examples(&self.prompt, words).filter(|word| !self.only_own && !self.has_own(word));
        let others = self.own.iter().cloned().chain(listed).filter(|word| Some(word) != self.example.as_ref());
        self.example.iter().cloned().chain(others).take(REVEALED_MAX).collect()
    }
}

/// The familiar answers, best known first, without those that operators removed.
fn examples(prompt: &Prompt, words: &Words<'_>) -> impl Iterator<Item = String> {
    let examples = words.dictionary.examples(&prompt.pattern).into_iter();
    examples.map(|entry| entry.word).filter(move |word| !words.is_removed(word))
}
