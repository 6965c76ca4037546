//! A socket of the gateway, with the listeners for what comes from it.

use js_sys::{ArrayBuffer, JsString, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BinaryType, CloseEvent, MessageEvent};
use worker::{Result, WebSocket};

/// A frame of a socket, or its end.
pub(super) enum Heard {
    /// A binary frame.
    Bytes(Vec<u8>),
    /// A text frame.
    Text(String),
    /// More bytes than this side takes.
    TooLarge,
    /// The socket is closed, with this code.
    Closed(u16),
}

/// A socket and its listeners, which end with it.
pub(super) struct Listener {
    socket: WebSocket,
    message: Closure<dyn FnMut(MessageEvent)>,
    close: Closure<dyn FnMut(CloseEvent)>,
}

impl Listener {
    /// Accepts a socket and passes what comes from it to `hear`: frames of at most `bytes_max` bytes or UTF-16 units, and its end.
    pub(super) fn accept(socket: WebSocket, bytes_max: u32, hear: impl Fn(Heard) + Clone + 'static) -> Result<Self> {
        let raw: &web_sys::WebSocket = socket.as_ref();
        raw.set_binary_type(BinaryType::Arraybuffer);
        let hear_message = hear.clone();
        let message = Closure::new(move |event: MessageEvent| hear_message(heard(&event.data(), bytes_max)));
        let close = Closure::new(move |event: CloseEvent| hear(Heard::Closed(event.code())));
        raw.add_event_listener_with_callback("message", message.as_ref().unchecked_ref())?;
        raw.add_event_listener_with_callback("close", close.as_ref().unchecked_ref())?;
        socket.accept()?;
        Ok(Self { socket, message, close })
    }

    /// Sends a text. A failure means that the socket is closing; its close event follows.
    pub(super) fn send_text(&self, text: &str) {
        let _ = self.socket.send_with_str(text);
    }

    /// As [`Listener::send_text`].
    pub(super) fn send_bytes(&self, bytes: &[u8]) {
        let _ = self.socket.send_with_bytes(bytes);
    }

    /// Closes the socket. Fails if it is closed already.
    pub(super) fn close(&self, code: u16, reason: &str) {
        let _ = self.socket.close(Some(code), Some(reason));
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let raw: &web_sys::WebSocket = self.socket.as_ref();
        // Cannot fail: both are functions.
        let _ = raw.remove_event_listener_with_callback("message", self.message.as_ref().unchecked_ref());
        let _ = raw.remove_event_listener_with_callback("close", self.close.as_ref().unchecked_ref());
    }
}

fn heard(data: &JsValue, bytes_max: u32) -> Heard {
    // Checked before the frame is copied into the program's memory, which never shrinks.
    match (data.dyn_ref::<ArrayBuffer>(), data.dyn_ref::<JsString>()) {
        (Some(buffer), _) if buffer.byte_length() <= bytes_max => Heard::Bytes(Uint8Array::new(buffer).to_vec()),
        (_, Some(text)) if text.length() <= bytes_max => Heard::Text(text.into()),
        _ => Heard::TooLarge,
    }
}
