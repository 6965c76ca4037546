//! What is said in a room.

use hangul::RoomName;
use protocol::{PUBLIC_SECONDS, PlayerId};
use serde_json::json;
use ureq::http::Method;

use crate::age::{age, now};
use crate::api::{Message, Messages, Said};
use crate::client::Client;
use crate::error::Error;
use crate::path::{path, with_query};
use crate::screen::Screen;
use crate::table::Table;

fn is_code(name: &str) -> bool {
    RoomName::parse(name).is_ok_and(|name| name.is_code())
}

pub(super) fn say(client: &Client, screen: &mut Screen<'_>, name: &str, text: &str) -> Result<(), Error> {
    let answer = client.operate(Method::POST, &path(&["rooms", name, "messages"]), Some(json!({ "text": text })))?;
    screen.show(&answer, |Said { seq }| format!("said in {name}, as message {seq}\n"))
}

pub(super) fn messages(client: &Client, screen: &mut Screen<'_>, name: &str, seconds: u32) -> Result<(), Error> {
    let query = [("seconds", seconds.to_string())];
    let address = with_query(&path(&["rooms", name, "messages"]), &query);
    let needs_token = u64::from(seconds) > PUBLIC_SECONDS && !is_code(name);
    let answer = if needs_token { client.operate(Method::GET, &address, None)? } else { client.get(&address)? };
    screen.show(&answer, |Messages { messages }| {
        if messages.is_empty() {
            return format!("nothing was said in {name} in the last {seconds} s\n");
        }
        let now = now();
        let rows = messages.into_iter().map(|Message { seq, time, id, username, content }| {
            let sender = if id == PlayerId::SERVER { "-".to_owned() } else { id.0.to_string() };
            [seq.to_string(), age(now, time), sender, username, content]
        });
        Table::new(["MESSAGE", "SAID", "PLAYER", "NICKNAME", "TEXT"], rows).to_string()
    })
}

pub(super) fn erase(client: &Client, screen: &mut Screen<'_>, name: &str, seq: u64) -> Result<(), Error> {
    let answer = client.operate(Method::DELETE, &path(&["rooms", name, "messages", &seq.to_string()]), None)?;
    screen.done(&answer, &format!("message {seq} is erased from {name}"))
}
