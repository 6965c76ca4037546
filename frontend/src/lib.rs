//! The page of 초성한판. The server decides everything; the page shows it and sends the player's input.
//!
//! Built for WebAssembly, this is the page's program. Built natively, it draws the first picture, see [`first_picture`].

mod address;
mod api;
mod browser_storage;
mod clock;
mod components;
mod composer;
mod erased;
mod extras;
#[cfg(not(target_arch = "wasm32"))]
mod first_picture;
mod focus;
mod friendly_nickname;
mod json;
mod look;
mod navigator;
mod nfc;
mod preferences;
mod screens;
mod session;
mod share;
pub mod state;
mod text;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
extern "C" {
    /// Defined in shell/until.js. Calls `begin` with an element to mount the page into. Once no input is in progress, it
    /// shows the element and hands over what was typed and pressed.
    #[wasm_bindgen(js_name = takeOver)]
    fn take_over(begin: &JsValue);
}

/// Starts the page.
#[cfg(target_arch = "wasm32")]
pub fn run() {
    use address::Address;
    use leptos::prelude::*;
    use screens::App;

    console_error_panic_hook::set_once();
    take_over(&Closure::once_into_js(|root: web_sys::HtmlElement| {
        let page = || view! { <App address=Address::current() introduced=false/> };
        leptos::mount::mount_to(root, page).forget();
        components::lazy::fetch_soon();
    }));
}

/// Prints the first picture.
#[cfg(not(target_arch = "wasm32"))]
pub fn run() {
    print!("{}", first_picture::as_json());
}
