//! The question pool and how a question is drawn.

use std::collections::BTreeMap;

use fastrand::Rng;
use hangul::Pattern;
use protocol::{Difficulty, Topic};

use super::clue::Clues;
use super::format::{QUESTION_BYTES, Section, Sections};
use super::question::{Question, QuestionRecord};
use super::{Clue, DictionaryError};

/// Minimum pattern length of a prompt that shows a clue in a room without a topic. Shorter patterns have enough answers
/// without one.
const SHORTEST_WITH_CLUE: usize = 3;

/// All questions, read in place.
#[derive(Clone, Copy, Debug)]
pub struct QuestionPool<'a> {
    questions: &'a [u8],
    clues: Clues<'a>,
}

impl<'a> QuestionPool<'a> {
    /// Wraps the bytes of `words.bin`. Reads only the header and copies nothing.
    ///
    /// # Errors
    /// If the bytes are not a word file of this version or are cut off.
    pub fn new(bytes: &'a [u8]) -> Result<Self, DictionaryError> {
        Ok(Self::from_sections(&Sections::parse(bytes)?))
    }

    pub(super) fn from_sections(sections: &Sections<'a>) -> Self {
        Self { questions: sections.get(Section::Questions), clues: Clues(sections.get(Section::Clues)) }
    }

    /// All patterns that are asked, with their difficulty and number of familiar answers.
    pub fn records(&self) -> impl Iterator<Item = QuestionRecord> + use<'a> {
        self.questions.as_chunks::<QUESTION_BYTES>().0.iter().filter_map(|&bytes| QuestionRecord::decode(bytes))
    }

    /// The record of `pattern`; `None` if it is never asked.
    pub fn record(&self, pattern: &Pattern) -> Option<QuestionRecord> {
        let records = self.questions.as_chunks::<QUESTION_BYTES>().0;
        let pattern_of = |bytes: &[u8; QUESTION_BYTES]| QuestionRecord::decode(*bytes).map(|record| record.pattern);
        let place = records.binary_search_by(|bytes| pattern_of(bytes).cmp(&Some(*pattern))).ok()?;
        QuestionRecord::decode(*records.get(place)?)
    }

    /// The curated words that match `pattern`, with their clues.
    pub fn clues(&self, pattern: &Pattern) -> impl Iterator<Item = Clue> + use<'a> {
        let clues = self.clues;
        let places = self.record(pattern).map_or(0..0, |record| record.places());
        places.filter_map(move |place| clues.get(place))
    }

    /// The number of patterns that [`QuestionPool::draw`] chooses from.
    pub fn size(&self, difficulty: Difficulty, topic: Option<Topic>) -> usize {
        self.candidates(difficulty, topic).len()
    }

    /// Draws a question. The same arguments give the same question.
    ///
    /// Without a topic, the pattern length is drawn first, with the weights of `length_shares`. A pattern in `recent`
    /// (the patterns asked last, newest at the end) is not drawn again until all patterns of this length are in
    /// `recent`. Then one of the quarter asked longest ago is drawn, so that a long-running room does not repeat the
    /// same order. With a topic, the difficulty is only a preference, because a topic has few words of each difficulty.
    /// `None` if no question fits.
    pub fn draw(
        &self,
        seed: u64,
        difficulty: Difficulty,
        topic: Option<Topic>,
        recent: &[Pattern],
    ) -> Option<Question> {
        let mut rng = Rng::with_seed(seed);
        let mut candidates = self.candidates(difficulty, topic);
        if topic.is_none() {
            let length = draw_length(&mut rng, difficulty);
            if candidates.iter().any(|record| record.pattern.len() == length) {
                candidates.retain(|record| record.pattern.len() == length);
            }
        }
        // Maps each pattern to its last index in `recent`: a later index overwrites an earlier one.
        let asked: BTreeMap<Pattern, usize> = recent.iter().copied().zip(0..).collect();
        // Patterns that are not in `recent` give `None`, which sorts before any index.
        candidates.sort_by_key(|record| asked.get(&record.pattern));
        let fresh = candidates.iter().take_while(|record| !asked.contains_key(&record.pattern)).count();
        candidates.truncate(if fresh > 0 { fresh } else { candidates.len().div_ceil(4) });
        if topic.is_some() && candidates.iter().any(|record| self.fits(record, Some(difficulty), topic)) {
            candidates.retain(|record| self.fits(record, Some(difficulty), topic));
        }
        let drawn = take_one(&mut rng, candidates)?;
        let place = take_one(&mut rng, self.clues_to_show(&drawn, difficulty, topic));
        Some(Question { pattern: drawn.pattern, clue: place.and_then(|place| self.clues.get(place)) })
    }

    fn candidates(&self, difficulty: Difficulty, topic: Option<Topic>) -> Vec<QuestionRecord> {
        let difficulty = topic.is_none().then_some(difficulty);
        self.records().filter(|record| self.fits(record, difficulty, topic)).collect()
    }

    fn fits(&self, record: &QuestionRecord, difficulty: Option<Difficulty>, topic: Option<Topic>) -> bool {
        let bare = topic.is_none() && record.bare.is_some() && record.bare == difficulty;
        bare || (shows_clue(record, topic) && self.fitting_clues(record, difficulty, topic).next().is_some())
    }

    /// The indices of the clues that this question may show: those of `difficulty`, or of any if that leaves none.
    fn clues_to_show(&self, record: &QuestionRecord, difficulty: Difficulty, topic: Option<Topic>) -> Vec<usize> {
        if !shows_clue(record, topic) {
            return Vec::new();
        }
        let exact: Vec<_> = self.fitting_clues(record, Some(difficulty), topic).collect();
        if exact.is_empty() { self.fitting_clues(record, None, topic).collect() } else { exact }
    }

    fn fitting_clues(
        &self,
        record: &QuestionRecord,
        difficulty: Option<Difficulty>,
        topic: Option<Topic>,
    ) -> impl Iterator<Item = usize> + use<'a> {
        let clues = self.clues;
        record.places().filter(move |&place| {
            clues.kind(place).is_some_and(|(its_topic, its_difficulty)| {
                topic.is_none_or(|wanted| wanted == its_topic)
                    && difficulty.is_none_or(|wanted| wanted == its_difficulty)
            })
        })
    }
}

fn shows_clue(record: &QuestionRecord, topic: Option<Topic>) -> bool {
    topic.is_some() || record.pattern.len() >= SHORTEST_WITH_CLUE
}

/// Percentages of prompts with 2, 3 and 4 syllables. Longer words are harder to guess without a clue, which most of them
/// have. There are fewer patterns of two syllables, so that a room would repeat them sooner with a larger share.
fn length_shares(difficulty: Difficulty) -> [u32; 3] {
    match difficulty {
        Difficulty::Easy => [40, 60, 0],
        Difficulty::Normal => [28, 57, 15],
        Difficulty::Hard => [26, 49, 25],
    }
}

/// Draws 2, 3 or 4 syllables with the weights of [`length_shares`].
fn draw_length(rng: &mut Rng, difficulty: Difficulty) -> usize {
    let shares = length_shares(difficulty);
    let mut roll = rng.u32(..shares.iter().sum::<u32>());
    for (length, share) in (Pattern::MIN..).zip(shares) {
        match roll.checked_sub(share) {
            None => return length,
            Some(left) => roll = left,
        }
    }
    Pattern::MIN
}

/// Draws one of `items`. Uses `u32`, because the width of `usize` differs between the Worker and the tests.
fn take_one<T>(rng: &mut Rng, mut items: Vec<T>) -> Option<T> {
    let count = u32::try_from(items.len()).ok().filter(|&count| count > 0)?;
    Some(items.swap_remove(usize::try_from(rng.u32(..count)).ok()?))
}
