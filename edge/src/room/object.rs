//! The callbacks of the runtime.

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

use super::attachment::{Attachment, waiting_from};
use super::chores::Chores;
use super::codec::{Codec, Frame};
use super::connections::{Connections, send_alone};
use super::diary::Diary;
use super::store::Store;
use crate::config::{self, ChannelCreation};
use crate::{limits, platform, respond, words};

#[durable_object]
pub struct RoomObject {
    pub(super) state: State,
    pub(super) env: Env,
    pub(super) store: Rc<Store>,
    pub(super) chores: Rc<Chores>,
    pub(super) diary: Rc<Diary>,
    pub(super) words: Option<Words<'static>>,
    /// `None` until the first callback, and after a failed write, when the memory may be ahead of the storage.
    pub(super) room: RefCell<Option<Room>>,
    pub(super) connections: RefCell<Connections>,
    /// When the alarm is due that was set last.
    pub(super) alarm: Cell<Option<Millis>>,
    /// When the retention of the oldest message ends; `None` if that is unknown or there are no messages.
    pub(super) expiry: Cell<Option<Millis>>,
}

impl DurableObject for RoomObject {
    fn new(state: State, env: Env) -> Self {
        if let Ok(pair) = WebSocketRequestResponsePair::new(PING, PONG) {
            state.set_websocket_auto_response(&pair);
        }
        let diary = Rc::new(Diary::new(&state));
        let store = Rc::new(Store::new(&state, Rc::clone(&diary)));
        Self {
            chores: Rc::new(Chores::new(env.clone(), Rc::clone(&store), Rc::clone(&diary))),
            connections: RefCell::new(Connections::survivors(&state)),
            words: words::built().inspect_err(|error| diary.note_failure("words", error)).ok(),
            room: RefCell::default(),
            alarm: Cell::default(),
            expiry: Cell::default(),
            diary,
            state,
            env,
            store,
        }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        match request.method() {
            Method::Post => self.answer(request.json().await?).await,
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
                if is_leaving { self.part(&socket, player) } else { Ok(()) }
            }
            Err(error) => self.refuse_frame(&socket, error),
        }
    }

    async fn websocket_close(&self, socket: WebSocket, code: usize, _reason: String, _was_clean: bool) -> Result<()> {
        self.lose(&socket, u16::try_from(code).unwrap_or(close::BROKEN)).await
    }

    async fn websocket_error(&self, socket: WebSocket, _error: Error) -> Result<()> {
        self.lose(&socket, close::BROKEN).await
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

    /// Accepts a socket. Its player gets a seat by joining.
    fn accept(&self, request: &Request) -> Result<Response> {
        let name = self.name()?;
        let may_be_made = !name.is_code()
            && (name == RoomName::plaza() || config::channel_creation(&self.env)? == ChannelCreation::Open);
        if !may_be_made && !self.store.exists()? {
            return respond::error(ErrorCode::NoSuchRoom);
        }
        let network = limits::network(request)?;
        if waiting_from(&self.state, &network) >= config::unjoined_max(&self.env)? {
            return respond::error(ErrorCode::TooManyRequests);
        }
        let pair = WebSocketPair::new()?;
        self.state.accept_web_socket(&pair.server);
        let codec = if request.path() == LEGACY { Codec::Legacy } else { Codec::Protocol1 };
        self.connections.borrow_mut().await_join(&self.state, &pair.server, network, codec)?;
        Response::from_websocket(pair.client)
    }

    fn refuse_frame(&self, socket: &WebSocket, error: ProtocolError) -> Result<()> {
        self.diary.note_error(error.code);
        send_alone(socket, &error.into());
        if Attachment::count_wrong_frame(socket)? >= WRONG_FRAMES_MAX {
            socket.close(Some(close::WRONG_FRAMES), Some("too many wrong frames"))?;
        }
        Ok(())
    }

    /// Closes the socket of a player who left.
    fn part(&self, socket: &WebSocket, player: Option<PlayerId>) -> Result<()> {
        Attachment::default().attach(socket)?;
        player.inspect(|&player| self.connections.borrow_mut().remove(player));
        socket.close(Some(close::LEFT), Some("left"))
    }

    /// Drops the player of a socket that is closed, if it has one.
    async fn lose(&self, socket: &WebSocket, code: u16) -> Result<()> {
        self.diary.note_close(code);
        // Completes the closing handshake. Fails where the connection broke and there is none.
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
