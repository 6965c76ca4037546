//! Commands for a room's messages.

use hangul::RoomName;
use protocol::http::{Announced, Announcement, Message, Messages, Route};
use protocol::{PUBLIC_SECONDS, PlayerId};
use serde_json::json;
use ureq::http::Method;

use crate::client::Client;
use crate::error::Error;
use crate::output::Output;
use crate::relative_time::{ago, now};
use crate::table::Table;

pub(super) fn say(client: &Client, output: &mut Output<'_>, room: &str, text: String) -> Result<(), Error> {
    let path = Route::Messages { room }.path();
    let response = client.call_as_operator(Method::POST, &path, Some(json!(Announcement { text })))?;
    output.print(&response, |Announced { seq }| format!("sent to {room} as message {seq}\n"))
}

pub(super) fn list(client: &Client, output: &mut Output<'_>, room: &RoomName, seconds: u32) -> Result<(), Error> {
    let name = room.as_str();
    let path = Route::Messages { room: name }.with_query(&[("seconds", &seconds.to_string())]);
    // The code of a private room is permission enough.
    let needs_token = u64::from(seconds) > PUBLIC_SECONDS && !room.is_code();
    let response = if needs_token { client.call_as_operator(Method::GET, &path, None)? } else { client.get(&path)? };
    output.print(&response, |Messages { messages }| {
        if messages.is_empty() {
            return format!("no messages in {name} in the last {seconds} s\n");
        }
        let now = now();
        let rows = messages.into_iter().map(|Message { seq, time, id, username, content, .. }| {
            let (player, nickname) = match id {
                // The server names itself in Korean.
                PlayerId::SERVER => ("-".to_owned(), "notice".to_owned()),
                player => (player.0.to_string(), username),
            };
            [seq.to_string(), ago(now, time), player, nickname, content]
        });
        Table::new(["MESSAGE", "SAID", "PLAYER", "NICKNAME", "TEXT"], rows).to_string()
    })
}

pub(super) fn erase(client: &Client, output: &mut Output<'_>, room: &str, seq: u64) -> Result<(), Error> {
    let path = Route::Message { room, seq: &seq.to_string() }.path();
    let response = client.call_as_operator(Method::DELETE, &path, None)?;
    output.print_done(&response, &format!("message {seq} is erased from {room}"))
}
