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

/// The element of index.html that the page grows in. What stands there before is for the time of loading.
const ROOT: &str = "app";

fn main() {
    console_error_panic_hook::set_once();
    let Some(root) = document().get_element_by_id(ROOT) else { return };
    dom::mount(&root, || App {}.view());
}
