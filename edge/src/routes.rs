//! Which address leads where. Files of the page are served before the Worker is asked.

use game::names::{NameError, RoomName};
use worker::{Env, Method, Request, Response, Result, console_error};

use crate::api_error::ApiError;
use crate::rooms;

/// The page's file, as the asset server calls it.
const PAGE: &str = "/";

pub(crate) async fn respond(request: Request, env: &Env) -> Result<Response> {
    let path = decoded_path(&request);
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let is_read = matches!(request.method(), Method::Get | Method::Head);
    let response = match segments.as_slice() {
        ["r", room] if is_read => page(room, &request, env).await,
        ["api", "rooms"] if request.method() == Method::Post => rooms::create(request, env).await,
        ["api", "rooms"] => ApiError::METHOD_NOT_ALLOWED.response(),
        ["api", "rooms", room, "ws"] if is_read => socket(room, request, env).await,
        ["api", ..] => ApiError::NOT_FOUND.response(),
        _ => not_found(),
    };
    response.or_else(|error| {
        console_error!("{path}: {error}");
        ApiError::INTERNAL.response()
    })
}

fn decoded_path(request: &Request) -> String {
    let path = request.path();
    js_sys::decode_uri_component(&path).map(String::from).unwrap_or(path)
}

/// The page shows a room, or says why there is none of that name.
async fn page(room: &str, request: &Request, env: &Env) -> Result<Response> {
    match RoomName::parse(room) {
        Ok(_) | Err(NameError::NoCode) => {
            let mut address = request.url()?;
            address.set_path(PAGE);
            address.set_query(None);
            env.assets("ASSETS")?.fetch(address.as_str(), None).await
        }
        Err(_) => not_found(),
    }
}

async fn socket(room: &str, request: Request, env: &Env) -> Result<Response> {
    let Ok(room) = RoomName::parse(room) else { return ApiError::NO_SUCH_ROOM.response() };
    let is_upgrade = request.headers().get("Upgrade")?.is_some_and(|value| value.eq_ignore_ascii_case("websocket"));
    if !is_upgrade {
        return ApiError::UPGRADE_REQUIRED.response();
    }
    env.durable_object("ROOMS")?.get_by_name(room.as_str())?.fetch_with_request(request).await
}

/// For people who followed a wrong link. It loads nothing, so it may.
fn not_found() -> Result<Response> {
    const BODY: &str = "<!doctype html><html lang=\"ko\"><meta charset=\"utf-8\">\
        <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">\
        <title>없는 주소예요 · 초성한판</title><h1>없는 주소예요</h1>\
        <p>주소를 다시 확인해 주세요. <a href=\"/\">초성한판으로 가기</a></p></html>";
    Response::builder()
        .with_status(404)
        .with_header("Cache-Control", "no-store")?
        .with_header("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")?
        .from_html(BODY)
}
