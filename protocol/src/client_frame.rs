use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{ErrorCode, FRAME_MAX, ID_MAX, PlayerId, ProtocolError, Settings};

/// What a client may send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClientFrame {
    /// Comes first. Answered with `welcome`, or with `refused` where the nickname cannot be used.
    Join {
        /// The version of the protocol that the client speaks.
        version: u32,
        /// The wanted nickname; a taken one gets a number.
        nickname: String,
        /// The token of an earlier `welcome` of this room, to get one's seat and points back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        resume: Option<String>,
    },
    /// Chat and answers alike.
    Say {
        /// The client's own id for this message. Sent again with the same id, it is not said twice.
        id: String,
        /// What is said.
        text: String,
    },
    /// Votes for skipping the prompt.
    Skip,
    /// Asks the operators to add a word that the list lacks.
    Propose {
        /// The word.
        word: String,
    },
    /// Votes for removing a player from a channel.
    Vote {
        /// Whom.
        player: PlayerId,
    },
    /// Tells the operators about a player.
    Report {
        /// Whom.
        player: PlayerId,
    },
    /// The host starts a match.
    Start,
    /// The host decides how the room plays.
    Settings(Settings),
    /// The host removes a player from the room.
    Remove {
        /// Whom.
        player: PlayerId,
    },
    /// Whoever made the room closes it for everyone.
    Close,
    /// Asks for a fresh `welcome`, after a gap in `seq`.
    Resync,
    /// Gives the seat up at once.
    Leave,
}

const KINDS: [&str; 12] =
    ["join", "say", "skip", "propose", "vote", "report", "start", "settings", "remove", "close", "resync", "leave"];

#[derive(Deserialize)]
struct Kind<'text> {
    #[serde(rename = "type", borrow)]
    kind: Cow<'text, str>,
}

impl ClientFrame {
    /// Reads one frame.
    ///
    /// # Errors
    /// [`ErrorCode::TooLarge`], [`ErrorCode::Malformed`] or [`ErrorCode::UnknownType`], naming what was wrong.
    pub fn read(text: &str) -> Result<Self, ProtocolError> {
        if text.len() > FRAME_MAX {
            return Err(ProtocolError::new(ErrorCode::TooLarge, format!("{} > {FRAME_MAX} bytes", text.len())));
        }
        let malformed = |error: serde_json::Error| ProtocolError::new(ErrorCode::Malformed, error.to_string());
        let Kind { kind } = serde_json::from_str(text).map_err(malformed)?;
        if !KINDS.contains(&kind.as_ref()) {
            return Err(ProtocolError::new(ErrorCode::UnknownType, kind.chars().take(40).collect()));
        }
        let frame = serde_json::from_str(text).map_err(malformed)?;
        let fault = match &frame {
            Self::Say { id, .. } if id.is_empty() || id.len() > ID_MAX => Some(format!("id: 1 to {ID_MAX} bytes")),
            Self::Settings(settings) => settings.fault().map(str::to_owned),
            _ => None,
        };
        match fault {
            Some(detail) => Err(ProtocolError::new(ErrorCode::Malformed, detail)),
            None => Ok(frame),
        }
    }

    /// Writes one frame.
    pub fn write(&self) -> String {
        // Plain fields with string keys always have a JSON form.
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
                ClientFrame::Join { version: 1, nickname: "수달".into(), resume: None },
            ),
            (r#"{"type":"say","id":"a1","text":"초심"}"#, ClientFrame::Say { id: "a1".into(), text: "초심".into() }),
            (r#"{"type":"skip"}"#, ClientFrame::Skip),
            (r#"{"type":"propose","word":"꿀잼"}"#, ClientFrame::Propose { word: "꿀잼".into() }),
            (r#"{"type":"vote","player":3}"#, ClientFrame::Vote { player: PlayerId(3) }),
            (r#"{"type":"report","player":3}"#, ClientFrame::Report { player: PlayerId(3) }),
            (r#"{"type":"start"}"#, ClientFrame::Start),
            (
                r#"{"type":"settings","mode":"match","difficulty":"normal","words":"everyday","seconds":20,"prompts":10,
                    "answers_only":false}"#,
                ClientFrame::Settings(Settings::of(Mode::Match)),
            ),
            (r#"{"type":"remove","player":3}"#, ClientFrame::Remove { player: PlayerId(3) }),
            (r#"{"type":"close"}"#, ClientFrame::Close),
            (r#"{"type":"resync"}"#, ClientFrame::Resync),
            (r#"{"type":"leave"}"#, ClientFrame::Leave),
        ] {
            assert_eq!(ClientFrame::read(text).as_ref(), Ok(&expected));
            assert_eq!(ClientFrame::read(&expected.write()), Ok(expected));
        }
    }

    #[test]
    fn what_is_wrong_has_a_name() {
        assert_eq!(code(""), ErrorCode::Malformed);
        assert_eq!(code("안녕"), ErrorCode::Malformed);
        assert_eq!(code("[]"), ErrorCode::Malformed);
        assert_eq!(code(r#"{"text":"type"}"#), ErrorCode::Malformed);
        assert_eq!(code(r#"{"type":"say","id":"a"}"#), ErrorCode::Malformed);
        assert_eq!(code(r#"{"type":"say","id":"","text":"가"}"#), ErrorCode::Malformed);
        assert_eq!(code(r#"{"type":"join","version":"1","nickname":"가"}"#), ErrorCode::Malformed);
        for (seconds, prompts) in [(9, 10), (61, 10), (20, 4), (20, 21)] {
            let settings = Settings { seconds, prompts, ..Settings::default() };
            assert_eq!(code(&ClientFrame::Settings(settings).write()), ErrorCode::Malformed);
        }
        assert_eq!(code(r#"{"type":"dance"}"#), ErrorCode::UnknownType);
        assert_eq!(code(&format!(r#"{{"type":"say","id":"a","text":"{}"}}"#, "가".repeat(1400))), ErrorCode::TooLarge);
    }

    proptest! {
        #[test]
        fn any_text_gets_an_answer(text in ".{0,200}") {
            let _ = ClientFrame::read(&text);
        }

        #[test]
        fn whatever_is_said_arrives(id in "[a-z0-9]{1,64}", text in "\\PC{0,200}") {
            let frame = ClientFrame::Say { id, text };
            prop_assert_eq!(ClientFrame::read(&frame.write()), Ok(frame));
        }
    }
}
