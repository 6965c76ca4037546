//! What the page asks of the server outside of a room's socket.

use hangul::RoomName;
use leptos::prelude::window;
use protocol::http::Listing;
use protocol::json::FromJson;
use protocol::{Settings, from_json};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestCache, RequestInit, Response};

use crate::json;

/// A request that is not answered by then is given up, in milliseconds.
const TIMEOUT_MILLIS: u32 = 10_000;

#[derive(Serialize)]
struct Wanted<'settings> {
    settings: &'settings Settings,
}

struct Channels {
    channels: Vec<Listing>,
}

from_json! {
    Channels { channels }
    Made { room, token }
}

/// The open channels, the liveliest first. `None` where they cannot be asked for now.
pub(crate) async fn channels() -> Option<Vec<Listing>> {
    let answer = send("/api/rooms", &RequestInit::new()).await.ok()?;
    Channels::from_json(json::parse(&answer.as_string()?)?).map(|answer| answer.channels)
}

/// The page as the server has it now. `None` where it cannot be asked for.
pub(crate) async fn page() -> Option<String> {
    let request = RequestInit::new();
    request.set_cache(RequestCache::NoCache);
    send("/", &request).await.ok()?.as_string()
}

/// A room that was made.
pub(crate) struct Made {
    /// Its code.
    pub(crate) room: RoomName,
    /// What makes us its host.
    pub(crate) token: String,
}

/// Makes a private room. `None` where that failed, for whatever reason: it may be tried again.
pub(crate) async fn make_room(settings: &Settings) -> Option<Made> {
    let body = serde_json::to_string(&Wanted { settings }).ok()?;
    let answer = post("/api/rooms", &body).await.ok()?;
    Made::from_json(json::parse(&answer.as_string()?)?)
}

async fn post(address: &str, body: &str) -> Result<JsValue, JsValue> {
    let headers = Headers::new()?;
    headers.set("Content-Type", "application/json")?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    request.set_body(&body.into());
    send(address, &request).await
}

async fn send(address: &str, request: &RequestInit) -> Result<JsValue, JsValue> {
    request.set_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT_MILLIS)));
    let response = JsFuture::from(window().fetch_with_str_and_init(address, request)).await?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(response.text()?).await
}
