//! The page's HTTP requests.

use leptos::prelude::window;
use protocol::Settings;
use protocol::http::{Channels, Listing, MadeRoom, NewRoom, Route};
use protocol::json::FromJson;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestCache, RequestInit, Response};

use crate::json;

/// Timeout of a request, in milliseconds.
const TIMEOUT_MILLIS: u32 = 10_000;

/// The channels, sorted by the number of people, highest first. `None` if the request fails.
pub(crate) async fn channels() -> Option<Vec<Listing>> {
    let answer = send(&Route::Rooms.path(), &RequestInit::new()).await.ok()?;
    Channels::from_json(json::parse(&answer.as_string()?)?).map(|answer| answer.channels)
}

/// The HTML of the server's current page, not from the cache. `None` if the request fails.
pub(crate) async fn page() -> Option<String> {
    let request = RequestInit::new();
    request.set_cache(RequestCache::NoCache);
    send("/", &request).await.ok()?.as_string()
}

/// Makes a private room. `None` if the request fails.
pub(crate) async fn make_room(settings: Settings) -> Option<MadeRoom> {
    let body = serde_json::to_string(&NewRoom { settings: Some(settings), ..NewRoom::default() }).ok()?;
    let answer = post(&Route::Rooms.path(), &body).await.ok()?;
    MadeRoom::from_json(json::parse(&answer.as_string()?)?)
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
