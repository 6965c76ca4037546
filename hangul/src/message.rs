//! Chat messages.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::normalize;
use crate::text::is_invisible;

/// Maximum length of a message in characters (code points after NFC).
pub const MESSAGE_MAX: usize = 200;

/// A chat message: 1 to [`MESSAGE_MAX`] characters in NFC, at least one of them visible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Message(String);

/// Why a text is not a valid message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MessageError {
    /// The text has no visible character.
    #[error("the message is empty")]
    Empty,
    /// The text has more than [`MESSAGE_MAX`] characters.
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

    /// Replaces each character by the result of `replace`, which gets its byte offset and the character. `replace` must
    /// return visible characters or spaces.
    #[must_use]
    pub fn map_chars(&self, replace: impl Fn(usize, char) -> char) -> Self {
        Self(self.0.char_indices().map(|(offset, character)| replace(offset, character)).collect())
    }

    /// The message without trailing punctuation, laughing or crying, to be judged as a word: `사랑?!ㅋㅋ` gives `사랑`.
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
    fn a_text_without_visible_characters_is_refused() {
        for raw in ["", "   ", "\n", "\u{3164}", "\u{200B}\u{2060}", "\u{FEFF} \u{3164}"] {
            assert_eq!(Message::parse(raw), Err(MessageError::Empty), "{raw:?}");
        }
    }

    #[test]
    fn the_length_limit_counts_characters_not_bytes() {
        assert!(Message::parse(&"🐳".repeat(MESSAGE_MAX)).is_ok());
        assert_eq!(Message::parse(&"가".repeat(MESSAGE_MAX + 1)), Err(MessageError::TooLong));
    }

    #[test]
    fn trailing_marks_are_not_part_of_the_word() {
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
}
