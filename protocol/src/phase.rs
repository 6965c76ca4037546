//! What a room is doing.

use serde::Serialize;

use crate::{Found, Millis, Place, Progress, Prompt, Results};

/// A phase whose time has stopped, because nobody was connected. It goes on when players are back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Frozen {
    /// When the room's time stopped. All times of the phase shift by the time from then until the room goes on.
    pub since: Millis,
    /// The prompt, if the stopped phase shows one, with its times from before the break.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<Prompt>,
}

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
        /// How many have scored, in a room where everyone scores; `None` before the first of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        progress: Option<Progress>,
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
        /// See [`Event::Revealed`](crate::Event::Revealed).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        found: Vec<Found>,
        /// When the next phase begins; `None` if the host begins it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Millis>,
    },
    /// A lap is over.
    Podium {
        /// The best players of the lap, best first.
        podium: Vec<Place>,
        /// When the next lap begins.
        until: Millis,
    },
    /// No player sent a message or a vote to skip during 5 consecutive prompts, and any message resumes play. Or, with
    /// `frozen`, a break has stopped the room's time. Both have one name on the wire, because clients from before breaks
    /// could not read a welcome with an unknown phase.
    Paused {
        /// The stopped time and prompt; `None` if the room is paused because it is quiet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        frozen: Option<Frozen>,
    },
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
