//! Sharing a text with a link: by the browser's share dialog, else by the clipboard, else by hand.

use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlAnchorElement, Navigator, ShareData};

use crate::session::{Notice, Remedy, Session};
use crate::text;

/// How a text was shared.
enum Outcome {
    /// The browser's share dialog was shown. The player may have cancelled it.
    Handed,
    Copied,
    /// The player has to copy the text by hand.
    Failed,
}

/// Saves a text as a file.
pub(crate) fn save_file(name: &str, text: &str) {
    let link = document().create_element("a").map(JsCast::unchecked_into::<HtmlAnchorElement>);
    if let Ok(link) = link {
        link.set_download(name);
        link.set_href(&format!("data:text/plain;charset=utf-8,{}", js_sys::encode_uri_component(text)));
        link.click();
    }
}

/// Shares `message` and `link`. `copied` is the notice shown if they were copied to the clipboard.
pub(crate) fn share(session: Session, message: String, link: String, copied: &'static str) {
    spawn_local(async move {
        let whole = format!("{message}\n{link}").trim().to_owned();
        let notice = match offer(&message, &link, &whole).await {
            Outcome::Handed => return,
            Outcome::Copied => Notice::good(copied),
            Outcome::Failed => Notice::good(text::COPY_YOURSELF).with(Remedy::Copy(whole)),
        };
        // `try_`, because the player may have left the room.
        session.notice.try_set(Some(notice));
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
    // `navigator.clipboard` is missing on pages that were not loaded over HTTPS.
    if has(&navigator, "clipboard") && JsFuture::from(navigator.clipboard().write_text(whole)).await.is_ok() {
        return Outcome::Copied;
    }
    Outcome::Failed
}

fn has(navigator: &Navigator, name: &str) -> bool {
    Reflect::get(navigator, &name.into()).is_ok_and(|value| !value.is_undefined())
}

/// True if the player closed the share dialog.
fn is_abort(error: &JsValue) -> bool {
    Reflect::get(error, &"name".into()).is_ok_and(|name| name == "AbortError")
}
