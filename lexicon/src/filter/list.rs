//! Searches the filter's lists in place in the word file.

use std::cmp::Ordering;

/// Mark after an entry that matches every word that begins with it.
const STEM: &str = "*";
/// Mark after an entry that carries no ending.
const EXACT: &str = "!";
/// Particles after bare consonants that are talked about: `ㅂㅅ은 버스도 돼`.
pub(super) const PARTICLES: &[&str] = &["은", "는", "을", "를", "이면", "으로", "로", "의", "에", "도"];

/// Lines sorted by their bytes, each terminated by a line feed.
#[derive(Clone, Copy, Debug)]
struct Lines<'a>(&'a [u8]);

impl Lines<'_> {
    /// Whether there is a line that consists of `wanted` and `mark`.
    fn has(self, wanted: &str, mark: &str) -> bool {
        // Invariant: if the list has the wanted line, it is in `rest`.
        let mut rest = self.0;
        while !rest.is_empty() {
            let middle = rest.len() / 2;
            let start = rest[..middle].iter().rposition(|&byte| byte == b'\n').map_or(0, |before| before + 1);
            let length = rest[start..].iter().position(|&byte| byte == b'\n').unwrap_or(rest.len() - start);
            match rest[start..start + length].iter().copied().cmp(wanted.bytes().chain(mark.bytes())) {
                Ordering::Equal => return true,
                Ordering::Less => rest = rest.get(start + length + 1..).unwrap_or_default(),
                Ordering::Greater => rest = &rest[..start],
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

    /// Whether `word` is foul: as it is, without one ending, or because of how it begins. Bare jamo carry no ending
    /// (ㅅㅂㄹ is not ㅅㅂ), nor a particle with which players talk about them. `word` may be a phrase with single spaces,
    /// all of which belong to the entry.
    pub(crate) fn has(self, word: &str) -> bool {
        let whole = ["", EXACT, STEM].iter().any(|mark| self.words.has(word, mark));
        let last_space = word.rfind(' ').unwrap_or_default();
        whole
            || (!is_bare(word)
                && word.char_indices().skip(1).filter(|(place, _)| *place > last_space).any(|(place, _)| {
                    let (stem, ending) = word.split_at(place);
                    let carried = self.endings.has(ending, "") && !(is_bare(stem) && PARTICLES.contains(&ending));
                    self.words.has(stem, STEM) || (carried && self.words.has(stem, ""))
                }))
    }
}

/// Whether `word` consists of loose jamo.
pub(super) fn is_bare(word: &str) -> bool {
    word.chars().all(|letter| matches!(letter, 'ㄱ'..='ㅣ'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_whole_or_with_one_ending() {
        let foul = FoulWords::new("ㅅㅂ\n나쁜\n나쁜놈\n못된\n".as_bytes(), "ㄹ\n들\n들아\n아\n은\n".as_bytes());
        for word in ["ㅅㅂ", "나쁜", "나쁜놈", "못된", "나쁜놈들", "나쁜놈들아", "못된아", "못된은", "ㅅㅂ아"]
        {
            assert!(foul.has(word), "{word}");
        }
        for word in ["", "나", "나쁜놈들들", "못", "못된놈", "ㅅㅂㄹ", "ㅅㅂ은", "착한", "힣"] {
            assert!(!foul.has(word), "{word}");
        }
        assert!(!FoulWords::new(b"", b"").has("나쁜"));
    }

    #[test]
    fn a_stem_is_found_with_anything_after_it_and_an_exact_entry_alone() {
        let foul = FoulWords::new("나쁜*\n못된!\n이 놈\n".as_bytes(), "아\n".as_bytes());
        for word in ["나쁜", "나쁜것들아", "못된", "이 놈", "이 놈아"] {
            assert!(foul.has(word), "{word}");
        }
        for word in ["나", "못된아", "이놈", "이 놈들", "나쁜 것"] {
            assert!(!foul.has(word), "{word}");
        }
    }
}
