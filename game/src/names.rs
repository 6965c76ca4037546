//! Names of players and rooms.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::text::{has_invisible, is_invisible, normalize};

/// What a player is called: 1 to [`Nickname::MAX`] visible characters in NFC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Nickname(String);

/// Why a name cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NameError {
    /// Nothing is left of it after trimming.
    #[error("the name is empty")]
    Empty,
    /// More characters than fit.
    #[error("the name is too long")]
    TooLong,
    /// It has a character that cannot be seen.
    #[error("the name has an invisible character")]
    Invisible,
    /// A room's name has a character that its address cannot carry.
    #[error("the name has a character that is not allowed")]
    Forbidden,
    /// A room's name of digits alone is a code, and this one has not as many digits as a code has.
    #[error("this is no code")]
    NoCode,
}

impl Nickname {
    /// The most characters (code points after NFC).
    pub const MAX: usize = 10;

    /// Normalises `raw` and checks it.
    ///
    /// # Errors
    /// [`NameError::Empty`], [`NameError::TooLong`] or [`NameError::Invisible`].
    pub fn parse(raw: &str) -> Result<Self, NameError> {
        Self::from_normalized(normalize(raw))
    }

    /// Checks a name that is in NFC already: the page leaves that to the browser, which has the tables for it.
    ///
    /// # Errors
    /// As [`Nickname::parse`].
    pub fn from_normalized(name: String) -> Result<Self, NameError> {
        visible(name, Self::MAX).map(Self)
    }

    /// As much of `raw` as makes a name: what cannot be seen and what is too much is left out. `None` if nothing is left.
    pub fn fitted(raw: &str) -> Option<Self> {
        let visible: String = normalize(raw).chars().filter(|&character| !is_invisible(character)).collect();
        let name: String = visible.trim_start().chars().take(Self::MAX).collect();
        Self::from_normalized(name).ok()
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two names have in common that people would take for the same: letter case and spaces do not count.
    pub fn key(&self) -> String {
        self.0.to_lowercase().replace(' ', "")
    }

    /// This name with a number behind it, cut so that both fit: `수달` and 2 make `수달2`.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Self {
        let number = number.to_string();
        let kept = self.0.chars().take(Self::MAX - number.len().min(Self::MAX));
        Self(kept.chain(number.chars()).collect())
    }
}

/// What a room is called, and the last part of its address: 1 to [`RoomName::MAX`] visible characters in NFC, or the
/// code of a private room, in the form in which people read it aloud: `3827-1946`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoomName(String);

impl RoomName {
    /// The most characters (code points after NFC).
    pub const MAX: usize = 20;
    /// So many codes there are: eight digits.
    pub const CODES: u32 = 100_000_000;

    /// Normalises `raw` and checks it. A code may be written with hyphens and spaces anywhere.
    ///
    /// # Errors
    /// See [`NameError`].
    pub fn parse(raw: &str) -> Result<Self, NameError> {
        Self::from_normalized(normalize(raw))
    }

    /// Checks a name that is in NFC already: the page leaves that to the browser, which has the tables for it.
    ///
    /// # Errors
    /// See [`NameError`].
    pub fn from_normalized(name: String) -> Result<Self, NameError> {
        let name = visible(name, Self::MAX)?;
        if name.contains(['/', '\\', '?', '#', '%']) || name.starts_with('.') {
            return Err(NameError::Forbidden);
        }
        if name.chars().all(|character| character.is_ascii_digit() || matches!(character, '-' | ' ')) {
            let digits: String = name.chars().filter(char::is_ascii_digit).collect();
            let code = digits.parse().ok().filter(|_| digits.len() == CODE_DIGITS);
            return code.map(Self::code).ok_or(NameError::NoCode);
        }
        Ok(Self(name))
    }

    /// The public room that everyone meets in: `광장`.
    #[must_use]
    pub fn plaza() -> Self {
        Self("광장".to_owned())
    }

    /// The code with this number, of [`RoomName::CODES`].
    #[must_use]
    pub fn code(number: u32) -> Self {
        let number = number % Self::CODES;
        Self(format!("{:04}-{:04}", number / 10_000, number % 10_000))
    }

    /// The channel to go to where this one is full: `Town137-2` after `Town137`, and `Town137-3` after that.
    #[must_use]
    pub fn next(&self) -> Self {
        let numbered = self.0.rsplit_once('-').and_then(|(base, number)| Some((base, number.parse::<u32>().ok()?)));
        let (base, number) = numbered.filter(|&(_, number)| number > 1).unwrap_or((&self.0, 1));
        let suffix = format!("-{}", number.saturating_add(1));
        let kept = base.chars().take(Self::MAX.saturating_sub(suffix.len()));
        Self(kept.chain(suffix.chars()).collect())
    }

    /// Whether it is the code of a private room. Such a room exists only if it was made.
    pub fn is_code(&self) -> bool {
        self.0.chars().all(|character| character.is_ascii_digit() || character == '-')
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

const CODE_DIGITS: usize = 8;

fn visible(name: String, max: usize) -> Result<String, NameError> {
    let name = name.trim().to_owned();
    match name.chars().count() {
        0 => Err(NameError::Empty),
        _ if has_invisible(&name) => Err(NameError::Invisible),
        length if length > max => Err(NameError::TooLong),
        _ => Ok(name),
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
    fn what_makes_no_name_is_left_out_of_one_that_is_fitted() {
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
    fn a_number_behind_a_long_nickname_takes_the_place_of_its_end() {
        let name = |raw| Nickname::parse(raw).unwrap();
        assert_eq!(name("수달").numbered(2).as_str(), "수달2");
        assert_eq!(name("일이삼사오육칠팔구십").numbered(12).as_str(), "일이삼사오육칠팔12");
    }

    #[test]
    fn case_and_spaces_do_not_make_another_nickname() {
        let key = |raw| Nickname::parse(raw).unwrap().key();
        assert_eq!(key("Sea Otter"), key("seaotter"));
        assert_ne!(key("수달"), key("수달2"));
    }

    #[test]
    fn a_room_name_fits_into_an_address() {
        for (raw, expected) in [
            ("Town137", Ok(())),
            ("광장", Ok(())),
            ("우리 반", Ok(())),
            ("가/나", Err(NameError::Forbidden)),
            ("..", Err(NameError::Forbidden)),
            ("", Err(NameError::Empty)),
            ("일이삼사오육칠팔구십일이삼사오육칠팔구십일", Err(NameError::TooLong)),
        ] {
            assert_eq!(RoomName::parse(raw).map(drop), expected, "{raw}");
        }
    }

    #[test]
    fn a_full_channel_has_a_next_one() {
        for (full, next) in [
            ("Town137", "Town137-2"),
            ("Town137-2", "Town137-3"),
            ("우리-반", "우리-반-2"),
            ("일이삼사오육칠팔구십일이삼사오육칠팔구십", "일이삼사오육칠팔구십일이삼사오육칠팔-2"),
        ] {
            assert_eq!(RoomName::parse(full).unwrap().next().as_str(), next);
            assert!(RoomName::parse(next).is_ok());
        }
    }

    #[test]
    fn a_name_of_digits_is_a_code_however_it_is_written() {
        for raw in ["3827-1946", "38271946", " 3827 1946", "38-27-19-46"] {
            let name = RoomName::parse(raw).unwrap();
            assert!(name.is_code());
            assert_eq!(name.as_str(), "3827-1946");
        }
        for raw in ["123", "3827-194", "382719460", "-"] {
            assert_eq!(RoomName::parse(raw), Err(NameError::NoCode), "{raw}");
        }
        assert!(!RoomName::parse("Town137").unwrap().is_code());
        assert_eq!(RoomName::code(42).as_str(), "0000-0042");
    }
}
