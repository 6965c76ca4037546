//! Words that are unfit where only mild words (순한 낱말) count.

/// Words on sexual acts, sexual or deadly violence, suicide and drugs, from `words/lists/unfit.txt`: one entry per line,
/// a word, a part of words between two asterisks, or an excepted word after an exclamation mark.
#[derive(Clone, Copy, Debug)]
pub struct UnfitWords<'a>(&'a str);

impl<'a> UnfitWords<'a> {
    /// Wraps the lines.
    pub fn new(lines: &'a str) -> Self {
        Self(lines)
    }

    /// Whether `word` is unfit. Words that no dictionary lists are judged by their parts.
    pub fn has(self, word: &str) -> bool {
        let names = |entry: &str| match entry.strip_prefix('*').and_then(|part| part.strip_suffix('*')) {
            Some(part) => word.contains(part),
            None => entry == word,
        };
        let excepted = |entry: &str| entry.strip_prefix('!') == Some(word);
        !self.0.lines().any(excepted) && self.0.lines().any(names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_unfit_by_itself_or_by_a_part_and_not_if_it_is_excepted() {
        let unfit = UnfitWords::new("!자살골\n*자살*\n성교\n");
        for word in ["성교", "자살", "투신자살"] {
            assert!(unfit.has(word), "{word}");
        }
        for word in ["성교육", "자살골", "살", ""] {
            assert!(!unfit.has(word), "{word}");
        }
    }
}
