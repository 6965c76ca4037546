//! Searches the filter's lists in place in the word file.

/// Lines sorted by their bytes, each terminated by a line feed.
#[derive(Clone, Copy, Debug)]
struct Lines<'a>(&'a [u8]);

impl Lines<'_> {
    fn has(self, wanted: &str) -> bool {
        // Invariant: if the list has the wanted line, it is in `rest`.
        let mut rest = self.0;
        while !rest.is_empty() {
            let middle = rest.len() / 2;
            let start = rest[..middle].iter().rposition(|&byte| byte == b'\n').map_or(0, |before| before + 1);
            let length = rest[start..].iter().position(|&byte| byte == b'\n').unwrap_or(rest.len() - start);
            match rest[start..start + length].cmp(wanted.as_bytes()) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => rest = rest.get(start + length + 1..).unwrap_or_default(),
                std::cmp::Ordering::Greater => rest = &rest[..start],
            }
        }
        false
    }
}

/// The foul words, and the particles and endings that they may carry.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FoulWords<'a> {
    words: Lines<'a>,
    endings: Lines<'a>,
}

impl<'a> FoulWords<'a> {
    pub(crate) fn new(words: &'a [u8], endings: &'a [u8]) -> Self {
        Self { words: Lines(words), endings: Lines(endings) }
    }

    /// Whether `word` is foul, as it is or without one ending. Bare jamo carry no ending: ㅅㅂㄹ is not ㅅㅂ.
    pub(crate) fn has(self, word: &str) -> bool {
        let bare = word.chars().all(is_jamo);
        self.words.has(word)
            || (!bare
                && word.char_indices().skip(1).any(|(place, _)| {
                    let (stem, ending) = word.split_at(place);
                    self.endings.has(ending) && self.words.has(stem)
                }))
    }
}

fn is_jamo(letter: char) -> bool {
    matches!(letter, 'ㄱ'..='ㅣ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_whole_or_with_one_ending() {
        let foul = FoulWords::new("ㅅㅂ\n나쁜\n나쁜놈\n못된\n".as_bytes(), "ㄹ\n들\n들아\n아\n".as_bytes());
        for word in ["ㅅㅂ", "나쁜", "나쁜놈", "못된", "나쁜놈들", "나쁜놈들아", "못된아", "ㅅㅂ아"]
        {
            assert!(foul.has(word), "{word}");
        }
        for word in ["", "나", "나쁜놈들들", "못", "못된놈", "ㅅㅂㄹ", "착한", "힣"] {
            assert!(!foul.has(word), "{word}");
        }
        assert!(!FoulWords::new(b"", b"").has("나쁜"));
    }
}
