//! Finds foul words that are written with a space after every syllable.

use std::ops::Range;

use super::tokens::Token;

/// Numerals before 시 (o'clock): in `다섯 시 발`, 시 is part of a time.
const HOURS: [&str; 13] = ["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두", "몇"];

/// The byte ranges of rows of single letters (syllables, jamo or Latin) that are foul when joined: the whole row, or
/// the row without its first letter, which may be a separate word (`아 시 발`).
pub(super) fn find(tokens: &[Token<'_>], is_foul: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        let end = start + row_length(&tokens[start..]);
        let foul = (start..end.min(start + 2)).find(|&first| {
            let row: String = tokens[first..end].iter().filter_map(Token::single).collect();
            let before = first.checked_sub(1).map(|before| tokens[before].text);
            end - first > 1 && may_be_word(&row, before) && is_foul(&row)
        });
        if let Some(range) = foul.and_then(|first| tokens[first].through(&tokens[end - 1])) {
            found.push(range);
        }
        start = end.max(start + 1);
    }
    found
}

/// The number of leading tokens that form one row: single letters of one kind, up to the first comma.
fn row_length(tokens: &[Token<'_>]) -> usize {
    let kind = |token: &Token<'_>| token.single().and_then(kind_of);
    let Some(first) = tokens.first().and_then(kind) else { return 0 };
    let same = tokens.iter().take_while(|token| kind(token) == Some(first)).count();
    let comma = tokens[..same].iter().position(|token| token.text.ends_with([',', '，']));
    comma.map_or(same, |place| place + 1)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Syllable,
    Jamo,
    Latin,
}

fn kind_of(letter: char) -> Option<Kind> {
    match letter {
        '가'..='힣' => Some(Kind::Syllable),
        'ㄱ'..='ㅣ' => Some(Kind::Jamo),
        'a'..='z' | 'A'..='Z' => Some(Kind::Latin),
        _ => None,
    }
}

/// Whether a row may be one word. Not if it begins with the vocative 야 (`야 설마`) or with the 시 of a time, and not if
/// it has only vowels, which is talk about letters.
fn may_be_word(row: &str, before: Option<&str>) -> bool {
    let hour = || row.starts_with('시') && before.is_some_and(is_hour);
    let vowels = || row.chars().all(|letter| matches!(letter, 'ㅏ'..='ㅣ'));
    !row.starts_with('야') && !hour() && !vowels()
}

fn is_hour(token: &str) -> bool {
    HOURS.contains(&token) || token.ends_with(|letter: char| letter.is_ascii_digit())
}
