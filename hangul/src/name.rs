//! The checks that nicknames and room names share.

use thiserror::Error;

use crate::text::{has_invisible, has_loose_marks};

/// Why a name is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NameError {
    /// It is empty after trimming.
    #[error("the name is empty")]
    Empty,
    /// The name has more characters than its maximum.
    #[error("the name is too long")]
    TooLong,
    /// The name has an invisible character, or combining marks that show nothing or too many on one character.
    #[error("the name has an invisible character")]
    Invisible,
    /// A room name has a character that is not allowed in a URL path segment, or begins with a dot.
    #[error("the name has a character that is not allowed")]
    Forbidden,
    /// A room name that consists of digits is a code, but this one does not have the eight digits of a code.
    #[error("the name has only digits, but not the eight digits of a room code")]
    NoCode,
}

pub(crate) fn visible(name: String, max: usize) -> Result<String, NameError> {
    let name = name.trim().to_owned();
    match name.chars().count() {
        0 => Err(NameError::Empty),
        _ if has_invisible(&name) || has_loose_marks(&name) => Err(NameError::Invisible),
        length if length > max => Err(NameError::TooLong),
        _ => Ok(name),
    }
}
