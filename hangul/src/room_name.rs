//! Room names and private room codes.

use serde::{Deserialize, Serialize};

use crate::name::{NameError, visible};
use crate::normalize;

const CODE_DIGITS: usize = 8;

/// The name of a room, which is the last segment of its URL: 1 to [`RoomName::MAX`] visible characters in NFC, or the
/// code of a private room in two groups of digits, as people read it aloud: `3827-1946`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoomName(String);

impl RoomName {
    /// Maximum length in characters (code points after NFC).
    pub const MAX: usize = 20;
    /// Number of codes, which have eight digits.
    pub const CODES: u32 = 100_000_000;

    /// Normalises `raw` and checks it. A code may have hyphens and spaces anywhere.
    ///
    /// # Errors
    /// See [`NameError`].
    pub fn parse(raw: &str) -> Result<Self, NameError> {
        Self::from_normalized(normalize(raw))
    }

    /// Checks a name that is already in NFC. The page normalises with the browser, to avoid including Unicode tables.
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

    /// The default public room: `광장`.
    #[must_use]
    pub fn plaza() -> Self {
        Self("광장".to_owned())
    }

    /// The code for `number`, modulo [`RoomName::CODES`].
    #[must_use]
    pub fn code(number: u32) -> Self {
        let number = number % Self::CODES;
        Self(format!("{:04}-{:04}", number / 10_000, number % 10_000))
    }

    /// The next channel to join when this one is full: `Town137` leads to `Town137-2`, which leads to `Town137-3`.
    #[must_use]
    pub fn next(&self) -> Self {
        let numbered = self.0.rsplit_once('-').and_then(|(base, number)| Some((base, number.parse::<u32>().ok()?)));
        let (base, number) = numbered.filter(|&(_, number)| number > 1).unwrap_or((&self.0, 1));
        let suffix = format!("-{}", number.saturating_add(1));
        let kept = base.chars().take(Self::MAX.saturating_sub(suffix.len()));
        Self(kept.chain(suffix.chars()).collect())
    }

    /// Whether this is the code of a private room. A private room exists only after a player created it.
    pub fn is_code(&self) -> bool {
        self.0.chars().all(|character| character.is_ascii_digit() || character == '-')
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_name_is_a_valid_url_segment() {
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
    fn the_next_channel_has_the_next_number() {
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
    fn a_code_may_have_hyphens_and_spaces_anywhere() {
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
