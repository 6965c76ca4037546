//! The page's HTTP requests.

mod bundle;

use hangul::RoomName;
use leptos::prelude::window;
use protocol::Settings;
use protocol::http::{Channels, MadeRoom, NewRoom, Route};
use protocol::json::FromJson;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestCache, RequestInit, Response};

use crate::address::address_with_key;
use crate::json;

pub(crate) use bundle::{Given, Remark, bundle, drop_bundle, give_bundle};

/// Timeout of a request, in milliseconds.
const TIMEOUT_MILLIS: u32 = 10_000;

/// Time after which to try again where the server does not say it.
const RETRY_SECONDS: u32 = 60;

/// The first pages of the channels, those with the most people first. `None` if a request fails.
pub(crate) async fn channels(pages: u32) -> Option<Channels> {
    let mut listed = Channels { channels: Vec::new(), more: true };
    for page in 1..=pages {
        if listed.more {
            let query = if page == 1 { String::new() } else { format!("?page={page}") };
            let answer = send(&(Route::Rooms.path() + &query), &RequestInit::new()).await.ok()?;
            let Channels { channels, more } = Channels::from_json(json::parse(&answer.as_string()?)?)?;
            listed.channels.extend(channels);
            listed.more = more;
        }
    }
    Some(listed)
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

/// Answers to the question whether there is a private room with a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lookup {
    Found,
    NoSuchRoom,
    /// This network has asked for too many wrong codes, and may ask again in so many seconds.
    TooMany(u32),
    /// The request failed.
    Failed,
}

/// Asks whether there is a room with this code.
pub(crate) async fn look_up(room: &RoomName) -> Lookup {
    let address = address_with_key(Route::Room { room: room.as_str() }, room);
    let Ok(answer) = fetch(&address, &RequestInit::new()).await else { return Lookup::Failed };
    match answer.status() {
        200 => Lookup::Found,
        404 => Lookup::NoSuchRoom,
        429 => {
            let seconds = answer.headers().get("Retry-After").ok().flatten();
            Lookup::TooMany(seconds.and_then(|seconds| seconds.parse().ok()).unwrap_or(RETRY_SECONDS))
        }
        _ => Lookup::Failed,
    }
}

/// A text of this site. `None` if the request fails.
pub(crate) async fn text(address: &str) -> Option<String> {
    send(address, &RequestInit::new()).await.ok()?.as_string()
}

async fn post(address: &str, body: &str) -> Result<JsValue, JsValue> {
    send(address, &request("POST", Some(body), None)?).await
}

/// A request that may have a JSON body and a token.
fn request(method: &str, body: Option<&str>, token: Option<&str>) -> Result<RequestInit, JsValue> {
    let headers = Headers::new()?;
    headers.set("Content-Type", "application/json")?;
    if let Some(token) = token {
        headers.set("Authorization", &format!("Bearer {token}"))?;
    }
    let request = RequestInit::new();
    request.set_method(method);
    request.set_headers(&headers);
    body.into_iter().for_each(|body| request.set_body(&body.into()));
    Ok(request)
}

async fn fetch(address: &str, request: &RequestInit) -> Result<Response, JsValue> {
    request.set_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT_MILLIS)));
    Ok(JsFuture::from(window().fetch_with_str_and_init(address, request)).await?.unchecked_into())
}

async fn send(address: &str, request: &RequestInit) -> Result<JsValue, JsValue> {
    let response = fetch(address, request).await?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(response.text()?).await
}
