//! The runtime's callbacks to a room's object: requests, frames, closed sockets and alarms.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hangul::RoomName;
use lexicon::Words;
use protocol::http::{ErrorCode, LEGACY};
use protocol::{ClientFrame, Millis, PING, PONG, PlayerId, ProtocolError, WRONG_FRAMES_MAX, close};
use rules::{Input, Room};
use worker::{
    DurableObject, Env, Error, Method, Request, Response, Result, State, WebSocket, WebSocketIncomingMessage,
    WebSocketPair, WebSocketRequestResponsePair, durable_object,
};

use super::attachment::{Attachment, count_waiting};
use super::background::Background;
use super::codec::{Codec, Frame};
use super::connections::{Connections, send_error};
use super::store::Store;
use super::telemetry::Telemetry;
use crate::config::{self, ChannelCreation};
use crate::{limits, platform, respond, words};

#[durable_object]
pub struct RoomObject {
    pub(super) state: State,
    pub(super) env: Env,
    pub(super) store: Rc<Store>,
    pub(super) background: Rc<Background>,
    pub(super) telemetry: Rc<Telemetry>,
    pub(super) words: Option<Words<'static>>,
    /// `None` until the first callback, and after a failed write, when the memory may be ahead of the storage.
    pub(super) room: RefCell<Option<Room>>,
    pub(super) connections: RefCell<Connections>,
    /// The time of the alarm that was set last.
    pub(super) alarm: Cell<Option<Millis>>,
    /// When to delete expired messages next; `None` if that is unknown or there are no messages.
    pub(super) expiry: Cell<Option<Millis>>,
}

impl DurableObject for RoomObject {
    fn new(state: State, env: Env) -> Self {
        if let Ok(pair) = WebSocketRequestResponsePair::new(PING, PONG) {
            state.set_websocket_auto_response(&pair);
        }
        let telemetry = Rc::new(Telemetry::new(&state));
        let store = Rc::new(Store::new(&state, Rc::clone(&telemetry)));
        Self {
            background: Rc::new(Background::new(env.clone(), Rc::clone(&store), Rc::clone(&telemetry))),
            connections: RefCell::new(Connections::restore(&state)),
            words: words::built().inspect_err(|error| telemetry.log_failure("words", error)).ok(),
            room: RefCell::default(),
            alarm: Cell::default(),
            expiry: Cell::default(),
            telemetry,
            state,
            env,
            store,
        }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        match request.method() {
            Method::Post => self.handle_call(request.json().await?).await,
            _ => self.accept(&request),
        }
    }

    async fn websocket_message(&self, socket: WebSocket, message: WebSocketIncomingMessage) -> Result<()> {
        let Attachment { player, codec, .. } = Attachment::of(&socket);
        let frame = match &message {
            WebSocketIncomingMessage::String(text) => Frame::Text(text),
            WebSocketIncomingMessage::Binary(_) => Frame::Binary,
        };
        match codec.read(frame, player, platform::fresh_token) {
            Ok(input) => {
                let is_leaving = matches!(input, Input::Sent { frame: ClientFrame::Leave, .. });
                self.apply(input, Some(&socket)).await?;
                if is_leaving { self.close_after_leave(&socket, player) } else { Ok(()) }
            }
            Err(error) => self.refuse_frame(&socket, error),
        }
    }

    async fn websocket_close(&self, socket: WebSocket, code: usize, _reason: String, _was_clean: bool) -> Result<()> {
        self.handle_close(&socket, u16::try_from(code).unwrap_or(close::BROKEN)).await
    }

    async fn websocket_error(&self, socket: WebSocket, _error: Error) -> Result<()> {
        self.handle_close(&socket, close::BROKEN).await
    }

    async fn alarm(&self) -> Result<Response> {
        self.alarm.set(None);
        if self.store.exists()? {
            self.apply(Input::Tick, None).await?;
        }
        Response::empty()
    }
}

impl RoomObject {
    pub(super) fn name(&self) -> Result<RoomName> {
        let name = self.state.id().name().ok_or("the room has no name")?;
        RoomName::parse(&name).map_err(|error| Error::RustError(error.to_string()))
    }

    /// Accepts a socket. Its player gets a seat by sending `join`.
    fn accept(&self, request: &Request) -> Result<Response> {
        let name = self.name()?;
        let may_be_created = !name.is_code()
            && (name == RoomName::plaza() || config::channel_creation(&self.env)? == ChannelCreation::Open);
        if !may_be_created && !self.store.exists()? {
            return respond::error(ErrorCode::NoSuchRoom);
        }
        let network = limits::network(request)?;
        if count_waiting(&self.state, &network) >= config::unjoined_max(&self.env)? {
            return respond::error(ErrorCode::TooManyRequests);
        }
        let pair = WebSocketPair::new()?;
        self.state.accept_web_socket(&pair.server);
        let codec = if request.path() == LEGACY { Codec::Legacy } else { Codec::Protocol1 };
        self.connections.borrow_mut().await_join(&self.state, &pair.server, network, codec)?;
        Response::from_websocket(pair.client)
    }

    fn refuse_frame(&self, socket: &WebSocket, error: ProtocolError) -> Result<()> {
        self.telemetry.record_wrong_frame(error.code);
        send_error(socket, error);
        if Attachment::count_wrong_frame(socket)? >= WRONG_FRAMES_MAX {
            socket.close(Some(close::WRONG_FRAMES), Some("too many wrong frames"))?;
        }
        Ok(())
    }

    /// Closes the socket of a player who left.
    fn close_after_leave(&self, socket: &WebSocket, player: Option<PlayerId>) -> Result<()> {
        Attachment::default().attach(socket)?;
        player.inspect(|&player| self.connections.borrow_mut().remove(player));
        socket.close(Some(close::LEFT), Some("left"))
    }

    /// Handles a closed socket: its player, if it has one, is disconnected.
    async fn handle_close(&self, socket: &WebSocket, code: u16) -> Result<()> {
        self.telemetry.record_close(code);
        // Completes the closing handshake. Fails if the connection broke.
        let _ = socket.close(Some(close::LEFT), Some(""));
        let attachment = Attachment::of(socket);
        self.connections.borrow_mut().stop_waiting(&attachment);
        Attachment::default().attach(socket)?;
        let Some(player) = attachment.player else { return Ok(()) };
        self.connections.borrow_mut().remove(player);
        self.apply(Input::Drop { player }, None).await?;
        Ok(())
    }
}
