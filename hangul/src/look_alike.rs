//! Characters and names that people cannot tell apart.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::jamo::fold_width;
use crate::text::is_invisible;

/// Characters of other scripts that look like a Latin letter, a digit or a dash. Of Unicode's confusables
/// (<https://www.unicode.org/reports/tr39/>), those that keyboards have.
const CONFUSABLE: [(char, &str); 20] = [
    ('a', "АаΑα"),
    ('b', "ВΒ"),
    ('c', "Сс"),
    ('e', "ЕеΕ"),
    ('g', "ɡ"),
    ('h', "НΗһ"),
    ('i', "ІіΙιıㅣ丨∣ǀ"),
    ('j', "Јј"),
    ('k', "КкΚκ"),
    ('m', "МΜ"),
    ('n', "Ν"),
    ('o', "ОоΟοㅇ○◯〇⭕"),
    ('p', "РрΡρ"),
    ('s', "Ѕѕ"),
    ('t', "ТΤ"),
    ('v', "ν"),
    ('x', "ХхΧχ"),
    ('y', "УуΥ"),
    ('z', "Ζ"),
    ('-', "ㅡ一ー‑‒–—―−"),
];

/// The characters of `name` without those that do not show, spaces and combining marks, each in its plain form: half-width,
/// full-width, styled and conjoining letters are folded, and accents removed. Syllables stay whole, unlike in NFKD.
pub(crate) fn plain(name: &str) -> impl Iterator<Item = char> {
    let shown = name.chars().filter(|&character| !is_invisible(character));
    let folded = shown.flat_map(|character| {
        let is_syllable = matches!(character, '가'..='힣');
        let syllable = is_syllable.then_some(character);
        let decomposed = (!is_syllable).then(|| std::iter::once(character).nfkd().map(fold_width));
        syllable.into_iter().chain(decomposed.into_iter().flatten())
    });
    folded.filter(|&character| !character.is_whitespace() && !is_combining_mark(character))
}

/// The looks of `name`: equal for names that people cannot tell apart, or that differ only in letter case or spaces.
/// Digits stand for themselves, and for the letters that look like them.
pub(crate) fn skeleton(name: &str) -> String {
    let lower = plain(name).map(latin).flat_map(char::to_lowercase);
    lower.filter(|&letter| !is_combining_mark(letter)).map(digit).collect()
}

/// The Latin letter that a character looks like, or the character.
fn latin(character: char) -> char {
    let same = CONFUSABLE.iter().find(|(_, others)| !character.is_ascii() && others.contains(character));
    match character {
        '|' => 'i',
        _ => same.map_or(character, |(letter, _)| *letter),
    }
}

fn digit(letter: char) -> char {
    match letter {
        'i' | 'l' => '1',
        'o' => '0',
        other => other,
    }
}
