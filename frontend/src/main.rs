//! The page of 초성한판. The server decides everything; the page shows it and sends the player's input.

mod address;
mod api;
mod browser_storage;
mod clock;
mod components;
mod composer;
mod dom;
mod extras;
mod friendly_nickname;
mod json;
mod navigator;
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

/// Id of the element in index.html that the page is mounted into. The static shell is its sibling.
const ROOT: &str = "app";

#[wasm_bindgen]
extern "C" {
    /// Defined in shell/until.js. Calls `begin` once no input is in progress, then hands over what was typed and
    /// pressed.
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
