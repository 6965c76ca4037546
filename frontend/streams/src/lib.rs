//! Stands in for wasm-streams. Leptos always links server functions, and they its classes, which are exported to scripts
//! and therefore stay in the page although nothing here calls a server function: 5 kB of the page.

use futures_util::Stream;
use wasm_bindgen::JsValue;

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// A stream of the browser, as it is.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// An empty stream: what comes from Rust cannot be handed over here.
    ///
    /// # Panics
    ///
    /// Where the browser knows no streams.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(wasm_bindgen::UnwrapThrowExt::unwrap_throw(web_sys::ReadableStream::new()))
    }

    /// Nothing: what the browser reads cannot be handed over here.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> + 'static {
        futures_util::stream::empty()
    }
}
