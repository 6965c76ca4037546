//! Channels: listed, shown, made, changed and closed.

use serde::Deserialize;
use serde_json::{Map, Value, json};
use ureq::http::Method;

use super::describe;
use crate::api::{Channels, Room};
use crate::args::RoomOptions;
use crate::client::Client;
use crate::error::Error;
use crate::path::path;
use crate::screen::Screen;
use crate::table::Table;

pub(super) fn list(client: &Client, screen: &mut Screen<'_>) -> Result<(), Error> {
    let answer = client.get(&path(&["rooms"]))?;
    screen.show(&answer, |Channels { channels }| {
        if channels.is_empty() {
            return "no channels: `hanpan create NAME` makes one\n".to_owned();
        }
        let rows = channels.into_iter().map(|channel| {
            let people = format!("{}/{}", channel.people, channel.seats);
            let kept = if channel.kept { "yes" } else { "no" };
            [channel.name, people, kept.to_owned(), describe::rules(&channel.settings)]
        });
        Table::new(["NAME", "PEOPLE", "KEPT", "PLAYS"], rows).to_string()
    })
}

pub(super) fn show(client: &Client, screen: &mut Screen<'_>, name: &str) -> Result<(), Error> {
    let answer = client.get(&path(&["rooms", name]))?;
    screen.show(&answer, |room: Room| describe::room(&room))
}

pub(super) fn create(client: &Client, screen: &mut Screen<'_>, name: &str, options: &RoomOptions) -> Result<(), Error> {
    let settings = options.has_settings().then(|| options.fresh());
    let mut body = body(settings, options);
    body.insert("name".to_owned(), json!(name));
    let answer = client.operate(Method::POST, &path(&["rooms"]), Some(Value::Object(body)))?;
    screen.show(&answer, |room: Room| describe::room(&room))
}

pub(super) fn set(client: &Client, screen: &mut Screen<'_>, name: &str, options: &RoomOptions) -> Result<(), Error> {
    /// The settings as the server has them, with whatever this program does not know.
    #[derive(Deserialize)]
    struct Now {
        settings: Map<String, Value>,
    }

    let address = path(&["rooms", name]);
    let settings = if options.has_settings() {
        let Now { mut settings } = client.operate(Method::GET, &address, None)?.read()?;
        options.change(&mut settings);
        Some(settings)
    } else {
        None
    };
    let answer = client.operate(Method::PATCH, &address, Some(Value::Object(body(settings, options))))?;
    screen.show(&answer, |room: Room| describe::room(&room))
}

pub(super) fn close(client: &Client, screen: &mut Screen<'_>, name: &str) -> Result<(), Error> {
    let answer = client.operate(Method::DELETE, &path(&["rooms", name]), None)?;
    screen.done(&answer, &format!("{name} is closed"))
}

pub(super) fn rewind(
    client: &Client,
    screen: &mut Screen<'_>,
    name: &str,
    ago: Option<u64>,
    undo: Option<&str>,
) -> Result<(), Error> {
    #[derive(Deserialize)]
    struct Rewound {
        bookmark: String,
    }

    let to = undo.map_or_else(|| json!({ "seconds": ago }), |bookmark| json!({ "bookmark": bookmark }));
    let answer = client.operate(Method::POST, &path(&["rooms", name, "rewind"]), Some(to))?;
    screen.show(&answer, |Rewound { bookmark }| {
        format!("{name} goes back; `hanpan rewind {name} --undo {bookmark}` undoes it\n")
    })
}

/// What is given of all that can be changed.
fn body(settings: Option<Map<String, Value>>, options: &RoomOptions) -> Map<String, Value> {
    let settings = settings.map(Value::Object);
    let given =
        [("settings", settings), ("seats", options.seats.map(Value::from)), ("kept", options.kept.map(Value::from))];
    given.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}
