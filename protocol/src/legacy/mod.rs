//! The protocol of the earlier Android client, at the address [`LEGACY`](crate::http::LEGACY). Its text frames have no
//! `type`: they are chat messages and the state of the game. Its players are in the same room as players on the page.
//! docs/legacy.md describes it.

mod wording;

use serde::{Deserialize, Serialize};

use crate::http::SERVER_NAME;
use crate::{Event, Numbered, Reply};

/// The first frame from the client, with which its player joins.
pub const START: &str = "start!";
/// Time to send [`START`] in milliseconds. A socket that has not sent it in this time is closed. It is longer than
/// [`JOIN_MILLIS`](crate::JOIN_MILLIS), because the client connects before its player has read its first screen and
/// presses start.
pub const START_MILLIS: u64 = 120_000;

/// A frame from the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientFrame {
    /// [`START`].
    Start,
    /// A chat message.
    Chat(Chat),
    /// Any other frame.
    Unknown,
}

/// A chat message, in both directions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chat {
    /// The sender's nickname.
    pub username: String,
    /// The text.
    pub content: String,
}

/// The state of the game in the client's form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Game {
    /// Always [`Game::ID`].
    pub id: u32,
    /// The index of the prompt in the lap, from 0.
    pub now_word_idx: u32,
    /// The words that scored in this lap, each after `", "`.
    pub answered_words: String,
    /// The choseong of the current prompt; empty without a prompt.
    pub now_consonant: String,
}

impl ClientFrame {
    /// Reads a frame. Never fails: an invalid frame is [`ClientFrame::Unknown`].
    pub fn read(text: &str) -> Self {
        match text.trim() {
            START => Self::Start,
            text => serde_json::from_str(text).map_or(Self::Unknown, Self::Chat),
        }
    }
}

impl Game {
    /// The id of the only game that the client knows.
    pub const ID: u32 = 1;

    fn frame(&self) -> String {
        frame(self)
    }
}

/// The frames for events: chat messages, then the game if the events may have changed it.
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

/// The frames for replies to one player: refusals, notes and errors as chat messages, then the game.
pub fn replies(replies: &[Reply], game: &Game) -> Vec<String> {
    replies.iter().filter_map(notice).chain((!replies.is_empty()).then(|| game.frame())).collect()
}

/// The chat message from the server for a refusal, note or error; `None` for other replies.
pub fn notice(reply: &Reply) -> Option<String> {
    wording::sentence(reply).map(|sentence| chat(SERVER_NAME, &sentence))
}

fn chat(username: &str, content: &str) -> String {
    frame(&Chat { username: username.to_owned(), content: content.to_owned() })
}

fn frame(frame: &impl Serialize) -> String {
    // Serialising structs with string keys to a string does not fail.
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
    fn the_game_frame_has_the_names_of_the_earlier_client() {
        let game =
            Game {
                id: Game::ID, now_word_idx: 0, answered_words: ", 초심".into(), now_consonant: "ㄱㅇㅈ".into()
            };
        let written = r#"{"id":1,"nowWordIdx":0,"answeredWords":", 초심","nowConsonant":"ㄱㅇㅈ"}"#;
        assert_eq!(game.frame(), written);
    }
}
