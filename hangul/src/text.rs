//! Normalisation of typed text and detection of invisible characters.

use unicode_normalization::UnicodeNormalization;

/// Brings text to NFC, because text pasted from macOS may be decomposed (사람 as five code points). Collapses each run of
/// white space into one space and trims. Not NFKC, which would turn ㅅㅏ into 사.
pub fn normalize(raw: &str) -> String {
    let composed: String = raw.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character is invisible by itself, so that it could make a name look empty or look like another name.
///
/// True for control and format characters, the blank "letters" U+115F, U+1160, U+3164 and U+FFA0, and tags: the common
/// part of Unicode's Default_Ignorable_Code_Point.
pub fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// The most combining marks on one character of a name. Vietnamese has letters with two.
const MARKS_MAX: usize = 2;

/// Whether `text` has combining marks without a character below them, which show nothing or mark what stands before the
/// text, or so many on one character that they cover other lines.
pub fn has_loose_marks(text: &str) -> bool {
    let mut marks = MARKS_MAX;
    text.chars().any(|character| {
        marks = if is_mark(character) { marks + 1 } else { 0 };
        marks > MARKS_MAX
    })
}

/// Whether a character is a combining mark that fits letters of any script: Unicode's blocks of combining marks.
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Whether `text` has an invisible character. Joiners and variation selectors in an emoji (❤️, 👨‍👩‍👧) do not count.
pub fn has_invisible(text: &str) -> bool {
    let mut before = None;
    text.chars().any(|character| {
        let in_emoji = matches!(character, '\u{200D}' | '\u{FE0F}') && before.is_some_and(is_pictograph);
        before = Some(character);
        is_invisible(character) && !in_emoji
    })
}

fn is_pictograph(character: char) -> bool {
    matches!(character, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{FE0F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emoji_are_visible_and_blank_letters_are_not() {
        for shown in ["수달❤️", "👨‍👩‍👧", "하마", "otter"] {
            assert!(!has_invisible(shown), "{shown}");
        }
        for hidden in ["수\u{200B}달", "\u{3164}", "수달\u{202E}", "수\u{200D}달", "\u{E0041}a"] {
            assert!(has_invisible(hidden), "{hidden:?}");
        }
    }
}
