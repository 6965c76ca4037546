//! Frames from a client to the server.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{ErrorCode, FRAME_MAX, ID_MAX, PlayerId, ProtocolError, Settings};

/// A frame that a client may send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClientFrame {
    /// Takes a seat in the room, or watches it. The first frame on a socket; the server answers with `welcome` or `refused`.
    /// Whoever watches may send it again to take a seat.
    Join {
        /// The client's protocol version, see [`VERSION`](super::VERSION).
        version: u32,
        /// The wanted nickname. The server appends a number if another player has it. Not needed to watch.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        nickname: String,
        /// The token from an earlier `welcome` of this room. It restores seat and points.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        resume: Option<String>,
        /// Whether to watch: to see everything without a seat.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        watch: bool,
    },
    /// Waits for a seat, or stops waiting. Only for whoever watches.
    Queue {
        /// How.
        state: Queueing,
    },
    /// Sends a message: chat or an answer.
    Say {
        /// The client's own id for this message, 1 to [`ID_MAX`] bytes. The server ignores the message if one of the
        /// room's latest [`RECENT_MAX`](super::RECENT_MAX) messages has the same player and id.
        id: String,
        /// The text, 1 to [`MESSAGE_MAX`](hangul::MESSAGE_MAX) characters.
        text: String,
    },
    /// Votes to skip the open prompt.
    Skip,
    /// Proposes a word that is missing from the word list to the operators.
    Propose {
        /// The word.
        word: String,
    },
    /// Votes to remove a player from a channel.
    Vote {
        /// The player to remove.
        player: PlayerId,
    },
    /// Reports a player to the operators.
    Report {
        /// The reported player.
        player: PlayerId,
    },
    /// Starts a match. Only for the host, and after a match for any player while the host is away.
    Start,
    /// Ends the open prompt, or the reveal. Only for the host of a room whose prompts the host begins.
    Next,
    /// Replaces the room's settings. Only for the host.
    Settings(Settings),
    /// Chooses a team, before a match. The host may also choose for others, and at any time.
    Team {
        /// The number of the team, from 0; `None` for no team.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        team: Option<u8>,
        /// The player; `None` for the sender.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        player: Option<PlayerId>,
    },
    /// Divides everyone among the teams at random, before a match. Only for the host.
    Shuffle,
    /// Removes a player from a private room. Only for the host.
    Remove {
        /// The player to remove.
        player: PlayerId,
    },
    /// Closes the room for everyone. Only for the room's maker.
    Close,
    /// Requests a new `welcome`, after a gap in `seq`.
    Resync,
    /// Requests a part of the scoreboard, best first. A crowded room shows only the best players unasked.
    Players {
        /// The place of its first row, from 0.
        from: u32,
    },
    /// Acknowledges events. Without it, the server cannot tell a client that reads from one whose frames pile up. It has
    /// no reply. Only for a client whose [`welcome`](super::Welcome::ack) offers it.
    Ack {
        /// The client has handled every event up to this `seq`.
        seq: u64,
    },
    /// Leaves the scoreboard at once. The server closes the socket with [`close::LEFT`](super::close::LEFT).
    Leave,
    /// As [`ClientFrame::Leave`], and gives the seat up: the token is invalid and the nickname free at once. For clients that
    /// do not keep tokens.
    Forget,
}

/// The `type` of every variant, to tell an unknown type from a malformed frame.
const KINDS: [&str; 19] = [
    "join", "queue", "say", "skip", "propose", "vote", "report", "start", "next", "settings", "team", "shuffle",
    "remove", "close", "resync", "players", "ack", "leave", "forget",
];

/// How somebody who watches waits for a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Queueing {
    /// Ready to sit down.
    Here,
    /// Keeps the place, but is passed over: the page is out of view.
    Away,
    /// Does not wait.
    Out,
}

#[derive(Deserialize)]
struct Kind<'text> {
    #[serde(rename = "type", borrow)]
    kind: Cow<'text, str>,
}

impl ClientFrame {
    /// Reads a frame and checks its id and settings against the limits. The text of a message is not checked here.
    ///
    /// # Errors
    /// [`ErrorCode::TooLarge`], [`ErrorCode::Malformed`] or [`ErrorCode::UnknownType`], with a detail for the author of
    /// the client.
    pub fn read(text: &str) -> Result<Self, ProtocolError> {
        if text.len() > FRAME_MAX {
            return Err(ProtocolError::new(ErrorCode::TooLarge, format!("{} > {FRAME_MAX} bytes", text.len())));
        }
        let frame = serde_json::from_str(text).map_err(|error| Self::fault(text, &error))?;
        let fault = match &frame {
            Self::Say { id, .. } if id.is_empty() || id.len() > ID_MAX => Some(format!("id: 1 to {ID_MAX} bytes")),
            Self::Settings(settings) => settings.fault(),
            _ => None,
        };
        match fault {
            Some(detail) => Err(ProtocolError::new(ErrorCode::Malformed, detail)),
            None => Ok(frame),
        }
    }

    /// Why a frame could not be read, which failed with `error`.
    fn fault(text: &str, error: &serde_json::Error) -> ProtocolError {
        let malformed = |error: &serde_json::Error| ProtocolError::new(ErrorCode::Malformed, error.to_string());
        match serde_json::from_str(text) {
            Ok(Kind { kind }) if !KINDS.contains(&kind.as_ref()) => {
                ProtocolError::new(ErrorCode::UnknownType, kind.chars().take(40).collect())
            }
            Ok(_) => malformed(error),
            Err(error) => malformed(&error),
        }
    }

    /// Writes a frame.
    pub fn write(&self) -> String {
        // Serialising structs with string keys to a string does not fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Mode;
    use proptest::prelude::*;

    fn code(text: &str) -> ErrorCode {
        ClientFrame::read(text).unwrap_err().code
    }

    #[test]
    fn frames_are_read_as_documented() {
        for (text, expected) in [
            (
                r#"{"type":"join","version":1,"nickname":"수달"}"#,
                ClientFrame::Join { version: 1, nickname: "수달".into(), resume: None, watch: false },
            ),
            (
                r#"{"type":"join","version":1,"watch":true}"#,
                ClientFrame::Join { version: 1, nickname: String::new(), resume: None, watch: true },
            ),
            (r#"{"type":"queue","state":"here"}"#, ClientFrame::Queue { state: Queueing::Here }),
            (r#"{"type":"say","id":"a1","text":"초심"}"#, ClientFrame::Say { id: "a1".into(), text: "초심".into() }),
            (r#"{"type":"skip"}"#, ClientFrame::Skip),
            (r#"{"type":"propose","word":"꿀잼"}"#, ClientFrame::Propose { word: "꿀잼".into() }),
            (r#"{"type":"vote","player":3}"#, ClientFrame::Vote { player: PlayerId(3) }),
            (r#"{"type":"report","player":3}"#, ClientFrame::Report { player: PlayerId(3) }),
            (r#"{"type":"start"}"#, ClientFrame::Start),
            (r#"{"type":"next"}"#, ClientFrame::Next),
            (r#"{"type":"team","team":1}"#, ClientFrame::Team { team: Some(1), player: None }),
            (r#"{"type":"team","team":0,"player":3}"#, ClientFrame::Team { team: Some(0), player: Some(PlayerId(3)) }),
            (r#"{"type":"team"}"#, ClientFrame::Team { team: None, player: None }),
            (r#"{"type":"shuffle"}"#, ClientFrame::Shuffle),
            (
                r#"{"type":"settings","mode":"match","difficulty":"normal","words":"everyday","seconds":20,"prompts":10,
                    "answers_only":false}"#,
                ClientFrame::Settings(Settings::of(Mode::Match)),
            ),
            (r#"{"type":"remove","player":3}"#, ClientFrame::Remove { player: PlayerId(3) }),
            (r#"{"type":"close"}"#, ClientFrame::Close),
            (r#"{"type":"resync"}"#, ClientFrame::Resync),
            (r#"{"type":"ack","seq":29}"#, ClientFrame::Ack { seq: 29 }),
            (r#"{"type":"leave"}"#, ClientFrame::Leave),
            (r#"{"type":"forget"}"#, ClientFrame::Forget),
        ] {
            assert_eq!(ClientFrame::read(text).as_ref(), Ok(&expected));
            assert_eq!(ClientFrame::read(&expected.write()), Ok(expected));
        }
    }

    #[test]
    fn invalid_frames_have_error_codes() {
        assert_eq!(code(""), ErrorCode::Malformed);
        assert_eq!(code("안녕"), ErrorCode::Malformed);
        assert_eq!(code("[]"), ErrorCode::Malformed);
        assert_eq!(code(r#"{"text":"type"}"#), ErrorCode::Malformed);
        assert_eq!(code(r#"{"type":"say","id":"a"}"#), ErrorCode::Malformed);
        assert_eq!(code(r#"{"type":"say","id":"","text":"가"}"#), ErrorCode::Malformed);
        assert_eq!(code(r#"{"type":"ack","seq":-1}"#), ErrorCode::Malformed);
        assert_eq!(code(r#"{"type":"join","version":"1","nickname":"가"}"#), ErrorCode::Malformed);
        for (seconds, prompts) in [(9, 10), (61, 10), (20, 4), (20, 21)] {
            let settings = Settings { seconds, prompts, ..Settings::default() };
            assert_eq!(code(&ClientFrame::Settings(settings).write()), ErrorCode::Malformed);
        }
        for teams in [1, 7] {
            let settings = Settings { teams, ..Settings::default() };
            assert_eq!(code(&ClientFrame::Settings(settings).write()), ErrorCode::Malformed);
        }
        assert_eq!(code(r#"{"type":"dance"}"#), ErrorCode::UnknownType);
        assert_eq!(code(&format!(r#"{{"type":"say","id":"a","text":"{}"}}"#, "가".repeat(1400))), ErrorCode::TooLarge);
    }

    proptest! {
        #[test]
        fn reading_any_text_does_not_panic(text in ".{0,200}") {
            let _ = ClientFrame::read(&text);
        }

        #[test]
        fn a_written_message_reads_back_unchanged(id in "[a-z0-9]{1,64}", text in "\\PC{0,200}") {
            let frame = ClientFrame::Say { id, text };
            prop_assert_eq!(ClientFrame::read(&frame.write()), Ok(frame));
        }
    }
}
