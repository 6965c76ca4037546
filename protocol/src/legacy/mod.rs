//! The protocol of the earlier Android client, spoken at `/legacy`: text frames without a `type`, in which that client
//! knows chat and the state of its one game. Its players sit in the same room as everyone else.

mod wording;

use serde::{Deserialize, Serialize};

use crate::http::SERVER_NAME;
use crate::{Event, Numbered, Reply};

/// What that client sends first: it wants to play.
pub const START: &str = "start!";
/// A socket of that client that has not sent [`START`] by then is closed, in milliseconds. Its people read a screen of
/// their own before they press start.
pub const START_MILLIS: u64 = 120_000;

/// What that client sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientFrame {
    /// [`START`].
    Start,
    /// A message.
    Chat(Chat),
    /// Anything else.
    Unknown,
}

/// A message, in both directions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chat {
    /// Who says it.
    pub username: String,
    /// What is said.
    pub content: String,
}

/// The state of the game, as that client knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Game {
    /// Which game it is. There has only ever been one.
    pub id: u32,
    /// Which prompt of the lap it is, from 0.
    pub now_word_idx: u32,
    /// The words that scored in this lap, each behind `", "`.
    pub answered_words: String,
    /// The initials that are up; empty while there are none.
    pub now_consonant: String,
}

impl ClientFrame {
    /// Reads a frame. There is nothing that cannot be read: what is not known is [`ClientFrame::Unknown`].
    pub fn read(text: &str) -> Self {
        match text.trim() {
            START => Self::Start,
            text => serde_json::from_str(text).map_or(Self::Unknown, Self::Chat),
        }
    }
}

impl Game {
    /// The id of the one game.
    pub const ID: u32 = 1;

    fn frame(&self) -> String {
        frame(self)
    }
}

/// What everyone is told, as frames for that client: chat messages, then the game if it may have changed.
pub fn broadcast(events: &[Numbered], game: &Game) -> Vec<String> {
    use Event::{Answered, Lap, Notice, Phase, Prompt, Results, Said};
    let events = || events.iter().map(|numbered| &numbered.event);
    let chat = events().filter_map(|event| match event {
        Said { nickname, text, .. } | Answered { nickname, text, .. } => Some(chat(nickname.as_str(), text.as_str())),
        Notice { text, .. } => Some(chat(SERVER_NAME, text.as_str())),
        _ => None,
    });
    let concerns_game = |event: &Event| {
        matches!(event, Said { .. } | Answered { .. } | Prompt { .. } | Lap { .. } | Results { .. } | Phase { .. })
    };
    chat.chain(events().any(concerns_game).then(|| game.frame())).collect()
}

/// What one player is told, as frames for that client: refusals and notes as chat messages, then the game.
pub fn replies(replies: &[Reply], game: &Game) -> Vec<String> {
    replies.iter().filter_map(notice).chain((!replies.is_empty()).then(|| game.frame())).collect()
}

/// A refusal, note or error as a chat message of the server; `None` for other replies.
pub fn notice(reply: &Reply) -> Option<String> {
    wording::sentence(reply).map(|sentence| chat(SERVER_NAME, &sentence))
}

fn chat(username: &str, content: &str) -> String {
    frame(&Chat { username: username.to_owned(), content: content.to_owned() })
}

fn frame(frame: &impl Serialize) -> String {
    // Plain fields with string keys always have a JSON form.
    serde_json::to_string(frame).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_a_start_a_message_or_unknown() {
        let chat = Chat { username: "철수".into(), content: "초심".into() };
        for (text, expected) in [
            ("start!", ClientFrame::Start),
            (" start!\n", ClientFrame::Start),
            (r#"{"username":"철수","content":"초심"}"#, ClientFrame::Chat(chat.clone())),
            (r#"{"content":"초심","username":"철수","room":"광장"}"#, ClientFrame::Chat(chat)),
            (r#"{"username":"철수"}"#, ClientFrame::Unknown),
            (r#"{"username":"철수","content":7}"#, ClientFrame::Unknown),
            ("start", ClientFrame::Unknown),
            ("[]", ClientFrame::Unknown),
            ("", ClientFrame::Unknown),
        ] {
            assert_eq!(ClientFrame::read(text), expected, "{text}");
        }
    }

    #[test]
    fn the_game_is_written_as_that_client_reads_it() {
        let game =
            Game {
                id: Game::ID, now_word_idx: 0, answered_words: ", 초심".into(), now_consonant: "ㄱㅇㅈ".into()
            };
        let written = r#"{"id":1,"nowWordIdx":0,"answeredWords":", 초심","nowConsonant":"ㄱㅇㅈ"}"#;
        assert_eq!(game.frame(), written);
    }
}
