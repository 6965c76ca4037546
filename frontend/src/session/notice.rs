//! Sentences for one player alone.

use std::time::Duration;

/// How long a notice is shown. One that offers a button stays longer, and one that keeps a text stays until it is used or
/// the player sends something.
const SHOWN: Duration = Duration::from_secs(5);
const SHOWN_WITH_BUTTON: Duration = Duration::from_secs(15);

/// A sentence for one player, with an action that it offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) text: String,
    /// Whether something went wrong. The style sheet shows such a notice in the accent colour.
    pub(crate) is_problem: bool,
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

impl Notice {
    /// Something went well, or is only told.
    pub(crate) fn good(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_problem: false, remedy: Remedy::None }
    }

    /// Something went wrong.
    pub(crate) fn problem(text: impl Into<String>) -> Self {
        Self { is_problem: true, ..Self::good(text) }
    }

    pub(crate) fn with(self, remedy: Remedy) -> Self {
        Self { remedy, ..self }
    }

    /// How long it is shown; `None` if it stays.
    pub(crate) fn shown_for(&self) -> Option<Duration> {
        match self.remedy {
            Remedy::None => Some(SHOWN),
            Remedy::Propose(_) => Some(SHOWN_WITH_BUTTON),
            Remedy::Rewrite(_) | Remedy::Copy(_) => None,
        }
    }
}
