//! The page of 초성한판: it shows what the server decides.

mod address;
mod api;
mod clock;
mod components;
mod composer;
mod dom;
mod extras;
mod identity;
mod json;
mod nfc;
mod preferences;
mod screens;
mod session;
mod share;
mod state;
mod text;

use leptos::prelude::document;
use screens::App;
use wasm_bindgen::prelude::*;

/// The element of index.html that the page grows in. What is shown until then stands beside it.
const ROOT: &str = "app";

#[wasm_bindgen]
extern "C" {
    /// Of index.html: calls `begin` once nobody is in the middle of something, and hands over what was done until then.
    #[wasm_bindgen(js_name = takeOver)]
    fn take_over(begin: &JsValue);
}

fn main() {
    console_error_panic_hook::set_once();
    take_over(&Closure::once_into_js(|| {
        let Some(root) = document().get_element_by_id(ROOT) else { return };
        dom::mount(&root, || App {}.view());
    }));
}
