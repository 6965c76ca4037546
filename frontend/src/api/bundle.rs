//! Requests about the bundle of words of a private room, by its maker.

use hangul::RoomName;
use protocol::from_json;
use protocol::http::{NewBundle, Route};
use protocol::json::{Json, take};
use wasm_bindgen_futures::JsFuture;

use super::{fetch, request};
use crate::{browser_storage, json, text};

/// The outcome of giving a room a bundle of words.
pub(crate) enum Given {
    /// The room has it. The remarks are about what its maker may want to mend.
    Taken { name: String, words: String, count: u32, remarks: Vec<Remark> },
    /// The faults, each of a line or of the whole text.
    Refused(Vec<Remark>),
}

/// A remark on a line of a bundle.
#[derive(Clone)]
pub(crate) struct Remark {
    /// The line, from 1; 0 for the whole.
    pub(crate) line: u32,
    code: String,
    pub(crate) message: String,
}

from_json! { Remark { line, code, message } }

impl Remark {
    /// Whether the line is taken once it is confirmed.
    pub(crate) fn may_be_confirmed(&self) -> bool {
        self.code == "not_mild"
    }
}

/// Gives the room a bundle, as its maker.
pub(crate) async fn give_bundle(room: &RoomName, new: &NewBundle) -> Given {
    let body = serde_json::to_string(new).unwrap_or_default();
    let mut answer = as_maker("PUT", room, Some(&body)).await.unwrap_or(Json::Null);
    let remarks: Option<Vec<Remark>> = take(&mut answer, "remarks");
    match (take(&mut answer, "name"), take(&mut answer, "text"), take(&mut answer, "words"), remarks) {
        (Some(name), Some(words), Some(count), remarks) => {
            Given::Taken { name, words, count, remarks: remarks.unwrap_or_default() }
        }
        (.., Some(remarks)) if !remarks.is_empty() => Given::Refused(remarks),
        _ => {
            let message = take(&mut answer, "message").unwrap_or_else(|| text::BUNDLE_FAILED.to_owned());
            Given::Refused(vec![Remark { line: 0, code: String::new(), message }])
        }
    }
}

/// The name and the words of the room's bundle, for its maker.
pub(crate) async fn bundle(room: &RoomName) -> Option<(String, String)> {
    let mut answer = as_maker("GET", room, None).await?;
    Some((take(&mut answer, "name")?, take(&mut answer, "text")?))
}

/// Takes the room its bundle. False if the request fails.
pub(crate) async fn drop_bundle(room: &RoomName) -> bool {
    as_maker("DELETE", room, None).await == Some(Json::Null)
}

/// The answer to a call about the room's bundle, with the token of this browser's seat. `None` if the request fails, or
/// the answer is no JSON.
async fn as_maker(method: &str, room: &RoomName, body: Option<&str>) -> Option<Json> {
    let request = request(method, body, Some(&browser_storage::token(room)?)).ok()?;
    let answer = fetch(&Route::Bundle { room: room.as_str() }.path(), &request).await.ok()?;
    let text = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
    if text.is_empty() { Some(Json::Null) } else { json::parse(&text) }
}
