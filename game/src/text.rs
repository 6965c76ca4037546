//! Text that people type: brought to one form, and checked before anybody else sees it.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use crate::filter::Filter;

/// The most characters (code points after NFC) that a message may have.
pub const MESSAGE_MAX: usize = 200;

/// Brings text to NFC, so that a 사람 pasted from macOS as five code points is the 사람 of everyone else; makes white
/// space of any kind one plain space, and trims. Never NFKC: it would make ㅅㅏ into 사.
pub fn normalize(raw: &str) -> String {
    let composed: String = raw.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character draws nothing by itself, so that it could make a name look like another or like none.
///
/// Control and format characters, the blank "letters" U+115F, U+1160, U+3164 and U+FFA0, and tags. (Unicode's
/// Default_Ignorable_Code_Point, as far as people meet it.)
pub fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether `text` has an invisible character, not counting the joiners and selectors inside an emoji (❤️, 👨‍👩‍👧).
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

/// What a person says: 1 to [`MESSAGE_MAX`] characters in NFC, something of which can be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Message(String);

/// Why a text cannot be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MessageError {
    /// Nothing in it can be seen.
    #[error("the message is empty")]
    Empty,
    /// More than [`MESSAGE_MAX`] characters.
    #[error("the message is longer than {MESSAGE_MAX} characters")]
    TooLong,
}

impl Message {
    /// Normalises `raw` and checks it.
    ///
    /// # Errors
    /// See [`MessageError`].
    pub fn parse(raw: &str) -> Result<Self, MessageError> {
        let text = normalize(raw);
        if text.chars().all(|character| is_invisible(character) || character == ' ') {
            return Err(MessageError::Empty);
        }
        if text.chars().count() > MESSAGE_MAX {
            return Err(MessageError::TooLong);
        }
        Ok(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The message as it may be shown: foul words masked.
    #[must_use]
    pub fn masked(self, filter: &Filter<'_>) -> Self {
        let masked = filter.mask(&self.0);
        if masked.is_clean() { self } else { Self(masked.text) }
    }

    /// What is left as a word when the marks that people put behind one are dropped: `사랑?!ㅋㅋ` is `사랑`.
    pub fn word(&self) -> &str {
        self.0.trim_end_matches(['?', '!', '.', '~', 'ㅋ', 'ㅎ', 'ㅠ', ' '])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_text_is_composed() {
        let pasted = "\u{1109}\u{1161}\u{1105}\u{1161}\u{11B7}";
        assert_eq!(Message::parse(pasted).unwrap().as_str(), "사람");
    }

    #[test]
    fn lone_jamo_stay_apart() {
        assert_eq!(Message::parse("ㅅㅏ ㅋㅋ").unwrap().as_str(), "ㅅㅏ ㅋㅋ");
    }

    #[test]
    fn white_space_becomes_one_space() {
        assert_eq!(Message::parse("  안녕 \n\t 친구들 ").unwrap().as_str(), "안녕 친구들");
    }

    #[test]
    fn nothing_visible_is_no_message() {
        for raw in ["", "   ", "\n", "\u{3164}", "\u{200B}\u{2060}", "\u{FEFF} \u{3164}"] {
            assert_eq!(Message::parse(raw), Err(MessageError::Empty), "{raw:?}");
        }
    }

    #[test]
    fn two_hundred_characters_fit_however_many_bytes_they_have() {
        assert!(Message::parse(&"🐳".repeat(MESSAGE_MAX)).is_ok());
        assert_eq!(Message::parse(&"가".repeat(MESSAGE_MAX + 1)), Err(MessageError::TooLong));
    }

    #[test]
    fn marks_behind_a_word_do_not_count() {
        for (said, word) in [
            ("사랑", "사랑"),
            ("사랑?", "사랑"),
            ("사랑!!~ ㅋㅋㅋ", "사랑"),
            ("서리..ㅠㅠ", "서리"),
            ("ㅋㅋ", ""),
            ("사랑해 ㅎ", "사랑해"),
        ] {
            assert_eq!(Message::parse(said).unwrap().word(), word, "{said}");
        }
    }

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
