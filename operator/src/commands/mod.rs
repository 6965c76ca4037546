//! The commands: each makes its calls and prints the response.

mod channels;
mod describe;
mod desk;
mod messages;
mod players;
mod stats;
mod words;

use crate::args::{Command, RoomArg};
use crate::client::Client;
use crate::error::Error;
use crate::output::Output;

/// Runs a command.
pub(crate) fn run(command: Command, client: &Client, output: &mut Output<'_>) -> Result<(), Error> {
    match command {
        Command::Channels { page } => channels::list(client, output, page),
        Command::Channel(RoomArg { name }) => channels::show(client, output, name.as_str()),
        Command::Create { name, options } => channels::create(client, output, name.as_str(), &options),
        Command::Set { room: RoomArg { name }, options } => channels::set(client, output, name.as_str(), &options),
        Command::Close(RoomArg { name }) => channels::close(client, output, name.as_str()),
        Command::Say { room: RoomArg { name }, text } => messages::say(client, output, name.as_str(), text.join(" ")),
        Command::Kick { room: RoomArg { name }, player } => players::kick(client, output, name.as_str(), &player),
        Command::Messages { room: RoomArg { name }, seconds } => messages::list(client, output, &name, seconds),
        Command::Erase { room: RoomArg { name }, seq } => messages::erase(client, output, name.as_str(), seq),
        Command::Rewind { room: RoomArg { name }, ago, undo } => {
            channels::rewind(client, output, name.as_str(), ago, undo)
        }
        Command::Words(command) => words::run(command, client, output),
        Command::Reports { done, bulk } => desk::reports(client, output, &done, &bulk),
        Command::Stats => stats::show(client, output),
    }
}

/// Runs `act` for each of `items` until one fails. The error names that item.
fn for_each<'items>(
    items: &'items [String],
    mut act: impl FnMut(&'items str) -> Result<(), Error>,
) -> Result<(), Error> {
    let with_item = |item: &String, error| match error {
        // Not specific to this item, so don't prefix it.
        Error::NoToken | Error::PlainHttp(_) | Error::Unreachable { .. } => error,
        error => Error::Step(item.clone(), Box::new(error)),
    };
    items.iter().try_for_each(|item| act(item).map_err(|error| with_item(item, error)))
}
