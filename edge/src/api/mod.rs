//! What other programs and operators ask over HTTP.

mod error;
mod figures;
mod inbox;
mod rooms;
mod words;

pub(crate) use error::ApiError;

use serde::Serialize;
use serde::de::DeserializeOwned;
use worker::{Env, Method, Request, Response, Result};

use crate::operators::only_operators;

/// The longest body of a request, in bytes.
const BODY_MAX: usize = 4096;

/// Answers a call. `segments` is what follows `/api/`.
pub(crate) async fn respond(segments: &[&str], request: Request, env: &Env) -> Result<Response> {
    use Method::{Delete, Get, Patch, Post, Put};
    let method = match request.method() {
        Method::Head => Get,
        method => method,
    };
    // What everyone may ask.
    match (&method, segments) {
        (Get, ["health"]) => return figures::health(env).await,
        (Get, ["rooms"]) => return rooms::list(env).await,
        (Post, ["rooms"]) => return rooms::create(request, env).await,
        (Get, ["rooms", room]) => return rooms::read(room, &request, env).await,
        (Get, ["rooms", room, "messages"]) => return rooms::messages(room, &request, env).await,
        (_, ["rooms"] | ["health"]) => return ApiError::METHOD_NOT_ALLOWED.response(),
        _ => {}
    }
    if !is_known(segments) {
        return ApiError::NOT_FOUND.response();
    }
    if let Err(error) = only_operators(&request, env)? {
        return error.response();
    }
    match (method, segments) {
        (Patch, ["rooms", room]) => rooms::change(room, request, env).await,
        (Delete, ["rooms", room]) => rooms::close(room, env).await,
        (Post, ["rooms", room, "rewind"]) => rooms::rewind(room, request, env).await,
        (Post, ["rooms", room, "messages"]) => rooms::say(room, request, env).await,
        (Delete, ["rooms", room, "messages", seq]) => rooms::erase(room, seq, env).await,
        (Delete, ["rooms", room, "players", player]) => rooms::remove(room, player, env).await,
        (Get, ["words"]) => words::search(&request, env).await,
        (Get, ["words", word]) => words::look_up(word, env).await,
        (Put, ["words", word]) => words::edit(word, Some(protocol::Edit::Added), env).await,
        (Delete, ["words", word]) => words::edit(word, Some(protocol::Edit::Removed), env).await,
        (Delete, ["words", word, "edit"]) => words::edit(word, None, env).await,
        (Get, ["edits"]) => inbox::edits(env).await,
        (Get, ["proposals"]) => inbox::proposals(env).await,
        (Delete, ["proposals", word]) => inbox::drop_proposal(word, env).await,
        (Get, ["reports"]) => inbox::reports(env).await,
        (Delete, ["reports", id]) => inbox::drop_report(id, env).await,
        (Get, ["stats"]) => figures::stats(env).await,
        (Get, ["metrics"]) => figures::metrics(env).await,
        _ => ApiError::METHOD_NOT_ALLOWED.response(),
    }
}

/// Whether anything is done at this address, by whatever method.
fn is_known(segments: &[&str]) -> bool {
    matches!(
        segments,
        ["rooms", _]
            | ["rooms", _, "messages" | "rewind"]
            | ["rooms", _, "messages" | "players", _]
            | ["words"]
            | ["words", _]
            | ["words", _, "edit"]
            | ["edits" | "proposals" | "reports" | "stats" | "metrics"]
            | ["proposals" | "reports", _]
    )
}

/// The body of a request, if it is what is asked for.
async fn body<T: DeserializeOwned>(request: &mut Request) -> Result<Result<T, ApiError>> {
    let announced = request.headers().get("Content-Length")?.and_then(|length| length.parse::<usize>().ok());
    if announced.is_some_and(|length| length > BODY_MAX) {
        return Ok(Err(ApiError::TOO_LARGE));
    }
    let body = request.bytes().await?;
    if body.len() > BODY_MAX {
        return Ok(Err(ApiError::TOO_LARGE));
    }
    Ok(serde_json::from_slice(&body).map_err(|_| ApiError::MALFORMED))
}

/// One value of the query.
fn query(request: &Request, name: &str) -> Result<Option<String>> {
    let url = request.url()?;
    let value = url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    Ok(value)
}

/// An answer that nobody may keep.
pub(crate) fn answer(status: u16, body: &impl Serialize) -> Result<Response> {
    Response::builder().with_status(status).with_header("Cache-Control", "no-store")?.from_json(body)
}

/// What was asked for was done, and there is nothing to say about it.
pub(crate) fn done() -> Result<Response> {
    Ok(Response::builder().with_status(204).with_header("Cache-Control", "no-store")?.empty())
}
