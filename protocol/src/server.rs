use hangul::{Message, Nickname, Pattern};
use serde::Serialize;

use super::{
    ErrorCode, Note, Phase, Place, Player, PlayerId, Prompt, ProtocolError, Refusal, Remover, Results, Settings, Votes,
    Welcome,
};
use crate::Millis;

/// What the server sends. Those with a `seq` go to everyone in the room, in that order and without holes; the others
/// go to one player.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerEvent {
    /// A message that scored nothing.
    Said {
        /// Its place in the room's order.
        seq: u64,
        /// When it was said.
        time: Millis,
        /// The sender's own id for it.
        id: String,
        /// The sender.
        player: PlayerId,
        /// What the sender was called then.
        nickname: Nickname,
        /// What was said.
        text: Message,
    },
    /// A message that was a right answer.
    Answered {
        /// Its place in the room's order.
        seq: u64,
        /// When it was said.
        time: Millis,
        /// The sender's own id for it.
        id: String,
        /// The sender.
        player: PlayerId,
        /// What the sender was called then.
        nickname: Nickname,
        /// What was said.
        text: Message,
        /// The word that scored.
        word: String,
        /// The initials it answered.
        pattern: Pattern,
        /// Milliseconds since they were shown.
        elapsed: u64,
        /// Points that this answer brought.
        gained: u32,
        /// The sender's points now.
        points: u32,
        /// The sender's number of correct answers now.
        correct: u32,
        /// Until when others may still score with another word.
        until: Millis,
    },
    /// What the operators have to say.
    Notice {
        /// Its place in the room's order.
        seq: u64,
        /// When it was said.
        time: Millis,
        /// What was said.
        text: Message,
    },
    /// A message was taken back by the operators.
    Erased {
        /// Its place in the room's order.
        seq: u64,
        /// The place of the message.
        message: u64,
    },
    /// The room is closed. Nothing comes after this.
    Closed {
        /// Its place in the room's order.
        seq: u64,
    },
    /// The next initials.
    Prompt {
        /// Its place in the room's order.
        seq: u64,
        /// What is asked.
        prompt: Prompt,
    },
    /// Something more about a word that is asked for.
    Hint {
        /// Its place in the room's order.
        seq: u64,
        /// A clue, or initials with vowels set beside them.
        hint: String,
    },
    /// The prompt is over.
    Revealed {
        /// Its place in the room's order.
        seq: u64,
        /// Some words that nobody thought of, where nobody answered.
        answers: Vec<String>,
        /// When it goes on.
        until: Millis,
    },
    /// A lap is over: everyone's points begin again at 0.
    Lap {
        /// Its place in the room's order.
        seq: u64,
        /// The best of it, best first.
        podium: Vec<Place>,
        /// When the next lap begins.
        until: Millis,
    },
    /// A match is over.
    Results {
        /// Its place in the room's order.
        seq: u64,
        /// How it went.
        results: Results,
    },
    /// The room does something else from now on.
    Phase {
        /// Its place in the room's order.
        seq: u64,
        /// What it does.
        phase: Phase,
    },
    /// Somebody voted.
    Votes {
        /// Its place in the room's order.
        seq: u64,
        /// How the vote stands.
        votes: Votes,
    },
    /// The room plays in another way. Where `mode` is another than before, everyone's points begin again at 0.
    Settings {
        /// Its place in the room's order.
        seq: u64,
        /// How.
        settings: Settings,
    },
    /// A player was removed from the room, and the row from the scoreboard.
    Removed {
        /// Its place in the room's order.
        seq: u64,
        /// Who.
        player: PlayerId,
        /// By whom.
        by: Remover,
    },
    /// Somebody came, or a row of the scoreboard changed.
    Player {
        /// Its place in the room's order.
        seq: u64,
        /// The whole row.
        player: Player,
    },
    /// A row left the scoreboard.
    Left {
        /// Its place in the room's order.
        seq: u64,
        /// Whose.
        player: PlayerId,
    },
    /// You are in.
    Welcome(Box<Welcome>),
    /// Why your try did not score.
    Note {
        /// The id of the message.
        id: String,
        /// Why.
        #[serde(flatten)]
        note: Note,
    },
    /// The word that you proposed is kept for the operators.
    Proposed {
        /// The word.
        word: String,
    },
    /// What you reported is kept for the operators.
    Reported {
        /// Who it is about.
        player: PlayerId,
    },
    /// What you asked for was not done.
    Refused {
        /// The id of the message, where it was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        /// Why.
        reason: Refusal,
        /// After how many milliseconds it may be tried again, where waiting helps.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wait: Option<u64>,
    },
    /// Your program sent something that it should not.
    Error {
        /// What kind of mistake it was.
        code: ErrorCode,
        /// A sentence about it.
        message: String,
    },
    /// The room was rebuilt from storage. A client that knows another state sends `resync`.
    Restored {
        /// As in [`Welcome`].
        epoch: u64,
        /// The number of the last event before this frame's.
        seq: u64,
    },
}

impl ServerEvent {
    /// The place in the room's order, of those events that have one.
    pub fn seq(&self) -> Option<u64> {
        match self {
            Self::Said { seq, .. }
            | Self::Answered { seq, .. }
            | Self::Notice { seq, .. }
            | Self::Erased { seq, .. }
            | Self::Closed { seq }
            | Self::Prompt { seq, .. }
            | Self::Hint { seq, .. }
            | Self::Revealed { seq, .. }
            | Self::Lap { seq, .. }
            | Self::Results { seq, .. }
            | Self::Phase { seq, .. }
            | Self::Votes { seq, .. }
            | Self::Settings { seq, .. }
            | Self::Removed { seq, .. }
            | Self::Player { seq, .. }
            | Self::Left { seq, .. } => Some(*seq),
            Self::Welcome(_)
            | Self::Note { .. }
            | Self::Proposed { .. }
            | Self::Reported { .. }
            | Self::Refused { .. }
            | Self::Error { .. }
            | Self::Restored { .. } => None,
        }
    }

    /// When it was said and by whom under which id, of those events that are kept as conversation.
    pub fn as_message(&self) -> Option<(Millis, PlayerId, &str)> {
        match self {
            Self::Said { time, player, id, .. } | Self::Answered { time, player, id, .. } => Some((*time, *player, id)),
            Self::Notice { time, .. } => Some((*time, PlayerId::SERVER, "")),
            _ => None,
        }
    }
}

impl From<ProtocolError> for ServerEvent {
    fn from(error: ProtocolError) -> Self {
        let message = match error.detail.as_str() {
            "" => error.code.sentence().to_owned(),
            detail => format!("{}: {detail}", error.code.sentence()),
        };
        Self::Error { code: error.code, message }
    }
}

impl From<ErrorCode> for ServerEvent {
    fn from(code: ErrorCode) -> Self {
        ProtocolError::from(code).into()
    }
}
