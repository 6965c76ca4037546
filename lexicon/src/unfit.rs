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
        let word = word.as_bytes();
        let mut is_named = false;
        for entry in self.0.as_bytes().split(|&byte| byte == b'\n') {
            match entry {
                [b'!', excepted @ ..] if excepted == word => return false,
                [b'*', part @ .., b'*'] => is_named |= word.windows(part.len().max(1)).any(|run| run == part),
                _ => is_named |= entry == word && !word.is_empty(),
            }
        }
        is_named
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
