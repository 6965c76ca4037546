//! Which address leads where. Files of the page are served before the Worker is asked.

use game::names::{NameError, RoomName};
use serde::Serialize;
use worker::{Env, Method, Request, Response, Result, console_error};

/// The page's file, as the asset server calls it.
const PAGE: &str = "/";

pub(crate) async fn respond(request: Request, env: &Env) -> Result<Response> {
    let path = decoded_path(&request);
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let is_read = matches!(request.method(), Method::Get | Method::Head);
    let response = match segments.as_slice() {
        ["r", room] if is_read => page(room, &request, env).await,
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
        Ok(_) | Err(NameError::UnknownCode) => {
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

/// Why a call of the API was not done.
#[derive(Serialize)]
struct ApiError {
    #[serde(skip)]
    status: u16,
    code: &'static str,
    message: &'static str,
}

impl ApiError {
    const NOT_FOUND: Self = Self { status: 404, code: "not_found", message: "없는 주소예요" };
    const NO_SUCH_ROOM: Self = Self { status: 404, code: "no_such_room", message: "없는 방이에요" };
    const UPGRADE_REQUIRED: Self =
        Self { status: 426, code: "upgrade_required", message: "WebSocket으로 연결해 주세요" };
    const INTERNAL: Self =
        Self {
            status: 500, code: "internal", message: "서버에서 문제가 생겼어요. 잠시 뒤에 다시 해 주세요"
        };

    fn response(&self) -> Result<Response> {
        Response::builder().with_status(self.status).with_header("Cache-Control", "no-store")?.from_json(self)
    }
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
