//! Unicode normalisation by the browser, so that the page need not carry the tables.

/// `text` in NFC.
pub(crate) fn nfc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}
