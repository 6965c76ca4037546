//! Bringing a room back to how it was: the platform remembers every state of an object's storage for 30 days.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use worker::{Delay, Response, Result, State};

use crate::api::{ApiError, answer};
use crate::platform;

/// The platform remembers 30 days.
pub(crate) const SECONDS_MAX: u64 = 30 * 24 * 60 * 60;
/// The object starts anew so long after it has answered, in milliseconds.
const PARTING_MILLIS: u64 = 100;

#[wasm_bindgen]
extern "C" {
    type RewindableStorage;

    #[wasm_bindgen(method, catch, js_name = getBookmarkForTime)]
    async fn bookmark_for_time(this: &RewindableStorage, time: f64) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = onNextSessionRestoreBookmark)]
    async fn restore_at_next_start(this: &RewindableStorage, bookmark: &JsValue) -> Result<JsValue, JsValue>;

    type AbortableState;

    #[wasm_bindgen(method, catch)]
    fn abort(this: &AbortableState, reason: &str) -> Result<(), JsValue>;
}

/// Where to go back to.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Rewind {
    /// How it was so many seconds ago, at most [`SECONDS_MAX`].
    Seconds(u64),
    /// How it was before it was brought back.
    Bookmark(String),
}

#[derive(Serialize)]
struct Rewound {
    /// Leads back to how it was until now.
    bookmark: String,
}

/// Brings the storage back, and starts the object anew once that is answered: every socket breaks and comes back.
pub(super) async fn rewind(state: &State, rewind: Rewind) -> Result<Response> {
    let storage = state.storage();
    let storage: &RewindableStorage = storage.as_raw().unchecked_ref();
    let bookmark = match rewind {
        Rewind::Seconds(seconds) => {
            let moment = platform::now().0.saturating_sub(seconds.saturating_mul(1000));
            storage.bookmark_for_time(moment as f64).await
        }
        Rewind::Bookmark(bookmark) => Ok(bookmark.into()),
    };
    let restored = match bookmark {
        Ok(bookmark) => storage.restore_at_next_start(&bookmark).await,
        Err(error) => Err(error),
    };
    let Ok(undo) = restored else { return ApiError::CANNOT_REWIND.response() };
    let parting: &JsValue = state.as_raw().as_ref();
    let parting: AbortableState = parting.clone().unchecked_into();
    state.wait_until(async move {
        Delay::from(Duration::from_millis(PARTING_MILLIS)).await;
        // An object that cannot be stopped goes back when it next starts by itself.
        let _ = parting.abort("the room is brought back to how it was");
    });
    answer(202, &Rewound { bookmark: undo.as_string().unwrap_or_default() })
}
