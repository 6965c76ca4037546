//! Payloads: the messages of clients, and the JSON that they are told.

use hangul::RoomName;
use protocol::http::SERVER_NAME;
use protocol::{Event, ID_MAX, Numbered};
use serde::Serialize;
use serde_json::Value;

/// A message that a client published.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Published {
    /// The client's own name for it; empty if it gave none.
    pub(crate) publish_id: String,
    /// The text as typed.
    pub(crate) text: String,
}

/// Reads a payload: an object with `message` and perhaps `publish_id`, or else a text. `None` if it is not UTF-8. The field
/// `channel` is not read, because the topic names the channel.
pub(crate) fn read(payload: &[u8]) -> Option<Published> {
    let text = str::from_utf8(payload).ok()?;
    let object = serde_json::from_str(text).ok();
    let message = object.as_ref().and_then(|object: &Value| object.get("message")?.as_str());
    let publish_id = match object.as_ref().and_then(|object| object.get("publish_id")) {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => String::new(),
    };
    Some(match message {
        Some(message) => Published { publish_id, text: message.to_owned() },
        None => Published { publish_id: String::new(), text: text.to_owned() },
    })
}

/// The id under which the `number`-th message of a connection goes to a room. A client may use a `publish_id` again, but
/// a room tells a message with a known id nobody, so the number makes it unique. A long `publish_id` is cut.
pub(crate) fn message_id(number: u64, publish_id: &str) -> String {
    let mut id = format!("{number}/{publish_id}");
    id.truncate(id.floor_char_boundary(ID_MAX));
    id
}

/// The `publish_id` of the message with this id. Ids of clients that do not speak MQTT are told as they are.
pub(crate) fn publish_id(message_id: &str) -> &str {
    match message_id.split_once('/') {
        Some((number, publish_id)) if number.bytes().all(|digit| digit.is_ascii_digit()) => publish_id,
        _ => message_id,
    }
}

/// The payload of a message; `None` for events that are none.
pub(crate) fn chat(numbered: &Numbered, room: &RoomName, history: bool) -> Option<Vec<u8>> {
    #[derive(Serialize)]
    struct Payload<'event> {
        publish_id: &'event str,
        message: &'event str,
        channel: &'event str,
        nickname: &'event str,
        seq: u64,
        time: u64,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        history: bool,
    }
    let (time, _, id) = numbered.event.as_message()?;
    let (nickname, text) = match &numbered.event {
        Event::Said { nickname, text, .. } | Event::Answered { nickname, text, .. } => (nickname.as_str(), text),
        Event::Notice { text, .. } => (SERVER_NAME, text),
        _ => return None,
    };
    Some(json(&Payload {
        publish_id: publish_id(id),
        message: text.as_str(),
        channel: room.as_str(),
        nickname,
        seq: numbered.seq,
        time: time.0,
        history,
    }))
}

/// The payload of an event of the game; `None` for events that are none.
pub(crate) fn game(numbered: &Numbered) -> Option<Vec<u8>> {
    let is_of_game = matches!(
        numbered.event,
        Event::Prompt { .. }
            | Event::Hint { .. }
            | Event::Answered { .. }
            | Event::Revealed { .. }
            | Event::Lap { .. }
            | Event::Results { .. }
            | Event::Phase { .. }
            | Event::Erased { .. }
    );
    is_of_game.then(|| json(numbered))
}

/// Writes JSON.
pub(crate) fn json(value: &impl Serialize) -> Vec<u8> {
    // Serialising structs with string keys does not fail.
    serde_json::to_vec(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use hangul::{Message, Nickname};
    use protocol::{Millis, PlayerId};

    use super::*;

    #[test]
    fn a_payload_is_an_object_with_a_message_or_a_text() {
        for (payload, publish_id, text) in [
            (r#"{"publish_id":"a1","message":"안녕","channel":"Town137"}"#, "a1", "안녕"),
            (r#"{"publish_id":7,"message":"안녕"}"#, "7", "안녕"),
            (r#"{"message":"안녕","publish_id":null}"#, "", "안녕"),
            ("안녕", "", "안녕"),
            (r#"{"text":"안녕"}"#, "", r#"{"text":"안녕"}"#),
            (r#"{"message":3}"#, "", r#"{"message":3}"#),
            ("3", "", "3"),
            ("", "", ""),
        ] {
            let published = Published { publish_id: publish_id.to_owned(), text: text.to_owned() };
            assert_eq!(read(payload.as_bytes()), Some(published), "{payload}");
        }
        assert_eq!(read(&[0xFF, 0xFE]), None);
    }

    #[test]
    fn a_publish_id_comes_back_from_the_id_of_its_message() {
        for id in ["a1", "", "7/8", "수달"] {
            assert_eq!(publish_id(&message_id(12, id)), id);
        }
        let long = message_id(12, &"가".repeat(40));
        assert!(long.len() <= ID_MAX && publish_id(&long).chars().all(|letter| letter == '가'), "{long}");
        assert_eq!(publish_id("b4f0d7f2-1c5a-4b2e-9a57-0d6f1f1d5c11"), "b4f0d7f2-1c5a-4b2e-9a57-0d6f1f1d5c11");
        assert_eq!(publish_id("a/b"), "a/b");
    }

    #[test]
    fn a_message_is_told_with_the_fields_of_the_earlier_client_and_more() {
        let said = Numbered {
            seq: 3,
            event: Event::Said {
                time: Millis(5),
                id: "12/a1".to_owned(),
                player: PlayerId(1),
                nickname: Nickname::parse("수달").unwrap(),
                text: Message::parse("안녕").unwrap(),
            },
        };
        let told = |history| String::from_utf8(chat(&said, &RoomName::plaza(), history).unwrap()).unwrap();
        let fields = r#"{"publish_id":"a1","message":"안녕","channel":"광장","nickname":"수달","seq":3,"time":5"#;
        assert_eq!(told(false), format!("{fields}}}"));
        assert_eq!(told(true), format!(r#"{fields},"history":true}}"#));
        assert_eq!(game(&said), None);
        let erased = Numbered { seq: 4, event: Event::Erased { message: 3 } };
        assert_eq!(game(&erased).unwrap(), br#"{"type":"erased","seq":4,"message":3}"#);
        assert_eq!(chat(&erased, &RoomName::plaza(), false), None);
    }
}
