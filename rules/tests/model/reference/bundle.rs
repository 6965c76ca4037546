//! The words of the host, and prompts that only those of a topic answer.

use hangul::Pattern;
use lexicon::Words;
use protocol::{Mode, Prompt, Scoring, Settings};

use super::Reference;
use super::round::Round;
use crate::model::steps::BUNDLE;

#[derive(Clone)]
pub struct Bundle {
    entries: Vec<Entry>,
    /// Those that were not asked since all were.
    due: Vec<Entry>,
}

type Entry = (String, Option<String>);

/// The settings in a room with or without a bundle. Only a match has teams.
pub fn settled(settings: Settings, has_bundle: bool) -> Settings {
    let bundle = if settings.bundle.is_some() && has_bundle { Some("묶음".to_owned()) } else { None };
    let strict = settings.strict && (bundle.is_some() || settings.topic.is_some());
    let scoring = if strict { Scoring::Together } else { settings.scoring };
    let teams = if settings.mode == Mode::Match { settings.teams } else { 0 };
    Settings { bundle, strict, scoring, teams, ..settings }
}

/// Whether a word with the initials of the prompt is right.
pub fn accepts(round: &Round, word: &str, words: &Words<'_>) -> bool {
    let pattern = &round.prompt.pattern;
    let is_listed = || words.dictionary.verdict(pattern, word).accepted(round.settings.words).is_some();
    match &round.own {
        Some((own, only)) => own.iter().any(|own| own == word) || (!only && is_listed()),
        None if round.settings.strict => {
            let mut clues = words.questions.clues(pattern);
            clues.any(|clue| clue.word == word && Some(clue.topic) == round.settings.topic)
        }
        None => is_listed(),
    }
}

impl Reference {
    pub(super) fn set_bundle(&mut self, now: u64, is_given: bool) {
        let entry = |line: &str| match line.split_once('\t') {
            Some((word, clue)) => (word.to_owned(), Some(clue.to_owned())),
            None => (line.to_owned(), None),
        };
        self.bundle = is_given.then(|| Bundle { entries: BUNDLE.lines().map(entry).collect(), due: Vec::new() });
        let bundle = is_given.then(|| "묶음".to_owned());
        self.change_settings(now, Settings { bundle, ..self.settings.clone() });
    }

    /// The right words, if the prompt that the room opened is of the bundle, and whether only these are right.
    pub(super) fn ask_bundle(&mut self, prompt: &Prompt) -> Option<(Vec<String>, bool)> {
        self.settings.bundle.as_ref()?;
        let bundle = self.bundle.as_mut()?;
        if bundle.due.is_empty() {
            bundle.due = bundle.entries.clone();
        }
        let fits = |word: &str| Pattern::of(word) == Some(prompt.pattern);
        let place = bundle.due.iter().position(|(word, clue)| fits(word) && *clue == prompt.clue);
        let (word, clue) = bundle.due.remove(place.expect("no word of the bundle that was due"));
        let fitting = bundle.entries.iter().filter(|(word, _)| fits(word)).map(|(word, _)| word.clone());
        let own = if clue.is_some() { vec![word] } else { fitting.collect() };
        Some((own, clue.is_some() || self.settings.strict))
    }

    /// The right words of the bundle.
    pub fn own_words(&self) -> Vec<String> {
        self.shown().and_then(|round| round.own.clone()).map(|(own, _)| own).unwrap_or_default()
    }
}
