//! Handing something to other people: by what the browser has for that, else by the clipboard.

use std::time::Duration;

use crate::dom::prelude::*;
use gloo_timers::future::sleep;
use js_sys::Reflect;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Navigator, ShareData};

use crate::session::{Notice, Remedy, Session};
use crate::text;

/// After so long everyone has read that something was copied.
const NOTICE_LASTS: Duration = Duration::from_secs(5);

/// What becomes of something that is to be shared.
enum Outcome {
    /// The browser asked whom to give it to.
    Handed,
    Copied,
    /// It has to be copied by hand.
    Failed,
}

/// Offers `message` and the address `link` to other people; `copied` tells the player if it went to the clipboard.
pub(crate) fn share(session: Session, message: String, link: String, copied: &'static str) {
    spawn_local(async move {
        let whole = format!("{message}\n{link}").trim().to_owned();
        let notice = match offer(&message, &link, &whole).await {
            Outcome::Handed => return,
            Outcome::Copied => copied.into(),
            Outcome::Failed => Notice { text: text::COPY_YOURSELF.to_owned(), remedy: Remedy::Copy(whole) },
        };
        // The player may leave the room meanwhile.
        session.notice.try_set(Some(notice.clone()));
        sleep(NOTICE_LASTS).await;
        session.notice.try_update(|shown| shown.take_if(|shown| *shown == notice && shown.remedy == Remedy::None));
    });
}

async fn offer(message: &str, link: &str, whole: &str) -> Outcome {
    let navigator = window().navigator();
    if has(&navigator, "share") {
        let data = ShareData::new();
        data.set_url(link);
        if !message.is_empty() {
            data.set_text(message);
        }
        match JsFuture::from(navigator.share_with_data(&data)).await {
            Ok(_) => return Outcome::Handed,
            Err(error) if is_abort(&error) => return Outcome::Handed,
            Err(_) => {}
        }
    }
    // Browsers have no clipboard for pages that came by an unprotected connection.
    if has(&navigator, "clipboard") && JsFuture::from(navigator.clipboard().write_text(whole)).await.is_ok() {
        return Outcome::Copied;
    }
    Outcome::Failed
}

fn has(navigator: &Navigator, name: &str) -> bool {
    Reflect::get(navigator, &name.into()).is_ok_and(|value| !value.is_undefined())
}

/// Whether the player closed the browser's dialog.
fn is_abort(error: &JsValue) -> bool {
    Reflect::get(error, &"name".into()).is_ok_and(|name| name == "AbortError")
}
