//! Nicknames of players.

use serde::{Deserialize, Serialize};

use crate::look_alike::skeleton;
use crate::name::{NameError, visible};
use crate::normalize;
use crate::reserved::is_reserved;
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

    /// A key that is equal for nicknames that people would confuse: those that differ only in letter case, spaces, invisible
    /// characters or accents, or in characters that look alike. A number at the end of a nickname ends its key, too.
    pub fn key(&self) -> String {
        skeleton(&self.0)
    }

    /// Whether it would pass for the game's own: 운영자, 관리자, 알림, 방장, 로봇 and what looks like them.
    pub fn is_reserved(&self) -> bool {
        is_reserved(&self.0)
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
            ("\u{0337}\u{0337}수달", Err(NameError::Invisible)),
            ("수\u{0300}\u{0301}\u{0302}달", Err(NameError::Invisible)),
            ("Nguyễn", Ok("Nguyễn")),
            ("q\u{0323}\u{0307}", Ok("q\u{0323}\u{0307}")),
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
    fn nicknames_that_look_alike_have_the_same_key() {
        let key = |raw| Nickname::parse(raw).unwrap().key();
        for (one, other) in [
            ("Sea Otter", "seaotter"),
            ("수달", "\u{1109}\u{116E}\u{1103}\u{1161}\u{11AF}"),
            ("수달", "수\u{3000}달"),
            ("수달", "수\u{00A0}달"),
            ("ㅅㄷ", "ﾵﾧ"),
            ("ㅅㄷ", "\u{1109}\u{1103}"),
            ("Otter7", "Ｏｔｔｅｒ７"),
            ("otter", "оttеr"),
            ("OTTER", "ΟΤΤΕR"),
            ("Il", "l1"),
            ("ㅣㅇ", "I0"),
            ("수달❤", "수달❤\u{FE0F}"),
            ("José", "jose"),
            ("𝐨𝐭𝐭𝐞𝐫", "otter"),
            ("수—달", "수-달"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        for (one, other) in [("수달", "수달2"), ("수달", "하마"), ("ㅅㅏ", "사"), ("수달!", "수달"), ("수달❤", "수달")]
        {
            assert_ne!(key(one), key(other), "{one} {other}");
        }
    }
}
