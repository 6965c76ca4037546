//! Splits a text into tokens at white space, and tokens into words.

use std::ops::Range;

use super::jamo::{is_alphanumeric, is_syllable};
use super::list::PARTICLES;

/// A run of characters without white space.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    /// The original text of the token.
    pub(super) text: &'t str,
    /// The byte offset of the token in the whole text.
    start: usize,
}

/// A part of a token that may be a word.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    /// The original text of the word, including marks inside it.
    pub(super) text: &'t str,
    /// The byte range of the word in the whole text.
    pub(super) range: Range<usize>,
}

/// The tokens of `text`, in order.
pub(super) fn split(text: &str) -> Vec<Token<'_>> {
    let place = |token: &str| token.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(|token| Token { text: token, start: place(token) }).collect()
}

impl<'t> Token<'t> {
    /// The possible words of the token. By default, this is the token without the marks around it (`씨-발` is one word).
    /// If marks separate two or more parts of several letters, each part is a word too (`나가,바보야`). So is a run of
    /// two or more consonants beside syllables (`ㅈㄴ웃겨`). An apostrophe always separates: `who're` is not one word.
    pub(super) fn words(&self) -> Vec<Word<'t>> {
        let whole = self.word(0..self.text.len()).into_iter().chain(self.consonants());
        let parts = || self.parts(|letter| !is_alphanumeric(letter));
        let several = parts().filter(|part| part.text.chars().count() > 1).count() > 1;
        if self.text.contains(['\'', '’']) {
            self.parts(|letter| matches!(letter, '\'' | '’')).collect()
        } else if several {
            parts().chain(whole).collect()
        } else {
            whole.collect()
        }
    }

    /// The runs of two or more consonants that precede or follow syllables. Not if a particle follows, because then the
    /// text is about initials: `ㅅㅂ은 수박도 돼`.
    fn consonants(&self) -> Vec<Word<'t>> {
        let consonant = |letter: char| matches!(letter, 'ㄱ'..='ㅎ');
        if !self.text.contains(consonant) || !self.text.contains(is_syllable) {
            return Vec::new();
        }
        let after = |run: &Word<'t>| self.text.get(run.range.end - self.start..).unwrap_or_default();
        let spoken_of = |run: &Word<'t>| PARTICLES.iter().any(|particle| after(run).starts_with(particle));
        let runs = self.parts(|letter| !consonant(letter));
        runs.filter(|run| run.text.chars().count() > 1 && !spoken_of(run)).collect()
    }

    fn parts(&self, is_mark: impl Fn(char) -> bool) -> impl Iterator<Item = Word<'t>> {
        let place = |part: &str| part.as_ptr() as usize - self.text.as_ptr() as usize;
        self.text.split(is_mark).filter_map(move |part| self.word(place(part)..place(part) + part.len()))
    }

    /// The word in a part of the token, from the first to the last letter or digit.
    fn word(&self, part: Range<usize>) -> Option<Word<'t>> {
        let inside = self.text.get(part.clone())?;
        let from = inside.find(is_alphanumeric)?;
        let text = inside[from..].trim_end_matches(|letter: char| !is_alphanumeric(letter));
        let start = self.start + part.start + from;
        Some(Word { text, range: start..start + text.len() })
    }

    /// The only letter or digit of the token, if it has exactly one.
    pub(super) fn single(&self) -> Option<char> {
        let mut letters = self.text.chars().filter(|&letter| is_alphanumeric(letter));
        letters.next().filter(|_| letters.next().is_none())
    }

    /// The byte range from the first letter or digit of this token to the last one of `last`.
    pub(super) fn through(&self, last: &Self) -> Option<Range<usize>> {
        let first = self.word(0..self.text.len())?;
        let last = last.word(0..last.text.len())?;
        Some(first.range.start..last.range.end)
    }
}
