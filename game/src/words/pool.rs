//! The questions and how one is drawn.

use std::collections::BTreeMap;

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

    /// What is known of a pattern as a question; `None` if it is never asked.
    pub fn record(&self, pattern: &Pattern) -> Option<QuestionRecord> {
        let records = self.questions.as_chunks::<QUESTION_BYTES>().0;
        let pattern_of = |bytes: &[u8; QUESTION_BYTES]| QuestionRecord::decode(*bytes).map(|record| record.pattern);
        let place = records.binary_search_by(|bytes| pattern_of(bytes).cmp(&Some(*pattern))).ok()?;
        QuestionRecord::decode(*records.get(place)?)
    }

    /// The curated words with the initials of `pattern`, and their clues.
    pub fn clues(&self, pattern: &Pattern) -> impl Iterator<Item = Clue> + use<'a> {
        let clues = self.clues;
        let places = self.record(pattern).map_or(0..0, |record| record.places());
        places.filter_map(move |place| clues.get(place))
    }

    /// How many patterns [`QuestionPool::draw`] chooses among.
    pub fn size(&self, difficulty: Difficulty, topic: Option<Topic>) -> usize {
        self.candidates(difficulty, topic).len()
    }

    /// Draws a question, always the same for the same arguments.
    ///
    /// Without a topic, the length is drawn first, by [`Difficulty::mix`]. Then never one of `recent`, the patterns asked
    /// last, the newest at the end; if that leaves none of this length, one of the quarter asked longest ago, so that
    /// a room that plays for hours does not hear the same order again. A topic has few words of one difficulty: when
    /// those were all asked lately, others are. `None` only if nothing at all fits.
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
        // When each was asked last: a later place overwrites an earlier one.
        let asked: BTreeMap<Pattern, usize> = recent.iter().copied().zip(0..).collect();
        // `None`, never asked, comes before any place.
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

    /// The places of the clues that may stand beside this question: those of the wanted difficulty if there are any.
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
