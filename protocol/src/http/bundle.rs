//! Bodies of calls about 낱말 묶음, the words of a private room's host.

use serde::{Deserialize, Serialize};

use super::ErrorCode;

/// The fewest words of a bundle.
pub const BUNDLE_WORDS_MIN: usize = 5;
/// The most words of a bundle.
pub const BUNDLE_WORDS_MAX: usize = 300;
/// The longest name of a bundle in characters.
pub const BUNDLE_NAME_MAX: usize = 20;
/// The longest clue of a word in a bundle, in characters.
pub const BUNDLE_CLUE_MAX: usize = 60;
/// The largest request with a bundle, in bytes.
pub const BUNDLE_BYTES_MAX: usize = 32 * 1024;

/// A request to give a room a bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewBundle {
    /// Its name.
    pub name: String,
    /// Its words: one per line, each perhaps with a tab or a comma and a clue.
    pub text: String,
    /// Whether words count that the room would not accept, because only mild words do.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
}

/// The bundle of a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    /// Its name.
    pub name: String,
    /// Its words, one per line, each perhaps with a tab and a clue.
    pub text: String,
    /// The number of its words.
    pub words: u32,
    /// Remarks on which its maker may want to act, after it was changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<LineRemark>,
}

/// The body of the response to a bundle that was not taken, which is an error with remarks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedBundle<C = ErrorCode> {
    /// The code, for programs.
    pub code: C,
    /// A sentence, for people.
    pub message: String,
    /// The faults, by line.
    pub remarks: Vec<LineRemark>,
}

/// A remark on one line of a bundle's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineRemark {
    /// The number of the line, from 1; 0 if the remark is about the whole.
    pub line: u32,
    /// The remark, for programs.
    pub code: RemarkCode,
    /// A Korean sentence, for people.
    pub message: String,
}

/// The kinds of remarks on a bundle. All but [`RemarkCode::ClueHasOther`] prevent it from being taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemarkCode {
    /// The name is empty or too long.
    BadName,
    /// There are too few words.
    TooFew,
    /// There are too many words.
    TooMany,
    /// The word has digits.
    Digits,
    /// The word has other characters than Hangul syllables.
    NotHangul,
    /// The word has spaces.
    Spaces,
    /// The word has too few or too many syllables.
    BadLength,
    /// An earlier line has the word.
    Repeated,
    /// The word, the clue or the name has a word that the game never accepts, or masks in messages.
    Refused,
    /// The room accepts only mild words. This one counts if the request says `confirmed`.
    NotMild,
    /// The clue has the word itself.
    ClueHasWord,
    /// The clue is too long.
    ClueTooLong,
    /// The clue has another word of the bundle.
    ClueHasOther,
}
