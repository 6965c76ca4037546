//! Dispatches requests by address. The platform serves the page's files before it calls the Worker, except its program.

use hangul::{NameError, RoomName};
use protocol::close;
use protocol::http::{ErrorCode, LEGACY, Route};
use serde_json::json;
use worker::{Env, Method, Request, Response, Result, Url, WebSocketPair};

use crate::{api, config, limits, log, objects, program, respond, room_page};

pub(crate) async fn handle(request: Request, env: &Env) -> Result<Response> {
    if let Some(address) = encrypted(&request)? {
        return Response::redirect_with_status(address, 308);
    }
    let path = request.path();
    let segments: Vec<String> = path.split('/').skip(1).map(decoded).collect();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    let is_read = matches!(request.method(), Method::Get | Method::Head);
    let response = match segments.as_slice() {
        [file] if is_read && file.starts_with("frontend-") => match program::file(request, env).await {
            // The program of an earlier deployment.
            Ok(missing) if missing.status_code() == 404 => not_found(),
            found => found,
        },
        ["r", room] if is_read => page(room, &request, env).await,
        ["api", call @ ..] => match Route::parse(call) {
            Some(Route::Socket { room }) if is_read => match RoomName::parse(room) {
                Ok(room) => socket(&room, request, env).await,
                Err(_) => respond::error(ErrorCode::NoSuchRoom),
            },
            route => api::handle(route, request, env).await,
        },
        _ if is_read && path == LEGACY => socket(&RoomName::plaza(), request, env).await,
        _ => not_found(),
    };
    response.or_else(|error| {
        // Only the first segment is logged: the rest may be the secret code of a private room.
        log::error("failed", json!({ "what": segments.first(), "error": error.to_string() }));
        respond::error(ErrorCode::Internal)
    })
}

/// The HTTPS address to which a request over plain HTTP is redirected. The edge names the scheme in a header; a local
/// server has neither that header nor a certificate.
fn encrypted(request: &Request) -> Result<Option<Url>> {
    let came_plain = request.headers().get("CF-Visitor")?.is_some_and(|visitor| visitor.contains(r#""scheme":"http""#));
    let mut address = request.url()?;
    Ok((came_plain && address.set_scheme("https").is_ok()).then_some(address))
}

fn decoded(segment: &str) -> String {
    js_sys::decode_uri_component(segment).map_or_else(|_| segment.to_owned(), String::from)
}

/// The page of a room, or the page that says why the code is wrong.
async fn page(room: &str, request: &Request, env: &Env) -> Result<Response> {
    match RoomName::parse(room) {
        Ok(room) => room_page::page(Some(&room), request, env).await,
        Err(NameError::NoCode) => room_page::page(None, request, env).await,
        Err(_) => not_found(),
    }
}

async fn socket(room: &RoomName, request: Request, env: &Env) -> Result<Response> {
    let is_upgrade = request.headers().get("Upgrade")?.is_some_and(|value| value.eq_ignore_ascii_case("websocket"));
    if !is_upgrade {
        return respond::error(ErrorCode::UpgradeRequired);
    }
    if !is_allowed_origin(&request, env)? {
        log::warn("turned_away", json!({ "why": "origin", "origin": request.headers().get("Origin")? }));
        return respond::error(ErrorCode::OriginNotAllowed);
    }
    let network = limits::network(&request)?;
    if limits::record_join(env, &network).await? {
        log::warn("turned_away", json!({ "why": "joins" }));
        return respond::error(ErrorCode::TooManyRequests);
    }
    let object = objects::room(env, room.as_str())?;
    let response = limits::limit_guesses(env, &network, room, object.fetch_with_request(request)).await?;
    if response.status_code() != 404 {
        return Ok(response);
    }
    closed_at_once()
}

/// Whether the game's own page or one that the configuration allows opens the socket: any other page could use up its
/// visitors' limits. Programs that are not pages send no origin.
fn is_allowed_origin(request: &Request, env: &Env) -> Result<bool> {
    let Some(origin) = request.headers().get("Origin")? else { return Ok(true) };
    let own = request.headers().get("Host")?.unwrap_or_default();
    let host = origin.split_once("://").map_or("", |(_, host)| host);
    Ok(host.eq_ignore_ascii_case(&own) || config::allows_origin(env, &origin))
}

/// Accepts the socket and closes it with the reason: a browser does not tell a page why a handshake failed.
fn closed_at_once() -> Result<Response> {
    let pair = WebSocketPair::new()?;
    pair.server.accept()?;
    pair.server.close(Some(close::NO_SUCH_ROOM), Some("no such room"))?;
    Response::from_websocket(pair.client)
}

/// The page for wrong links. It has inline styles and loads nothing, and its policy allows just that.
fn not_found() -> Result<Response> {
    const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
    Response::builder()
        .with_status(404)
        .with_header("Cache-Control", "no-store")?
        .with_header("Content-Security-Policy", POLICY)?
        .from_html(include_str!("not_found.html"))
}
