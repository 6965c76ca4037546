//! What a room is doing.

use serde::Serialize;

use crate::{Millis, Place, Prompt, Results};

/// The phase of a room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum Phase {
    /// No player is connected. The first player who joins gets a prompt.
    #[default]
    Waiting,
    /// The prompt can be answered.
    Open {
        /// The prompt.
        prompt: Prompt,
        /// The hints given so far.
        hints: Vec<String>,
    },
    /// The fair window: a player answered the prompt, and other players may still score with another word.
    Fair {
        /// The prompt.
        prompt: Prompt,
        /// When the fair window ends.
        until: Millis,
    },
    /// The prompt is over.
    Reveal {
        /// The prompt.
        prompt: Prompt,
        /// Some words that would have been correct, if nobody answered; otherwise empty.
        answers: Vec<String>,
        /// When the next phase begins.
        until: Millis,
    },
    /// A lap is over.
    Podium {
        /// The best players of the lap, best first.
        podium: Vec<Place>,
        /// When the next lap begins.
        until: Millis,
    },
    /// No player sent a message or a vote to skip during 5 consecutive prompts. Any message resumes play.
    Paused,
    /// The host may start a match.
    Lobby,
    /// A match is about to begin, and everyone's points and numbers of correct answers are 0 again.
    Countdown {
        /// When the first prompt opens.
        until: Millis,
    },
    /// A match is over. The host may start another, or any player while the host is away.
    Results {
        /// Standings and prompts of the match.
        results: Results,
    },
    /// The room has no prompts: its mode is [`Mode::Talk`](crate::Mode::Talk).
    Talk,
}
