//! API calls about the bundle of words of a private room, by its maker.

use hangul::RoomName;
use protocol::http::{BUNDLE_BYTES_MAX, ErrorCode};
use worker::{Env, Request, Response, Result};

use super::input::body_up_to;
use crate::attempt::Attempt;
use crate::operators::bearer;
use crate::room::{BundleCall, Call};
use crate::{limits, reads, respond};

pub(super) async fn read(room: &str, request: &Request, env: &Env) -> Result<Response> {
    send(room, request, BundleCall::Read, env).await
}

pub(super) async fn take(room: &str, mut request: Request, env: &Env) -> Result<Response> {
    match body_up_to(&mut request, BUNDLE_BYTES_MAX).await? {
        Ok(new) => send(room, &request, BundleCall::Take(new), env).await,
        Err(code) => respond::error(code),
    }
}

pub(super) async fn drop(room: &str, request: &Request, env: &Env) -> Result<Response> {
    send(room, request, BundleCall::Drop, env).await
}

/// Sends a call to the room of this name with the token of the request. Wrong codes count as guesses.
async fn send(room: &str, request: &Request, call: BundleCall, env: &Env) -> Result<Response> {
    let Ok(room) = RoomName::parse(room) else { return respond::error(ErrorCode::NoSuchRoom) };
    let Some(token) = request.headers().get("Authorization")?.as_deref().and_then(bearer).map(str::to_owned) else {
        return respond::error(ErrorCode::MakerOnly);
    };
    let network = limits::network(request, env)?;
    if reads::is_over_limit(env, network.as_deref()).await? {
        return respond::error(ErrorCode::TooManyRequests);
    }
    let attempt = Attempt { room: &room, network, key: Some(token.clone()) };
    let call = Call::Bundle { token, call };
    attempt.limit(env, call.send(room.as_str(), env)).await
}
