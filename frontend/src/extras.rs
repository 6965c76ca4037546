//! What only some people need comes as a small script of its own, once it is needed.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlCanvasElement;

#[wasm_bindgen]
extern "C" {
    /// The browser's own `import()`.
    fn import(address: &str) -> Promise;
}

/// Draws `link` as a QR code.
pub(crate) fn draw_qr(canvas: &HtmlCanvasElement, link: &str) {
    call("/extra/qr.mjs", "qr", Array::of2(canvas, &link.into()));
}

/// Lets something that happened be heard, felt or both.
pub(crate) fn cue(name: &str, sound: bool, vibration: bool) {
    call("/extra/cue.mjs", "cue", Array::of3(&name.into(), &sound.into(), &vibration.into()));
}

/// Calls a function of a script, once that is there. Without it the game goes on.
fn call(script: &'static str, function: &'static str, arguments: Array) {
    spawn_local(async move {
        let _ = async {
            let module = JsFuture::from(import(script)).await?;
            let function: Function = Reflect::get(&module, &function.into())?.dyn_into()?;
            function.apply(&JsValue::NULL, &arguments)
        }
        .await;
    });
}
