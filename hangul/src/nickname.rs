//! Nicknames of players.

use serde::{Deserialize, Serialize};

use crate::name::{NameError, visible};
use crate::normalize;
use crate::text::is_invisible;

/// A player's nickname: 1 to [`Nickname::MAX`] visible characters in NFC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Nickname(String);

impl Nickname {
    /// Maximum length in characters (code points after NFC).
    pub const MAX: usize = 10;

    /// Normalises `raw` and checks it.
    ///
    /// # Errors
    /// [`NameError::Empty`], [`NameError::TooLong`] or [`NameError::Invisible`].
    pub fn parse(raw: &str) -> Result<Self, NameError> {
        Self::from_normalized(normalize(raw))
    }

    /// Checks a name that is already in NFC. The page normalises with the browser, to avoid including Unicode tables.
    ///
    /// # Errors
    /// Same as [`Nickname::parse`].
    pub fn from_normalized(name: String) -> Result<Self, NameError> {
        visible(name, Self::MAX).map(Self)
    }

    /// Makes `raw` a valid nickname by removing invisible characters and cutting it at the maximum length. `None` if
    /// nothing is left.
    pub fn fitted(raw: &str) -> Option<Self> {
        let visible: String = normalize(raw).chars().filter(|&character| !is_invisible(character)).collect();
        let name: String = visible.trim_start().chars().take(Self::MAX).collect();
        Self::from_normalized(name).ok()
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A key that is equal for nicknames that differ only in letter case or spaces, which people would confuse.
    pub fn key(&self) -> String {
        self.0.to_lowercase().replace(' ', "")
    }

    /// Appends a number and cuts the name so that both fit: `수달` and 2 give `수달2`.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Self {
        let number = number.to_string();
        let kept = self.0.chars().take(Self::MAX - number.len().min(Self::MAX));
        Self(kept.chain(number.chars()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nickname_has_one_to_ten_visible_characters() {
        for (raw, expected) in [
            ("수달", Ok("수달")),
            ("  느긋한  수달 ", Ok("느긋한 수달")),
            ("일이삼사오육칠팔구십", Ok("일이삼사오육칠팔구십")),
            ("일이삼사오육칠팔구십일", Err(NameError::TooLong)),
            ("   ", Err(NameError::Empty)),
            ("\u{3164}", Err(NameError::Invisible)),
            ("수달\u{200B}", Err(NameError::Invisible)),
        ] {
            assert_eq!(Nickname::parse(raw).as_ref().map(Nickname::as_str), expected.as_ref().copied(), "{raw:?}");
        }
    }

    #[test]
    fn fitting_removes_invisible_and_excess_characters() {
        for (raw, fitted) in [
            ("철수", Some("철수")),
            (" \u{200B} 철수\u{3164} ", Some("철수")),
            ("일이삼사오육칠팔구 십일", Some("일이삼사오육칠팔구")),
            ("\u{3164}", None),
            ("", None),
        ] {
            assert_eq!(Nickname::fitted(raw).as_ref().map(Nickname::as_str), fitted, "{raw:?}");
        }
    }

    #[test]
    fn a_number_replaces_the_end_of_a_long_nickname() {
        let name = |raw| Nickname::parse(raw).unwrap();
        assert_eq!(name("수달").numbered(2).as_str(), "수달2");
        assert_eq!(name("일이삼사오육칠팔구십").numbered(12).as_str(), "일이삼사오육칠팔12");
    }

    #[test]
    fn nicknames_that_differ_in_case_or_spaces_have_the_same_key() {
        let key = |raw| Nickname::parse(raw).unwrap().key();
        assert_eq!(key("Sea Otter"), key("seaotter"));
        assert_ne!(key("수달"), key("수달2"));
    }
}
