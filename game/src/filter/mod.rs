//! The chat filter: masks foul words, whole ones only, however they are written apart, stretched or disguised.
//!
//! A word that merely contains another (왁자지껄, 시발점) is untouched, and so is ㅋㅋ. The words come with the word file:
//! `words/lists/chat_foul.txt` and `chat_suffixes.txt`.

mod disguise;
mod jamo;
mod list;
mod rows;
#[cfg(test)]
mod tests;
mod tokens;

use std::ops::Range;

pub(crate) use list::FoulWords;

/// Takes the place of each character of a foul word.
const MASK: char = '*';

/// What may be shown of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masked {
    /// The text, with `*` for each letter of what was foul.
    pub text: String,
    /// Where the foul words stood in the text as it came, in bytes and in order.
    pub foul: Vec<Range<usize>>,
}

impl Masked {
    /// Whether nothing was foul.
    pub fn is_clean(&self) -> bool {
        self.foul.is_empty()
    }
}

/// Masks foul words in what people write: messages, nicknames, names of channels.
#[derive(Clone, Copy, Debug)]
pub struct Filter<'a> {
    foul: FoulWords<'a>,
}

impl<'a> Filter<'a> {
    pub(crate) fn new(foul: FoulWords<'a>) -> Self {
        Self { foul }
    }

    /// Masks what is foul in `text`: `와 시 발 뭐야` becomes `와 * * 뭐야`. What is shown is otherwise the text as it
    /// came: all normalising happens on copies.
    pub fn mask(&self, text: &str) -> Masked {
        let tokens = tokens::split(text);
        let mut foul: Vec<Range<usize>> = tokens
            .iter()
            .flat_map(|token| token.words())
            .filter(|word| self.is_foul(word.text))
            .map(|word| word.range)
            .collect();
        foul.extend(rows::find(&tokens, |word| self.is_foul(word)));
        foul.sort_by_key(|range| range.start);
        Masked { text: cover(text, &foul), foul }
    }

    fn is_foul(&self, word: &str) -> bool {
        disguise::readings(word).iter().any(|reading| self.foul.has(reading))
    }
}

fn cover(text: &str, foul: &[Range<usize>]) -> String {
    let hidden = |place: usize| foul.iter().any(|range| range.contains(&place));
    let cover = |(place, letter): (usize, char)| if hidden(place) && !letter.is_whitespace() { MASK } else { letter };
    text.char_indices().map(cover).collect()
}
