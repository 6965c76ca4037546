//! Hangul in its usual form. The browser has the tables for it, so the page need not carry them.

/// `text` in NFC.
pub(crate) fn nfc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}
