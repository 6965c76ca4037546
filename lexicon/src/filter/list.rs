//! Searches the filter's lists in place in the word file.

/// Mark after an entry that matches every word that begins with it.
const STEM: u8 = b'*';
/// Mark after an entry that carries no ending.
const EXACT: u8 = b'!';
/// Particles after bare consonants that are talked about: `ㅂㅅ은 버스도 돼`.
pub(super) const PARTICLES: &[&str] = &["은", "는", "을", "를", "이면", "으로", "로", "의", "에", "도"];

/// Lines sorted by their bytes, each terminated by a line feed.
#[derive(Clone, Copy, Debug)]
struct Lines<'a>(&'a [u8]);

impl<'a> Lines<'a> {
    /// Whether there is this line.
    fn has(self, line: &str) -> bool {
        self.from(line).next() == Some(line.as_bytes())
    }

    /// The lines that begin with `start`.
    fn beginning(self, start: &str) -> impl Iterator<Item = &'a [u8]> {
        self.from(start).take_while(move |line| line.starts_with(start.as_bytes()))
    }

    /// The lines that are not before `wanted`.
    fn from(self, wanted: &str) -> impl Iterator<Item = &'a [u8]> {
        // Invariant: the lines before `begin` are before `wanted`, and the line at `end` is not.
        let (mut begin, mut end) = (0, self.0.len());
        while begin < end {
            let middle = begin + (end - begin) / 2;
            let start =
                self.0[begin..middle].iter().rposition(|&byte| byte == b'\n').map_or(begin, |at| begin + at + 1);
            let line = until_line_feed(&self.0[start..]);
            if line < wanted.as_bytes() {
                begin = start + line.len() + 1;
            } else {
                end = start;
            }
        }
        let mut rest = self.0.get(begin..).unwrap_or_default();
        std::iter::from_fn(move || {
            let line = (!rest.is_empty()).then(|| until_line_feed(rest))?;
            rest = rest.get(line.len() + 1..).unwrap_or_default();
            Some(line)
        })
    }
}

fn until_line_feed(text: &[u8]) -> &[u8] {
    let length = text.iter().position(|&byte| byte == b'\n').unwrap_or(text.len());
    &text[..length]
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

    /// Whether a foul phrase begins with this word.
    pub(super) fn has_phrase_from(self, word: &str) -> bool {
        self.words.beginning(&[word, " "].concat()).next().is_some()
    }

    /// Whether `word` is foul: as it is, without one ending, or because of how it begins. Bare jamo carry no ending
    /// (ㅅㅂㄹ is not ㅅㅂ), nor a particle with which players talk about them. `word` may be a phrase with single spaces,
    /// all of which belong to the entry.
    pub(crate) fn has(self, word: &str) -> bool {
        // Few words begin like any entry, so most searches end here.
        let Some(first) = word.chars().next().and_then(|letter| word.get(..letter.len_utf8())) else { return false };
        let last_space = word.rfind(' ').unwrap_or_default();
        self.words.beginning(first).any(|line| {
            let (entry, mark) = match line {
                [entry @ .., mark @ (STEM | EXACT)] => (entry, Some(*mark)),
                _ => (line, None),
            };
            let Some(rest) = word.as_bytes().strip_prefix(entry) else { return false };
            let Some((stem, ending)) = word.split_at_checked(word.len() - rest.len()) else { return false };
            match mark {
                _ if ending.is_empty() => true,
                Some(EXACT) => false,
                _ if is_bare(word) || stem.len() <= last_space => false,
                Some(_) => true,
                None => self.endings.has(ending) && !(is_bare(stem) && PARTICLES.contains(&ending)),
            }
        })
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
