//! The chat filter. It masks whole foul words, including spellings that are spaced out, stretched or disguised.
//!
//! A longer word that contains a foul one (왁자지껄, 시발점) is not masked, and neither is ㅋㅋ. The word file has the lists
//! of the filter, built from `words/lists/chat_foul.txt` and `chat_suffixes.txt`.

mod disguise;
mod jamo;
mod list;
mod phrases;
mod rows;
#[cfg(test)]
mod tests;
mod tokens;

use std::cmp::Reverse;
use std::ops::Range;

use hangul::Message;

pub(crate) use list::FoulWords;
use list::is_bare;

/// Replaces each character of a foul word except white space.
const MASK: char = '*';
/// The emoji that is foul alone, without any word.
const MIDDLE_FINGER: char = '🖕';
/// A text with this word is about initials, so bare consonants in it are not foul.
const INITIALS: &str = "초성";

/// A text after masking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masked {
    /// The text with foul words masked by `*`.
    pub text: String,
    /// Byte ranges of the foul words in the original text, in order.
    pub foul: Vec<Range<usize>>,
}

impl Masked {
    /// Whether nothing was masked.
    pub fn is_clean(&self) -> bool {
        self.foul.is_empty()
    }
}

/// Masks foul words in text by players: messages, nicknames and room names.
#[derive(Clone, Copy, Debug)]
pub struct Filter<'a> {
    foul: FoulWords<'a>,
}

impl<'a> Filter<'a> {
    pub(crate) fn new(foul: FoulWords<'a>) -> Self {
        Self { foul }
    }

    /// Masks the foul words in `text`: `와 시 발 뭐야` becomes `와 * * 뭐야`. The rest of the text stays unchanged, because
    /// only copies are normalised.
    pub fn mask(&self, text: &str) -> Masked {
        let tokens = tokens::split(text);
        let talk = text.contains(INITIALS);
        let is_foul = |word: &str| !(talk && is_bare(word)) && self.is_foul(word);
        let mut foul: Vec<Range<usize>> = tokens
            .iter()
            .flat_map(|token| token.words())
            .filter(|word| is_foul(word.text))
            .map(|word| word.range)
            .collect();
        foul.extend(rows::find(&tokens, is_foul));
        foul.extend(phrases::find(&tokens, self.foul));
        foul.extend(text.match_indices(MIDDLE_FINGER).map(|(place, emoji)| place..place + emoji.len()));
        foul.sort_by_key(|range| (range.start, Reverse(range.end)));
        foul.dedup_by(|later, kept| later.end <= kept.end);
        let cover = |(place, letter)| covered(&foul, place, letter);
        Masked { text: text.char_indices().map(cover).collect(), foul }
    }

    /// The message as it may be shown: foul words masked.
    pub fn mask_message(&self, message: Message) -> Message {
        let foul = self.mask(message.as_str()).foul;
        if foul.is_empty() { message } else { message.map_chars(|place, letter| covered(&foul, place, letter)) }
    }

    fn is_foul(&self, word: &str) -> bool {
        disguise::readings(word).iter().any(|reading| self.foul.has(reading))
    }
}

/// `letter`, or [`MASK`] where its byte offset is within a foul word. White space stays.
fn covered(foul: &[Range<usize>], place: usize, letter: char) -> char {
    let is_foul = foul.iter().any(|range| range.contains(&place));
    if is_foul && !letter.is_whitespace() { MASK } else { letter }
}
