//! Events that the server broadcasts to everyone in a room.

use hangul::{Message, Nickname, Pattern};
use serde::{Serialize, Serializer};

use crate::{Found, Millis, Phase, Place, Player, PlayerId, Progress, Prompt, Remover, Results, Settings, Votes};

/// An event with its position in the room's sequence of events.
///
/// What the server sends to one player is a [`Reply`](crate::Reply). It is a separate type, so that a welcome, which
/// has the player's token, cannot be broadcast:
///
/// ```compile_fail
/// # fn welcome() -> protocol::Welcome { unimplemented!() }
/// let numbered = protocol::Numbered { seq: 1, event: protocol::Reply::Welcome(Box::new(welcome())) };
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The position: 1 more than that of the previous event, without gaps.
    pub seq: u64,
    /// The event.
    pub event: Event,
}

/// An event in a room. On the wire, an object with [`Event::kind`] as `type`, then `seq`, then these fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Event {
    /// A message that did not score.
    Said {
        /// When the room received it.
        time: Millis,
        /// The sender's own id for the message.
        id: String,
        /// The sender.
        player: PlayerId,
        /// The sender's nickname at that time.
        nickname: Nickname,
        /// The text, with foul words masked.
        text: Message,
    },
    /// A message that was a correct answer. The phase is [`Phase::Fair`] until `until`.
    Answered {
        /// When the room received it.
        time: Millis,
        /// The sender's own id for the message.
        id: String,
        /// The sender.
        player: PlayerId,
        /// The sender's nickname at that time.
        nickname: Nickname,
        /// The text.
        text: Message,
        /// The word that scored.
        word: String,
        /// The pattern that it answers.
        pattern: Pattern,
        /// The number of the prompt. Messages that an earlier version stored lack it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        prompt: Option<u32>,
        /// Milliseconds from the display of the prompt to the answer.
        elapsed: u64,
        /// Points awarded for this answer.
        gained: u32,
        /// The sender's points after this answer.
        points: u32,
        /// The sender's number of correct answers after this answer.
        correct: u32,
        /// End of the fair window. Until then, other players may score with another word.
        until: Millis,
    },
    /// A notice from the operators.
    Notice {
        /// When the room received it.
        time: Millis,
        /// The text.
        text: Message,
    },
    /// The operators deleted a message.
    Erased {
        /// The `seq` of the deleted message.
        message: u64,
    },
    /// The room is closed. No event follows, and its tokens are invalid.
    Closed {},
    /// A new prompt is open. The phase is [`Phase::Open`].
    Prompt {
        /// The prompt.
        prompt: Prompt,
    },
    /// A hint to an answer of the open prompt.
    Hint {
        /// A clue, or the pattern with the vowels of one or all syllables.
        hint: String,
    },
    /// Another number of players has scored on the open prompt, or plays. Sent at most once a flush, in a room where everyone
    /// scores.
    Progress {
        /// The new numbers.
        progress: Progress,
    },
    /// The prompt is over. The phase is [`Phase::Reveal`].
    Revealed {
        /// Some words that would have been correct, if nobody answered; otherwise empty.
        answers: Vec<String>,
        /// In a room where everyone scores, the words that scored, most found first, at most
        /// [`FOUND_SHOWN_MAX`](crate::FOUND_SHOWN_MAX).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        found: Vec<Found>,
        /// When the next phase begins; `None` if the host begins it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Millis>,
    },
    /// A lap is over. Everyone's points restart at 0. The phase is [`Phase::Podium`].
    Lap {
        /// The best players of the lap, best first.
        podium: Vec<Place>,
        /// When the next lap begins.
        until: Millis,
    },
    /// A match is over. The phase is [`Phase::Results`].
    Results {
        /// Its standings and prompts.
        results: Results,
    },
    /// The room entered a phase that no other event announces.
    Phase {
        /// The new phase.
        phase: Phase,
    },
    /// A player voted to skip the prompt or to remove a player.
    Votes {
        /// The ballot, including this vote.
        votes: Votes,
    },
    /// The settings changed. If `mode` changed, everyone's points restart at 0.
    Settings {
        /// The new settings.
        settings: Settings,
    },
    /// A player was removed from the room and from the scoreboard.
    Removed {
        /// The removed player.
        player: PlayerId,
        /// Who removed the player.
        by: Remover,
    },
    /// A row of the scoreboard is new or changed. Not sent for changes of points and numbers of correct
    /// answers that another event implies.
    Player {
        /// The whole row.
        player: Player,
    },
    /// The people of a crowded room. Sent at most once a flush, instead of `player` and `left`.
    Board {
        /// The number of connected players; `None` if the room is not crowded any more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        people: Option<u32>,
        /// Replaces all rows but the receiving player's own: those of the best players, or all if the room is not crowded
        /// any more. `None` if they stay as they are.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rows: Option<Vec<Player>>,
    },
    /// The points of the teams changed, or their number.
    Teams {
        /// The new points, by the numbers of the teams; empty without teams.
        teams: Vec<u32>,
    },
    /// The number of those who watch changed. Sent at most once a flush.
    Watching {
        /// The new number.
        watching: u32,
    },
    /// A row left the scoreboard.
    Left {
        /// The player of that row.
        player: PlayerId,
    },
}

impl Event {
    /// Time, sender and the sender's id of a message; `None` for events that are not messages.
    pub fn as_message(&self) -> Option<(Millis, PlayerId, &str)> {
        match self {
            Self::Said { time, player, id, .. } | Self::Answered { time, player, id, .. } => Some((*time, *player, id)),
            Self::Notice { time, .. } => Some((*time, PlayerId::SERVER, "")),
            _ => None,
        }
    }
}

impl Serialize for Numbered {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Wire<'event> {
            r#type: &'static str,
            seq: u64,
            #[serde(flatten)]
            fields: &'event Event,
        }
        Wire { r#type: self.event.kind(), seq: self.seq, fields: &self.event }.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_and_seq_come_first_on_the_wire() {
        let text = Message::parse("안녕").unwrap();
        let notice = Numbered { seq: 7, event: Event::Notice { time: Millis(5), text } };
        assert_eq!(serde_json::to_string(&notice).unwrap(), r#"{"type":"notice","seq":7,"time":5,"text":"안녕"}"#);
        let closed = Numbered { seq: 8, event: Event::Closed {} };
        assert_eq!(serde_json::to_string(&closed).unwrap(), r#"{"type":"closed","seq":8}"#);
    }
}
