//! The questions and how one is drawn.

use fastrand::Rng;

use super::clue::Clues;
use super::format::{QUESTION_BYTES, Section, Sections};
use super::question::{Difficulty, Question, QuestionRecord};
use super::topic::Topic;
use super::{Clue, DictionaryError};
use crate::hangul::Pattern;

/// From this length on, a prompt shows a clue if it has one: shorter ones have answers enough without.
const SHORTEST_WITH_CLUE: usize = 3;

/// Every question that may be asked, read in place.
#[derive(Clone, Copy, Debug)]
pub struct QuestionPool<'a> {
    questions: &'a [u8],
    clues: Clues<'a>,
}

/// A question that fits what a room asked for.
struct Candidate {
    pattern: Pattern,
    clues: Vec<Clue>,
}

impl<'a> QuestionPool<'a> {
    /// Takes the bytes of `words.bin`; nothing is read or copied but the header.
    ///
    /// # Errors
    /// When the bytes are no word file of this version, or are cut off.
    pub fn new(bytes: &'a [u8]) -> Result<Self, DictionaryError> {
        Ok(Self::from_sections(&Sections::parse(bytes)?))
    }

    pub(super) fn from_sections(sections: &Sections<'a>) -> Self {
        Self { questions: sections.get(Section::Questions), clues: Clues(sections.get(Section::Clues)) }
    }

    /// Every pattern that is asked, with its difficulty and number of familiar answers.
    pub fn records(&self) -> impl Iterator<Item = QuestionRecord> + use<'a> {
        self.questions.as_chunks::<QUESTION_BYTES>().0.iter().filter_map(|&bytes| QuestionRecord::decode(bytes))
    }

    /// How many patterns [`QuestionPool::draw`] chooses among.
    pub fn size(&self, difficulty: Difficulty, topic: Option<Topic>) -> usize {
        self.candidates(difficulty, topic).len()
    }

    /// Draws a question, always the same for the same arguments.
    ///
    /// Never one of `recent`, the patterns asked last, the newest at the end; if that leaves none, the one asked
    /// longest ago. Without a topic, lengths follow [`Difficulty::mix`]. A topic that has no word of this difficulty is
    /// asked in all difficulties. `None` only if nothing at all fits.
    pub fn draw(
        &self,
        seed: u64,
        difficulty: Difficulty,
        topic: Option<Topic>,
        recent: &[Pattern],
    ) -> Option<Question> {
        let mut rng = Rng::with_seed(seed);
        let mut candidates = self.candidates(difficulty, topic);
        // When each was asked last: a place in `recent`, or none.
        let asked = |candidate: &Candidate| recent.iter().rposition(|pattern| *pattern == candidate.pattern);
        if candidates.iter().any(|candidate| asked(candidate).is_none()) {
            candidates.retain(|candidate| asked(candidate).is_none());
        } else {
            let oldest = candidates.iter().map(asked).min()?;
            candidates.retain(|candidate| asked(candidate) == oldest);
        }
        if topic.is_none() {
            let length = draw_length(&mut rng, difficulty);
            if candidates.iter().any(|candidate| candidate.pattern.len() == length) {
                candidates.retain(|candidate| candidate.pattern.len() == length);
            }
        }
        let mut drawn = take_one(&mut rng, candidates)?;
        let clue = if drawn.clues.is_empty() { None } else { take_one(&mut rng, std::mem::take(&mut drawn.clues)) };
        Some(Question { pattern: drawn.pattern, clue })
    }

    fn candidates(&self, difficulty: Difficulty, topic: Option<Topic>) -> Vec<Candidate> {
        let exact: Vec<_> = self.records().filter_map(|record| self.fit(&record, Some(difficulty), topic)).collect();
        if exact.is_empty() && topic.is_some() {
            return self.records().filter_map(|record| self.fit(&record, None, topic)).collect();
        }
        exact
    }

    fn fit(&self, record: &QuestionRecord, difficulty: Option<Difficulty>, topic: Option<Topic>) -> Option<Candidate> {
        let with_clue = topic.is_some() || record.pattern.len() >= SHORTEST_WITH_CLUE;
        let fitting = record.fitting_clues(self.clues, difficulty, topic);
        let clues: Vec<_> = fitting.filter(|_| with_clue).collect();
        let bare = topic.is_none() && record.bare.is_some() && record.bare == difficulty;
        (bare || !clues.is_empty()).then_some(Candidate { pattern: record.pattern, clues })
    }
}

/// 2, 3 or 4 syllables, by the difficulty's mix.
fn draw_length(rng: &mut Rng, difficulty: Difficulty) -> usize {
    let mut roll = rng.u32(..difficulty.mix().iter().sum::<u32>());
    for (length, share) in (Pattern::MIN..).zip(difficulty.mix()) {
        match roll.checked_sub(share) {
            None => return length,
            Some(left) => roll = left,
        }
    }
    Pattern::MIN
}

/// One of `items`. Drawn as `u32`, because `usize` differs between the Worker and the tests.
fn take_one<T>(rng: &mut Rng, mut items: Vec<T>) -> Option<T> {
    let count = u32::try_from(items.len()).ok().filter(|&count| count > 0)?;
    Some(items.swap_remove(usize::try_from(rng.u32(..count)).ok()?))
}
