//! Restores an earlier state of a room's storage. The platform keeps every state for 30 days.

use std::time::Duration;

use protocol::http::{ErrorCode, Rewind, Rewound};
use wasm_bindgen::prelude::*;
use worker::{Delay, Response, Result, State};

use crate::{platform, respond};

/// Delay between the response and the restart of the object in milliseconds, so that the response is sent first.
const RESTART_DELAY_MILLIS: u64 = 100;

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

/// Schedules the restoration and restarts the object after the response. All its sockets break, and the clients
/// reconnect.
pub(super) async fn rewind(state: &State, rewind: Rewind) -> Result<Response> {
    let storage = state.storage();
    let storage: &RewindableStorage = storage.as_raw().unchecked_ref();
    let bookmark = match rewind {
        Rewind::Seconds(seconds) => {
            let moment = platform::now().minus(seconds.saturating_mul(1000));
            storage.bookmark_for_time(moment.0 as f64).await
        }
        Rewind::Bookmark(bookmark) => Ok(bookmark.into()),
    };
    let restored = match bookmark {
        Ok(bookmark) => storage.restore_at_next_start(&bookmark).await,
        Err(error) => Err(error),
    };
    let Ok(undo) = restored else { return respond::error(ErrorCode::CannotRewind) };
    let raw: &JsValue = state.as_raw().as_ref();
    let object: AbortableState = raw.clone().unchecked_into();
    state.wait_until(async move {
        Delay::from(Duration::from_millis(RESTART_DELAY_MILLIS)).await;
        // If abort() fails, the platform restores the state at the object's next start.
        let _ = object.abort("the room goes back to an earlier state");
    });
    respond::json(202, &Rewound { bookmark: undo.as_string().unwrap_or_default() })
}
