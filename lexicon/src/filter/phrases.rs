//! Finds foul phrases: entries of the list that contain a space.

use std::ops::Range;

use super::disguise;
use super::list::FoulWords;
use super::tokens::Token;

/// Words of the longest phrase.
const LONGEST: usize = 3;

/// The byte ranges of two or three consecutive tokens that are a foul phrase. Not across a comma or a full stop.
pub(super) fn find(tokens: &[Token<'_>], list: FoulWords<'_>) -> Vec<Range<usize>> {
    let words: Vec<String> = tokens.iter().map(|token| disguise::plain(token.text)).collect();
    let closes = |token: &Token<'_>| token.text.ends_with([',', '.', '!', '?', '，']);
    let mut found = Vec::new();
    for first in (0..tokens.len()).filter(|&first| list.has_phrase_from(&words[first])) {
        for last in first + 1..tokens.len().min(first + LONGEST) {
            if closes(&tokens[last - 1]) {
                break;
            }
            if list.has(&words[first..=last].join(" ")) {
                found.extend(tokens[first].through(&tokens[last]));
            }
        }
    }
    found
}
