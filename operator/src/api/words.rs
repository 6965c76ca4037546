use protocol::{Grade, Millis, Tier};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Edit {
    Added,
    Removed,
}

/// Whether each list takes a word now, edits included.
#[derive(Debug, Deserialize)]
pub(crate) struct Word {
    pub word: String,
    pub everyday: bool,
    pub wide: bool,
    pub tier: Option<Tier>,
    pub grade: Option<Grade>,
    pub edit: Option<Edit>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Words {
    pub pattern: String,
    /// How many there are, not only on this page.
    pub count: u32,
    pub words: Vec<Word>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Edits {
    pub edits: Vec<Edited>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Edited {
    pub word: String,
    pub edit: Edit,
    pub time: Millis,
}
