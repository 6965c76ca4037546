//! Features that few players use, each a separate script that is loaded on first use.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlCanvasElement;

#[wasm_bindgen]
extern "C" {
    /// The browser's dynamic `import()`.
    fn import(address: &str) -> Promise;
}

/// Draws `link` as a QR code.
pub(crate) fn draw_qr(canvas: &HtmlCanvasElement, link: &str) {
    call("/extra/qr.mjs", "qr", Array::of2(canvas, &link.into()));
}

/// Plays the cue `name` as a sound, a vibration or both.
pub(crate) fn cue(name: &str, sound: bool, vibration: bool) {
    call("/extra/cue.mjs", "cue", Array::of3(&name.into(), &sound.into(), &vibration.into()));
}

/// Imports `script` and calls its `function`. Errors are ignored, because the game works without these features.
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
