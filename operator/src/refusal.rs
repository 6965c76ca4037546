//! English sentences for the server's refusals. The server words them in Korean because players read them, too.

use protocol::http::{ErrorBody, ErrorCode};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error as ValueError;

/// The problem and what to do about it. The code is always included, so that it can be looked up in the API's document.
pub(crate) fn explain(ErrorBody { code, message }: &ErrorBody<String>) -> String {
    let known: Result<ErrorCode, ValueError> = ErrorCode::deserialize(code.as_str().into_deserializer());
    match known.map(problem_and_advice) {
        Ok((problem, advice)) => format!("{problem} ({code}): {advice}"),
        // Debug formatting quotes the server's own sentence and keeps it on one line.
        Err(_) => format!("the server refused for a reason that this version of hanpan lacks ({code}): {message:?}"),
    }
}

fn problem_and_advice(code: ErrorCode) -> (&'static str, &'static str) {
    match code {
        ErrorCode::Malformed => {
            ("a value has the wrong form or is out of range", "the command's --help names the allowed values")
        }
        ErrorCode::Unauthorized => (
            "the token is missing or wrong",
            "give the server's token with `export ADMIN_TOKEN=…` or --token-file FILE",
        ),
        ErrorCode::OperatorsDisabled => ("the server has no operators", "set ADMIN_TOKEN on the server first"),
        ErrorCode::OperatorTokenTooShort => (
            "the server's ADMIN_TOKEN has fewer than 24 characters, so it counts as none",
            "set a longer one on the server, for example from `openssl rand -hex 32`",
        ),
        ErrorCode::OriginNotAllowed => {
            ("the server refuses this origin", "add it to ALLOWED_ORIGINS of the server's wrangler.toml")
        }
        ErrorCode::NotFound => (
            "the server does not know this call",
            "check --server or CHOSEONG_SERVER, and whether the server is older than hanpan",
        ),
        ErrorCode::NoSuchRoom => ("no such room", "`hanpan channels` lists the channels"),
        ErrorCode::NoSuchPlayer => {
            ("no such player in the room", "`hanpan channel NAME` lists the players and their numbers")
        }
        ErrorCode::NoSuchMessage => {
            ("no such message in the room", "`hanpan messages NAME` lists the messages and their numbers")
        }
        ErrorCode::NoSuchWord => (
            "no such word among the edited or proposed ones",
            "`hanpan words edits` and `hanpan words proposals` list these",
        ),
        ErrorCode::NoSuchBundle => ("the room has no bundle of words", "its maker gives it one on the page"),
        ErrorCode::MakerOnly => ("only the maker of the room may do that", "ask the maker"),
        ErrorCode::BundleFaults => ("the bundle of words has faults", "the answer names each line"),
        ErrorCode::NoSuchReport => ("no such report", "`hanpan reports` lists the reports and their numbers"),
        ErrorCode::MethodNotAllowed => {
            ("the server does not support this call", "check whether the server is older than hanpan")
        }
        ErrorCode::RoomExists => ("a room with this name exists already", "`hanpan set NAME --kept` keeps it listed"),
        ErrorCode::TooLarge => ("the request is too large", "shorten its text"),
        ErrorCode::UpgradeRequired => {
            ("the address accepts only WebSocket connections", "check --server or CHOSEONG_SERVER")
        }
        ErrorCode::TooManyRequests => ("too many requests from this network", "try again in a minute"),
        ErrorCode::Internal => ("the server failed", "try again; the server's log has the reason"),
        ErrorCode::CannotRewind => {
            ("the server has no such earlier state of the room", "only Cloudflare stores these, for 30 days")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(code: &str, message: &str) -> String {
        explain(&ErrorBody { code: code.to_owned(), message: message.to_owned() })
    }

    #[test]
    fn a_known_code_is_explained_in_english_instead_of_the_servers_sentence() {
        let expected = "no such room (no_such_room): `hanpan channels` lists the channels";
        assert_eq!(explained("no_such_room", ErrorCode::NoSuchRoom.sentence()), expected);
        let expected = "the server failed (internal): try again; the server's log has the reason";
        assert_eq!(explained("internal", ErrorCode::Internal.sentence()), expected);
    }

    #[test]
    fn an_unknown_code_of_a_newer_server_is_shown_with_the_servers_sentence_in_quotes() {
        let expected = "the server refused for a reason that this version of hanpan lacks (of_a_newer_server): \
                        \"안 돼요\\n지금은\"";
        assert_eq!(explained("of_a_newer_server", "안 돼요\n지금은"), expected);
    }
}
