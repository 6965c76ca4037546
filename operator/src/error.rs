//! Errors of commands. Each prints as one line, with advice where there is some.

use std::{error, io};

use protocol::http::ErrorBody;
use thiserror::Error;

use crate::refusal::explain;

/// Why a command failed.
#[derive(Debug, Error)]
pub(crate) enum Error {
    /// The command is for operators, and there is no token.
    #[error("operators only: give the server's token with `export ADMIN_TOKEN=…` or --token-file FILE")]
    NoToken,
    /// The token file cannot be read.
    #[error("cannot read the token from {0}: {1}")]
    TokenFile(String, io::Error),
    /// The token has characters that an HTTP header cannot carry.
    #[error("the token in {0} must be printable ASCII without spaces")]
    BadToken(String),
    /// The connection is not encrypted, so others could read the token.
    #[error("the token would be sent unencrypted to {0}: use https://, or unset ADMIN_TOKEN for public commands")]
    PlainHttp(String),
    /// The request failed without a response.
    #[error("cannot reach {server}: {cause}; is it running? --server or CHOSEONG_SERVER sets another address")]
    Unreachable {
        /// The server's address.
        server: String,
        /// The network error.
        cause: Box<dyn error::Error>,
    },
    /// The response is not one of the API.
    #[error("unexpected response from {server} ({problem}): check --server or CHOSEONG_SERVER")]
    UnexpectedResponse {
        /// The server's address.
        server: String,
        /// The unexpected status, or why the body cannot be parsed.
        problem: String,
    },
    /// The server refused the call. The code is text because a newer server may send unknown ones.
    #[error("{}", explain(.0))]
    Refused(ErrorBody<String>),
    /// One step of several failed. The text names it, or says how far the command got. Later steps were not tried.
    #[error("{0}: {1}")]
    Step(String, Box<Error>),
    /// No player of the room has the nickname.
    #[error("nobody in {room} is called {nickname}: `hanpan channel {room}` lists the players")]
    NoSuchNickname {
        /// The room.
        room: String,
        /// The nickname as typed.
        nickname: String,
    },
    /// Several players of the room have the nickname.
    #[error("several players in {room} are called {nickname}: give the number ({numbers})")]
    AmbiguousNickname {
        /// The room.
        room: String,
        /// The nickname as typed.
        nickname: String,
        /// The numbers of these players: `1 or 2`.
        numbers: String,
    },
    /// Writing to standard output failed.
    #[error("cannot write: {0}")]
    Output(#[from] io::Error),
}
