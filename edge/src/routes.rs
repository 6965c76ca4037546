//! Routes requests by path. The platform serves the page's files without the Worker, except its wasm and script.

use hangul::{NameError, RoomName};
use protocol::close;
use protocol::http::{ErrorCode, KEY, LEGACY, MQTT, Route};
use serde_json::json;
use worker::{Context, Env, Method, Request, Response, Result, Url};

use crate::attempt::Attempt;
use crate::query::query;
use crate::refused_socket::open_and_close;
use crate::{api, limits, log, mqtt, precompressed, respond, room_page, sockets};

pub(crate) async fn handle(request: Request, env: &Env, context: &Context) -> Result<Response> {
    if let Some(address) = https_address(&request)? {
        return Response::redirect_with_status(address, 308);
    }
    let path = request.path();
    let segments: Vec<String> = path.split('/').skip(1).map(decoded).collect();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    let is_read = matches!(request.method(), Method::Get | Method::Head);
    let response = match segments.as_slice() {
        [file] if is_read && file.starts_with("frontend-") => match precompressed::serve(request, env).await {
            // A file of an earlier deployment.
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
        _ if is_read && path == MQTT => mqtt::accept(&request, env, context).await,
        _ => not_found(),
    };
    response.or_else(|error| {
        // Log only the first segment, because the rest may contain the secret code of a private room.
        log::error("failed", json!({ "what": segments.first(), "error": error.to_string() }));
        respond::error(ErrorCode::Internal)
    })
}

/// The HTTPS address to which a request over plain HTTP is redirected. Cloudflare tells the scheme in a header; a local
/// server has neither that header nor a certificate.
fn https_address(request: &Request) -> Result<Option<Url>> {
    let is_plain = request.headers().get("CF-Visitor")?.is_some_and(|visitor| visitor.contains(r#""scheme":"http""#));
    let mut address = request.url()?;
    Ok((is_plain && address.set_scheme("https").is_ok()).then_some(address))
}

fn decoded(segment: &str) -> String {
    js_sys::decode_uri_component(segment).map_or_else(|_| segment.to_owned(), String::from)
}

/// The page of a room. For a malformed code, the page explains the mistake.
async fn page(room: &str, request: &Request, env: &Env) -> Result<Response> {
    match RoomName::parse(room) {
        Ok(room) => room_page::page(Some(&room), request, env).await,
        Err(NameError::NoCode) => room_page::page(None, request, env).await,
        Err(_) => not_found(),
    }
}

async fn socket(room: &RoomName, request: Request, env: &Env) -> Result<Response> {
    let network = limits::network(&request, env)?;
    if let Err(code) = sockets::admit(&request, env, network.as_deref()).await? {
        return respond::error(code);
    }
    let request = limits::with_network(&request, network.as_deref())?;
    let attempt = Attempt { room, key: query(&request, KEY)?, network };
    let response = sockets::open(attempt, request, env).await?;
    if response.status_code() != 404 {
        return Ok(response);
    }
    open_and_close(None, close::NO_SUCH_ROOM, "no such room")
}

/// The page for unknown addresses. Its policy allows only inline styles, because it has nothing else.
fn not_found() -> Result<Response> {
    const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
    Response::builder()
        .with_status(404)
        .with_header("Cache-Control", "no-store")?
        .with_header("Content-Security-Policy", POLICY)?
        .from_html(include_str!("not_found.html"))
}
