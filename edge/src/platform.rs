//! What the rules do not have: a clock, chance, and a way to hand one JavaScript string to many sockets.

use protocol::Millis;
use wasm_bindgen::prelude::*;
use worker::Date;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = randomUUID)]
    fn random_uuid() -> String;

    /// A socket whose `send` takes a string that JavaScript already holds, so that a frame for a whole room is copied
    /// out of wasm once and not once a player.
    #[wasm_bindgen(js_name = WebSocket)]
    type SharedFrameSocket;

    #[wasm_bindgen(method, catch)]
    fn send(this: &SharedFrameSocket, frame: &js_sys::JsString) -> Result<(), JsValue>;
}

/// The time now.
pub(crate) fn now() -> Millis {
    Millis(Date::now().as_millis())
}

/// A secret that cannot be guessed: 122 random bits.
pub(crate) fn fresh_token() -> String {
    random_uuid()
}

/// A number that cannot be guessed.
pub(crate) fn fresh_number() -> u32 {
    // The first group of a random UUID is eight random hexadecimal digits.
    random_uuid().get(..8).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or_default()
}

/// Some number or other, from which a new room's prompts follow.
pub(crate) fn fresh_seed() -> u64 {
    js_sys::Math::random().to_bits()
}

/// Sends `frame`. A socket that is closing cannot take it, which is no fault: its close comes next.
pub(crate) fn send_shared(socket: &worker::WebSocket, frame: &js_sys::JsString) {
    let raw: &JsValue = socket.as_ref().as_ref();
    if let Err(error) = raw.unchecked_ref::<SharedFrameSocket>().send(frame) {
        worker::console_debug!("a frame was not taken: {error:?}");
    }
}
