//! Sentences for one player alone.

/// A sentence for one player, and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) text: String,
    pub(crate) remedy: Remedy,
}

/// What can be done about a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Remedy {
    /// Nothing.
    None,
    /// Proposing this word for the list.
    Propose(String),
    /// Writing again what was refused.
    Rewrite(String),
    /// Copying this by hand.
    Copy(String),
}

impl From<String> for Notice {
    fn from(text: String) -> Self {
        Self { text, remedy: Remedy::None }
    }
}

impl From<&str> for Notice {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}
