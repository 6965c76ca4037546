//! What each command does: a call or two, and what is said about the answer.

mod channels;
mod describe;
mod inbox;
mod people;
mod talk;
mod words;

use crate::args::{Command, RoomArg};
use crate::client::Client;
use crate::error::Error;
use crate::screen::Screen;

/// Does what was asked for.
pub(crate) fn run(command: Command, client: &Client, screen: &mut Screen<'_>) -> Result<(), Error> {
    match command {
        Command::Channels => channels::list(client, screen),
        Command::Channel(RoomArg { name }) => channels::show(client, screen, &name),
        Command::Create { name, options } => channels::create(client, screen, &name, &options),
        Command::Set { room: RoomArg { name }, options } => channels::set(client, screen, &name, &options),
        Command::Close(RoomArg { name }) => channels::close(client, screen, &name),
        Command::Say { room: RoomArg { name }, text } => talk::say(client, screen, &name, &text.join(" ")),
        Command::Kick { room: RoomArg { name }, player } => people::kick(client, screen, &name, &player),
        Command::Messages { room: RoomArg { name }, seconds } => talk::messages(client, screen, &name, seconds),
        Command::Erase { room: RoomArg { name }, seq } => talk::erase(client, screen, &name, seq),
        Command::Rewind { room: RoomArg { name }, ago, undo } => {
            channels::rewind(client, screen, &name, ago, undo.as_deref())
        }
        Command::Words(command) => words::run(command, client, screen),
        Command::Reports { done } if done.is_empty() => inbox::reports(client, screen),
        Command::Reports { done } => inbox::reports_done(client, screen, &done),
        Command::Stats => inbox::stats(client, screen),
    }
}
