//! Platform services that the rules do not use: a clock, randomness, and what the worker crate does not bind of sockets.

use protocol::Millis;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = randomUUID)]
    fn random_uuid() -> String;

    /// A socket whose `send` takes a JavaScript string or bytes, so that a broadcast frame is copied out of wasm once instead of
    /// once for each player.
    #[wasm_bindgen(js_name = WebSocket)]
    type SharedFrameSocket;

    #[wasm_bindgen(method, catch)]
    fn send(this: &SharedFrameSocket, frame: &JsValue) -> Result<(), JsValue>;

    type PingedState;

    #[wasm_bindgen(method, catch, js_name = getWebSocketAutoResponseTimestamp)]
    fn last_auto_response(this: &PingedState, socket: &JsValue) -> Result<Option<js_sys::Date>, JsValue>;
}

/// The address of the client, with its port, as the runtime knows it; `None` at the edge, which has it in a header.
pub(crate) fn client_address(request: &worker::Request) -> Option<String> {
    let cf = js_sys::Reflect::get(request.inner(), &"cf".into()).ok()?;
    js_sys::Reflect::get(&cf, &"clientIp".into()).ok()?.as_string()
}

/// The current time.
pub(crate) fn now() -> Millis {
    Millis(js_sys::Date::now() as u64)
}

/// An unguessable secret: 122 random bits.
pub(crate) fn fresh_token() -> String {
    random_uuid()
}

/// An unguessable number.
pub(crate) fn fresh_number() -> u32 {
    // The first group of a random UUID is eight random hexadecimal digits.
    random_uuid().get(..8).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or_default()
}

/// An unguessable key: 122 of its bits are random.
pub(crate) fn fresh_key() -> u128 {
    u128::from_str_radix(&random_uuid().replace('-', ""), 16).unwrap_or_default()
}

/// An unguessable secret that is short in an address: 64 random bits, as 16 hexadecimal digits.
pub(crate) fn fresh_secret() -> String {
    format!("{:08x}{:08x}", fresh_number(), fresh_number())
}

/// A seed for a new room's choice of prompts. Unlike the others, it is predictable.
pub(crate) fn fresh_seed() -> u64 {
    js_sys::Math::random().to_bits()
}

/// When the runtime last answered a ping of this socket; `None` if its client has never sent one.
pub(crate) fn last_ping(state: &worker::State, socket: &worker::WebSocket) -> Option<Millis> {
    let raw: &JsValue = state.as_raw().as_ref();
    let answered = raw.unchecked_ref::<PingedState>().last_auto_response(socket.as_ref().as_ref());
    answered.ok().flatten().map(|date| Millis(date.get_time() as u64))
}

/// Sends `frame`, a string or bytes. A failure is ignored, because it means that the socket is closing; its close event follows.
pub(crate) fn send_shared(socket: &worker::WebSocket, frame: &JsValue) {
    let raw: &JsValue = socket.as_ref().as_ref();
    if let Err(error) = raw.unchecked_ref::<SharedFrameSocket>().send(frame) {
        worker::console_debug!("a frame was not sent: {error:?}");
    }
}
