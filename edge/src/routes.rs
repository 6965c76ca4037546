//! Which address leads where. Files of the page are served before the Worker is asked, but for its program.

use hangul::{NameError, RoomName};
use protocol::close;
use serde_json::json;
use worker::{Env, Method, Request, Response, Result, Url, WebSocketPair};

use crate::api::{self, ApiError};
use crate::{config, limits, log, objects, preview, program};

/// Where the earlier Android client connects.
pub(crate) const LEGACY: &str = "/legacy";

pub(crate) async fn respond(request: Request, env: &Env) -> Result<Response> {
    if let Some(address) = encrypted(&request)? {
        return Response::redirect_with_status(address, 308);
    }
    let path = request.path();
    let segments: Vec<String> = path.split('/').skip(1).map(decoded).collect();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    let is_read = matches!(request.method(), Method::Get | Method::Head);
    let response = match segments.as_slice() {
        [file] if is_read && file.starts_with("frontend-") => match program::file(request, env).await {
            // It was that of an earlier deployment.
            Ok(missing) if missing.status_code() == 404 => not_found(),
            found => found,
        },
        ["r", room] if is_read => page(room, &request, env).await,
        ["api", "rooms", room, "ws"] if is_read => match RoomName::parse(room) {
            Ok(room) => socket(&room, request, env).await,
            Err(_) => ApiError::NO_SUCH_ROOM.response(),
        },
        ["legacy"] if is_read => socket(&RoomName::plaza(), request, env).await,
        ["api", call @ ..] => api::respond(call, request, env).await,
        _ => not_found(),
    };
    response.or_else(|error| {
        // Names of rooms are among the rest of the address, and some are secrets.
        log::error("failed", json!({ "what": segments.first(), "error": error.to_string() }));
        ApiError::INTERNAL.response()
    })
}

/// Where a request that came over plain HTTP has to go instead. The edge says by this header how it came; on one's own
/// machine there is none, and no certificate.
fn encrypted(request: &Request) -> Result<Option<Url>> {
    let came_plain = request.headers().get("CF-Visitor")?.is_some_and(|visitor| visitor.contains(r#""scheme":"http""#));
    let mut address = request.url()?;
    Ok((came_plain && address.set_scheme("https").is_ok()).then_some(address))
}

fn decoded(segment: &str) -> String {
    js_sys::decode_uri_component(segment).map_or_else(|_| segment.to_owned(), String::from)
}

/// The page shows a room, or says why there is none of that name.
async fn page(room: &str, request: &Request, env: &Env) -> Result<Response> {
    match RoomName::parse(room) {
        Ok(room) => preview::page(Some(&room), request, env).await,
        Err(NameError::NoCode) => preview::page(None, request, env).await,
        Err(_) => not_found(),
    }
}

async fn socket(room: &RoomName, request: Request, env: &Env) -> Result<Response> {
    let is_upgrade = request.headers().get("Upgrade")?.is_some_and(|value| value.eq_ignore_ascii_case("websocket"));
    if !is_upgrade {
        return ApiError::UPGRADE_REQUIRED.response();
    }
    if !is_welcome_origin(&request, env)? {
        log::warn("turned_away", json!({ "why": "origin", "origin": request.headers().get("Origin")? }));
        return ApiError::ORIGIN_NOT_ALLOWED.response();
    }
    let network = limits::network(&request)?;
    if limits::joins_too_often(env, &network).await? {
        log::warn("turned_away", json!({ "why": "joins" }));
        return ApiError::TOO_MANY_REQUESTS.response();
    }
    let object = objects::room(env, room.as_str())?;
    let response = limits::guess(env, &network, room, object.fetch_with_request(request)).await?;
    if response.status_code() != 404 {
        return Ok(response);
    }
    closed_at_once()
}

/// Whether the page that opens the socket is the game's own, or one that the configuration names: a page of somebody
/// else would speak with its visitors' addresses. Programs that are no pages name no origin.
fn is_welcome_origin(request: &Request, env: &Env) -> Result<bool> {
    let Some(origin) = request.headers().get("Origin")? else { return Ok(true) };
    let own = request.headers().get("Host")?.unwrap_or_default();
    let host = origin.split_once("://").map_or("", |(_, host)| host);
    Ok(host.eq_ignore_ascii_case(&own) || config::allows_origin(env, &origin))
}

/// A page is not told why a handshake failed, but why a socket was closed.
fn closed_at_once() -> Result<Response> {
    let pair = WebSocketPair::new()?;
    pair.server.accept()?;
    pair.server.close(Some(close::NO_SUCH_ROOM), Some("no such room"))?;
    Response::from_websocket(pair.client)
}

/// For people who followed a wrong link. It has its own styles and loads nothing, so it may.
fn not_found() -> Result<Response> {
    const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
    Response::builder()
        .with_status(404)
        .with_header("Cache-Control", "no-store")?
        .with_header("Content-Security-Policy", POLICY)?
        .from_html(include_str!("not_found.html"))
}
