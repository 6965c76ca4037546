//! The runtime's callbacks to a room's object.

use std::rc::Rc;

use protocol::close;
use wasm_bindgen::prelude::*;
use worker::{DurableObject, Env, Error, Method, Request, Response, Result, State, WebSocket, durable_object};

use super::codec::Frame;
use super::live_room::LiveRoom;

#[durable_object]
pub struct RoomObject {
    /// Shared with the timers.
    room: Rc<LiveRoom>,
}

#[wasm_bindgen]
impl RoomObject {
    /// Handles a frame; binary frames come without their content. `edge/entry.js` calls it.
    pub fn receive(&self, socket: web_sys::WebSocket, text: Option<String>) {
        let socket = socket.into();
        let frame = text.as_deref().map_or(Frame::Binary, Frame::Text);
        if let Err(error) = self.room.receive(&socket, frame) {
            self.room.telemetry.log_failure("frame", &error);
            // Nobody answers the frame: the client comes back and sends it again. Fails only if the socket is closed.
            let _ = socket.close(Some(close::INTERNAL), Some("internal error"));
        }
    }
}

impl DurableObject for RoomObject {
    fn new(state: State, env: Env) -> Self {
        Self { room: Rc::new(LiveRoom::new(state, env)) }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        match request.method() {
            Method::Post => self.room.handle_call(request.json().await?).await,
            _ => self.room.accept(&request).await,
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
