//! Sentences for one player alone.

/// A sentence for one player, with an action that it offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) text: String,
    pub(crate) remedy: Remedy,
}

/// The action that a notice offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Remedy {
    /// No action.
    None,
    /// Propose this word for the word list.
    Propose(String),
    /// Put this refused text back into the input field.
    Rewrite(String),
    /// Show this text, so that the player can copy it by hand.
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
