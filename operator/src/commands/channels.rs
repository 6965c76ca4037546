//! Commands for channels and private rooms.

use protocol::http::{Channels, NewRoom, Rewind, Rewound, Room, RoomChange, Route};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use ureq::http::Method;

use super::describe;
use crate::args::RoomOptions;
use crate::client::Client;
use crate::error::Error;
use crate::output::Output;
use crate::table::Table;

pub(super) fn list(client: &Client, output: &mut Output<'_>, page: u32) -> Result<(), Error> {
    let path = if page == 1 { Route::Rooms.path() } else { Route::Rooms.with_query(&[("page", &page.to_string())]) };
    let response = client.get(&path)?;
    output.print(&response, |Channels { channels, more }| {
        if channels.is_empty() {
            return "no channels: `hanpan create NAME` makes one\n".to_owned();
        }
        let rows = channels.into_iter().map(|channel| {
            let people = format!("{}/{}{}", channel.people, channel.seats, describe::watching(&channel));
            let kept = if channel.kept { "yes" } else { "no" };
            [channel.name.as_str().to_owned(), people, kept.to_owned(), describe::settings(&channel.settings)]
        });
        let more = if more { format!("more with --page {}\n", page.saturating_add(1)) } else { String::new() };
        Table::new(["NAME", "PEOPLE", "KEPT", "PLAYS"], rows).to_string() + &more
    })
}

pub(super) fn show(client: &Client, output: &mut Output<'_>, room: &str) -> Result<(), Error> {
    let response = client.get(&Route::Room { room }.path())?;
    output.print(&response, |room: Room| describe::room(&room))
}

pub(super) fn create(client: &Client, output: &mut Output<'_>, name: &str, options: &RoomOptions) -> Result<(), Error> {
    let room = NewRoom {
        name: Some(name.to_owned()),
        settings: options.has_settings().then(|| options.new_settings()),
        seats: options.seats,
    };
    let mut response = client.call_as_operator(Method::POST, &Route::Rooms.path(), Some(json!(room)))?;
    if options.kept == Some(false) {
        // The API has no such option for a new channel, so a second call changes the channel.
        let change = json!(RoomChange { kept: Some(false), ..RoomChange::default() });
        let changed = client.call_as_operator(Method::PATCH, &Route::Room { room: name }.path(), Some(change));
        response = changed.map_err(|error| Error::Step(format!("{name} is made, but kept"), Box::new(error)))?;
    }
    output.print(&response, |room: Room| describe::room(&room))
}

pub(super) fn set(client: &Client, output: &mut Output<'_>, room: &str, options: &RoomOptions) -> Result<(), Error> {
    /// A room's settings as JSON, which includes fields of a newer server.
    #[derive(Deserialize)]
    struct Current {
        settings: Map<String, Value>,
    }

    let path = Route::Room { room }.path();
    let mut change = json!(RoomChange { settings: None, seats: options.seats, kept: options.kept });
    if options.has_settings() {
        let Current { mut settings } = client.call_as_operator(Method::GET, &path, None)?.parse()?;
        options.patch(&mut settings);
        change["settings"] = Value::Object(settings);
    }
    let response = client.call_as_operator(Method::PATCH, &path, Some(change))?;
    output.print(&response, |room: Room| describe::room(&room))
}

pub(super) fn close(client: &Client, output: &mut Output<'_>, room: &str) -> Result<(), Error> {
    let response = client.call_as_operator(Method::DELETE, &Route::Room { room }.path(), None)?;
    output.print_done(&response, &format!("{room} is closed"))
}

/// Restores the state of `ago` seconds ago, or the state of the bookmark `undo`. One of the two is given.
pub(super) fn rewind(
    client: &Client,
    output: &mut Output<'_>,
    room: &str,
    ago: Option<u64>,
    undo: Option<String>,
) -> Result<(), Error> {
    let to = undo.map_or_else(|| Rewind::Seconds(ago.unwrap_or_default()), Rewind::Bookmark);
    let response = client.call_as_operator(Method::POST, &Route::Rewind { room }.path(), Some(json!(to)))?;
    output.print(&response, |Rewound { bookmark }| {
        format!("{room} is being restored; `hanpan rewind {room} --undo {bookmark}` undoes it\n")
    })
}
