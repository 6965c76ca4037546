//! What can go wrong, in one line each, with what to do next where that is known.

use std::{error, io};

use thiserror::Error;

/// Why a command was not done.
#[derive(Debug, Error)]
pub(crate) enum Error {
    /// The command is for operators, and there is no token.
    #[error("operators only: give the server's token with `export ADMIN_TOKEN=…` or --token-file FILE")]
    NoToken,
    /// The file with the token cannot be read.
    #[error("cannot read the token from {0}: {1}")]
    TokenFile(String, io::Error),
    /// The token has characters that cannot be sent.
    #[error("the token in {0} must be one word of plain ASCII characters")]
    BadToken(String),
    /// Everyone on the way could read the token.
    #[error("the token would travel unencrypted to {0}: use https://, or unset ADMIN_TOKEN for what everyone may see")]
    PlainHttp(String),
    /// Nobody answered.
    #[error("cannot reach {server}: {cause}; is it running? --server or CHOSEONG_SERVER chooses another address")]
    Unreachable {
        /// Its address.
        server: String,
        /// What the network said.
        cause: Box<dyn error::Error>,
    },
    /// Whoever answered is not the game's server.
    #[error("{0} does not answer as the game's server does: {1}; is --server or CHOSEONG_SERVER right?")]
    NotTheApi(String, String),
    /// The server said no.
    #[error("{message} ({code}){}", advice(.code))]
    Refused {
        /// For programs: `no_such_room`.
        code: String,
        /// For people.
        message: String,
    },
    /// One of several things was not done, and neither were those behind it.
    #[error("{0}: {1}")]
    At(String, Box<Error>),
    /// No player of the room has the nickname.
    #[error("nobody in {room} is called {nickname}: `hanpan channel {room}` lists the players")]
    NoSuchNickname {
        /// The room.
        room: String,
        /// What was asked for.
        nickname: String,
    },
    /// Several players of the room have the nickname.
    #[error("{nickname} could be player {numbers} in {room}: give the number")]
    Ambiguous {
        /// The room.
        room: String,
        /// What was asked for.
        nickname: String,
        /// Whom it fits.
        numbers: String,
    },
    /// Standard output takes no more.
    #[error("cannot write: {0}")]
    Output(#[from] io::Error),
}

/// What to do about a refusal, where that is known.
fn advice(code: &str) -> &'static str {
    match code {
        "unauthorized" => ": the token is not the one that the server was given as ADMIN_TOKEN",
        "operators_disabled" => ": the server was started without ADMIN_TOKEN, so nobody is its operator",
        "no_such_room" => ": `hanpan channels` lists the channels",
        "no_such_player" => ": `hanpan channel NAME` lists the players and their numbers",
        "no_such_message" => ": `hanpan messages NAME` lists the messages and their numbers",
        "no_such_report" => ": `hanpan reports` lists the reports and their numbers",
        "room_exists" => ": `hanpan set NAME --kept` keeps it listed",
        "too_many_requests" => ": try again in a moment",
        _ => "",
    }
}

/// Does something to each of `items`, until one fails; the error says at which.
pub(crate) fn each<'items>(
    items: &'items [String],
    mut act: impl FnMut(&'items str) -> Result<(), Error>,
) -> Result<(), Error> {
    let about = |item: &String, error| match error {
        // That says nothing about this one of them.
        Error::NoToken | Error::PlainHttp(_) | Error::Unreachable { .. } => error,
        error => Error::At(item.clone(), Box::new(error)),
    };
    items.iter().try_for_each(|item| act(item).map_err(|error| about(item, error)))
}
