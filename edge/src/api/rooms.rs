//! API calls about rooms, their players and their messages.

use hangul::RoomName;
use protocol::http::{Announcement, ErrorCode, KEY, MadeRoom, NewRoom, REWIND_SECONDS_MAX, Rewind, RoomChange};
use protocol::{PUBLIC_SECONDS, PlayerId, SEATS_DEFAULT, Settings};
use rules::Operation;
use serde_json::json;
use worker::{Env, Request, Response, Result};

use super::input::body;
use crate::attempt::Attempt;
use crate::operators::{is_operator, only_operators};
use crate::query::query;
use crate::room::{Call, MessageQuery};
use crate::{directory, limits, log, platform, reads, respond};

/// Number of random codes to try for a new private room. With a million rooms, one code in a hundred is taken.
const CODE_ATTEMPTS: usize = 8;

/// Lists a page of the channels: the first one, or that of the parameter `page`.
pub(super) async fn list(request: &Request, env: &Env) -> Result<Response> {
    let page = query(request, "page")?.map_or(Ok(1), |page| page.parse::<u32>());
    let Some(page) = page.ok().filter(|&page| page > 0) else { return respond::error(ErrorCode::Malformed) };
    let listed = async { respond::json(200, &directory::channels(env, page).await?) };
    reads::answer(env, limits::network(request, env)?.as_deref(), &format!("channels {page}"), listed).await
}

pub(super) async fn create(mut request: Request, env: &Env) -> Result<Response> {
    let NewRoom { name, settings, seats } = match body(&mut request).await? {
        Ok(new_room) => new_room,
        Err(code) => return respond::error(code),
    };
    if settings.as_ref().is_some_and(|settings| settings.fault().is_some()) {
        return respond::error(ErrorCode::Malformed);
    }
    let Some(name) = name else {
        let Some(settings) = settings else { return respond::error(ErrorCode::Malformed) };
        let network = limits::network(&request, env)?;
        if limits::record_creation(env, network.as_deref()).await? {
            log::warn("turned_away", json!({ "why": "makes" }));
            return respond::error(ErrorCode::TooManyRequests);
        }
        return create_private(settings, network, env).await;
    };
    if let Err(code) = only_operators(&request, env).await? {
        return respond::error(code);
    }
    match RoomName::parse(&name) {
        Ok(name) if !name.is_code() => {
            let (settings, seats) = (settings.unwrap_or_default(), seats.unwrap_or(SEATS_DEFAULT));
            if settings.needs_host() {
                return respond::error(ErrorCode::Malformed);
            }
            Call::CreateChannel { settings, seats }.send(name.as_str(), env).await
        }
        _ => respond::error(ErrorCode::Malformed),
    }
}

/// Creates a private room with a random code, for a player of this network.
async fn create_private(settings: Settings, network: Option<String>, env: &Env) -> Result<Response> {
    let token = platform::fresh_token();
    let call = Call::CreatePrivate { settings, maker_token: token.clone(), network };
    for _ in 0..CODE_ATTEMPTS {
        let room = RoomName::code(platform::fresh_number());
        if call.send(room.as_str(), env).await?.status_code() == 201 {
            return respond::json(201, &MadeRoom { room, token });
        }
    }
    respond::error(ErrorCode::Internal)
}

/// Sends a call to the room of this name, without a limit on guesses.
async fn call(room: &str, call: Call, env: &Env) -> Result<Response> {
    match RoomName::parse(room) {
        Ok(room) => call.send(room.as_str(), env).await,
        Err(_) => respond::error(ErrorCode::NoSuchRoom),
    }
}

/// Reads from the room of this name, for a client that is not an operator. Wrong codes count as guesses.
async fn read_publicly(room: &str, wanted: Call, request: &Request, env: &Env) -> Result<Response> {
    let Ok(room) = RoomName::parse(room) else { return respond::error(ErrorCode::NoSuchRoom) };
    let attempt = Attempt { room: &room, network: limits::network(request, env)?, key: query(request, KEY)? };
    let question = format!("{} {}", room.as_str(), serde_json::to_string(&wanted)?);
    let answer = reads::answer(env, attempt.network.as_deref(), &question, wanted.send(room.as_str(), env));
    attempt.limit(env, answer).await
}

pub(super) async fn read(room: &str, request: &Request, env: &Env) -> Result<Response> {
    match is_operator(request, env).await? {
        Ok(true) => call(room, Call::Read { players: true }, env).await,
        Ok(false) => read_publicly(room, Call::Read { players: false }, request, env).await,
        Err(code) => respond::error(code),
    }
}

pub(super) async fn messages(room: &str, request: &Request, env: &Env) -> Result<Response> {
    let is_operator = match is_operator(request, env).await? {
        Ok(is_operator) => is_operator,
        Err(code) => return respond::error(code),
    };
    let mut numbers = [None; 4];
    for (number, name) in numbers.iter_mut().zip(["seconds", "after", "before", "limit"]) {
        *number = match query(request, name)?.map(|value| value.parse::<u64>()) {
            Some(Err(_)) => return respond::error(ErrorCode::Malformed),
            value => value.and_then(Result::ok),
        };
    }
    let [seconds, after, before, limit] = numbers;
    // Anyone who knows the code of a private room may read all its messages.
    let may_see_all = is_operator || RoomName::parse(room).is_ok_and(|room| room.is_code());
    if !may_see_all && (seconds.is_some_and(|seconds| seconds > PUBLIC_SECONDS) || after.or(before).is_some()) {
        let code = only_operators(request, env).await?.err().unwrap_or(ErrorCode::Unauthorized);
        return respond::error(code);
    }
    let seconds = seconds.or_else(|| after.or(before).is_none().then_some(PUBLIC_SECONDS));
    let wanted = Call::Messages(MessageQuery { seconds, after, before, limit });
    if is_operator { call(room, wanted, env).await } else { read_publicly(room, wanted, request, env).await }
}

pub(super) async fn change(room: &str, mut request: Request, env: &Env) -> Result<Response> {
    match body(&mut request).await? {
        Ok(RoomChange { settings, seats, kept }) => {
            call(room, Call::Operate(Operation::Change { settings, seats, kept }), env).await
        }
        Err(code) => respond::error(code),
    }
}

pub(super) async fn close(room: &str, env: &Env) -> Result<Response> {
    call(room, Call::Operate(Operation::Close), env).await
}

pub(super) async fn rewind(room: &str, mut request: Request, env: &Env) -> Result<Response> {
    match body(&mut request).await? {
        Ok(Rewind::Seconds(seconds)) if seconds > REWIND_SECONDS_MAX => respond::error(ErrorCode::Malformed),
        Ok(to) => call(room, Call::Rewind(to), env).await,
        Err(code) => respond::error(code),
    }
}

pub(super) async fn announce(room: &str, mut request: Request, env: &Env) -> Result<Response> {
    match body(&mut request).await? {
        Ok(Announcement { text }) => call(room, Call::Operate(Operation::Say { text }), env).await,
        Err(code) => respond::error(code),
    }
}

pub(super) async fn erase(room: &str, seq: &str, env: &Env) -> Result<Response> {
    match seq.parse() {
        Ok(message) => call(room, Call::Operate(Operation::Erase { message }), env).await,
        Err(_) => respond::error(ErrorCode::NoSuchMessage),
    }
}

pub(super) async fn remove(room: &str, player: &str, env: &Env) -> Result<Response> {
    match player.parse() {
        Ok(player) => call(room, Call::Operate(Operation::Remove { player: PlayerId(player) }), env).await,
        Err(_) => respond::error(ErrorCode::NoSuchPlayer),
    }
}
