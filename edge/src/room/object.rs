//! The runtime's callbacks to a room's object.

use std::rc::Rc;

use protocol::close;
use wasm_bindgen::prelude::*;
use worker::{
    DurableObject, Env, Error, Method, Request, Response, Result, State, WebSocket, WebSocketIncomingMessage,
    durable_object,
};

use super::codec::Frame;
use super::live_room::LiveRoom;

#[durable_object]
pub struct RoomObject {
    /// Shared with the timers.
    room: Rc<LiveRoom>,
}

#[wasm_bindgen]
impl RoomObject {
    /// Handles a text frame. edge/entry.js calls it.
    #[wasm_bindgen(js_name = receiveText)]
    pub fn receive_text(&self, socket: web_sys::WebSocket, text: &str) -> std::result::Result<(), JsValue> {
        Ok(self.room.receive(&socket.into(), Frame::Text(text))?)
    }
}

impl DurableObject for RoomObject {
    fn new(state: State, env: Env) -> Self {
        Self { room: Rc::new(LiveRoom::new(state, env)) }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        match request.method() {
            Method::Post => self.room.handle_call(request.json().await?).await,
            _ => self.room.accept(&request),
        }
    }

    async fn websocket_message(&self, socket: WebSocket, message: WebSocketIncomingMessage) -> Result<()> {
        match &message {
            WebSocketIncomingMessage::String(text) => self.room.receive(&socket, Frame::Text(text)),
            WebSocketIncomingMessage::Binary(_) => self.room.receive(&socket, Frame::Binary),
        }
    }

    async fn websocket_close(&self, socket: WebSocket, code: usize, _reason: String, _was_clean: bool) -> Result<()> {
        self.room.handle_close(&socket, u16::try_from(code).unwrap_or(close::BROKEN))
    }

    async fn websocket_error(&self, socket: WebSocket, _error: Error) -> Result<()> {
        self.room.handle_close(&socket, close::BROKEN)
    }

    async fn alarm(&self) -> Result<Response> {
        self.room.handle_alarm()?;
        Response::empty()
    }
}
