//! Rooms: listing, making, reading, changing and closing them, and what is said in them.

use hangul::RoomName;
use protocol::{Mode, PUBLIC_SECONDS, PlayerId, SEATS_DEFAULT, Settings};
use rules::Operation;
use serde::{Deserialize, Serialize};
use serde_json::json;
use worker::{Env, Request, Response, Result};

use super::{ApiError, answer, body, query};
use crate::operators::{is_operator, only_operators};
use crate::room::{Call, MessageQuery, Rewind, SECONDS_MAX};
use crate::{directory, limits, log, platform};

/// So many codes are tried: with a million rooms made, one in a hundred is taken.
const CODES_TRIED: usize = 8;

#[derive(Serialize)]
struct Channels {
    channels: Vec<protocol::http::Listing>,
}

pub(super) async fn list(env: &Env) -> Result<Response> {
    answer(200, &Channels { channels: directory::channels(env).await? })
}

#[derive(Deserialize)]
struct Wanted {
    name: Option<String>,
    #[serde(default)]
    settings: Option<Settings>,
    #[serde(default)]
    seats: Option<u32>,
}

/// What whoever made a private room gets.
#[derive(Serialize)]
struct Made<'room> {
    room: &'room str,
    /// Joining with it as `resume` makes one the host.
    token: String,
}

pub(super) async fn create(mut request: Request, env: &Env) -> Result<Response> {
    let Wanted { name, settings, seats } = match body(&mut request).await? {
        Ok(wanted) => wanted,
        Err(error) => return error.response(),
    };
    if settings.as_ref().is_some_and(|settings| settings.fault().is_some()) {
        return ApiError::MALFORMED.response();
    }
    let Some(name) = name else {
        let Some(settings) = settings else { return ApiError::MALFORMED.response() };
        if limits::makes_too_many(env, &limits::network(&request)?).await? {
            log::warn("turned_away", json!({ "why": "makes" }));
            return ApiError::TOO_MANY_REQUESTS.response();
        }
        return create_private(settings, env).await;
    };
    if let Err(error) = only_operators(&request, env)? {
        return error.response();
    }
    match RoomName::parse(&name) {
        Ok(name) if !name.is_code() => {
            let (settings, seats) = (settings.unwrap_or_default(), seats.unwrap_or(SEATS_DEFAULT));
            if settings.mode == Mode::Match {
                return ApiError::MALFORMED.response();
            }
            Call::CreateChannel { settings, seats }.send(name.as_str(), env).await
        }
        _ => ApiError::MALFORMED.response(),
    }
}

/// Makes a private room with a code that nobody can guess.
async fn create_private(settings: Settings, env: &Env) -> Result<Response> {
    let token = platform::fresh_token();
    let call = Call::CreatePrivate { settings, maker_token: token.clone() };
    for _ in 0..CODES_TRIED {
        let room = RoomName::code(platform::fresh_number());
        if call.send(room.as_str(), env).await?.status_code() == 201 {
            return answer(201, &Made { room: room.as_str(), token });
        }
    }
    ApiError::INTERNAL.response()
}

/// Sends a call to the room of this name, unless no room can have it.
async fn call(room: &str, call: Call, env: &Env) -> Result<Response> {
    match RoomName::parse(room) {
        Ok(room) => call.send(room.as_str(), env).await,
        Err(_) => ApiError::NO_SUCH_ROOM.response(),
    }
}

/// Sends a call for anyone to the room of this name: whoever guesses codes is stopped.
async fn call_for_anyone(room: &str, wanted: Call, request: &Request, env: &Env) -> Result<Response> {
    let Ok(room) = RoomName::parse(room) else { return ApiError::NO_SUCH_ROOM.response() };
    limits::guess(env, &limits::network(request)?, &room, wanted.send(room.as_str(), env)).await
}

pub(super) async fn read(room: &str, request: &Request, env: &Env) -> Result<Response> {
    match is_operator(request, env)? {
        Ok(true) => call(room, Call::Read { players: true }, env).await,
        Ok(false) => call_for_anyone(room, Call::Read { players: false }, request, env).await,
        Err(error) => error.response(),
    }
}

pub(super) async fn messages(room: &str, request: &Request, env: &Env) -> Result<Response> {
    let is_operator = match is_operator(request, env)? {
        Ok(is_operator) => is_operator,
        Err(error) => return error.response(),
    };
    let mut numbers = [None; 4];
    for (number, name) in numbers.iter_mut().zip(["seconds", "after", "before", "limit"]) {
        *number = match query(request, name)?.map(|value| value.parse::<u64>()) {
            Some(Err(_)) => return ApiError::MALFORMED.response(),
            value => value.and_then(Result::ok),
        };
    }
    let [seconds, after, before, limit] = numbers;
    // In a private room, the code is the permission.
    let may_see_all = is_operator || RoomName::parse(room).is_ok_and(|room| room.is_code());
    if !may_see_all && (seconds.is_some_and(|seconds| seconds > PUBLIC_SECONDS) || after.or(before).is_some()) {
        return only_operators(request, env)?.err().unwrap_or(ApiError::UNAUTHORIZED).response();
    }
    let seconds = seconds.or_else(|| after.or(before).is_none().then_some(PUBLIC_SECONDS));
    let wanted = Call::Messages(MessageQuery { seconds, after, before, limit });
    if is_operator { call(room, wanted, env).await } else { call_for_anyone(room, wanted, request, env).await }
}

#[derive(Deserialize)]
struct Change {
    #[serde(default)]
    settings: Option<Settings>,
    #[serde(default)]
    seats: Option<u32>,
    #[serde(default)]
    kept: Option<bool>,
}

pub(super) async fn change(room: &str, mut request: Request, env: &Env) -> Result<Response> {
    match body(&mut request).await? {
        Ok(Change { settings, seats, kept }) => {
            call(room, Call::Operate(Operation::Change { settings, seats, kept }), env).await
        }
        Err(error) => error.response(),
    }
}

pub(super) async fn close(room: &str, env: &Env) -> Result<Response> {
    call(room, Call::Operate(Operation::Close), env).await
}

pub(super) async fn rewind(room: &str, mut request: Request, env: &Env) -> Result<Response> {
    match body(&mut request).await? {
        Ok(Rewind::Seconds(seconds)) if seconds > SECONDS_MAX => ApiError::MALFORMED.response(),
        Ok(to) => call(room, Call::Rewind(to), env).await,
        Err(error) => error.response(),
    }
}

#[derive(Deserialize)]
struct Speech {
    text: String,
}

pub(super) async fn say(room: &str, mut request: Request, env: &Env) -> Result<Response> {
    match body(&mut request).await? {
        Ok(Speech { text }) => call(room, Call::Operate(Operation::Say { text }), env).await,
        Err(error) => error.response(),
    }
}

pub(super) async fn erase(room: &str, seq: &str, env: &Env) -> Result<Response> {
    match seq.parse() {
        Ok(message) => call(room, Call::Operate(Operation::Erase { message }), env).await,
        Err(_) => ApiError::NO_SUCH_MESSAGE.response(),
    }
}

pub(super) async fn remove(room: &str, player: &str, env: &Env) -> Result<Response> {
    match player.parse() {
        Ok(player) => call(room, Call::Operate(Operation::Remove { player: PlayerId(player) }), env).await,
        Err(_) => ApiError::NO_SUCH_PLAYER.response(),
    }
}
