//! The Durable Object of one room: callbacks in, effects out.

use std::cell::{Cell, RefCell};

use game::names::RoomName;
use game::protocol::{
    self, ClientFrame, ErrorCode, PING, PONG, PlayerId, ProtocolError, ServerEvent, WRONG_FRAMES_MAX, close,
};
use game::room::{Input, Room};
use game::time::Millis;
use game::words::Words;
use worker::{
    DurableObject, Env, Error, Method, Request, Response, Result, State, WebSocket, WebSocketIncomingMessage,
    WebSocketPair, WebSocketRequestResponsePair, console_error, durable_object,
};

use crate::connections::{Attachment, Connections};
use crate::platform;
use crate::room_call::RoomCall;
use crate::store::Store;

/// The word data, read in place.
static WORDS: &[u8] = include_bytes!("../../words/built/words.bin");

#[durable_object]
pub struct RoomObject {
    state: State,
    store: Store,
    words: Option<Words<'static>>,
    /// `None` until the first callback, and after a failed write: then storage knows better than memory.
    room: RefCell<Option<Room>>,
    connections: RefCell<Connections>,
    alarm: Cell<Option<Millis>>,
}

impl DurableObject for RoomObject {
    fn new(state: State, _env: Env) -> Self {
        if let Ok(pair) = WebSocketRequestResponsePair::new(PING, PONG) {
            state.set_websocket_auto_response(&pair);
        }
        let store = Store::new(&state);
        let connections = RefCell::new(Connections::survivors(&state));
        let words = Words::new(WORDS).inspect_err(|error| console_error!("word data: {error}")).ok();
        Self { state, store, words, room: RefCell::default(), connections, alarm: Cell::default() }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        if request.method() == Method::Post {
            return self.answer(request.json().await?);
        }
        let pair = WebSocketPair::new()?;
        if self.name()?.is_code() && !self.store.exists()? {
            // A page is not told why a handshake failed, but why a socket was closed.
            pair.server.accept()?;
            pair.server.close(Some(close::NO_SUCH_ROOM), Some("no such room"))?;
        } else {
            self.state.accept_web_socket(&pair.server);
            Attachment::default().attach(&pair.server)?;
        }
        Response::from_websocket(pair.client)
    }

    async fn websocket_message(&self, socket: WebSocket, message: WebSocketIncomingMessage) -> Result<()> {
        let frame = match message {
            WebSocketIncomingMessage::String(text) => ClientFrame::read(&text),
            WebSocketIncomingMessage::Binary(_) => Err(ErrorCode::Binary.into()),
        };
        let player = Attachment::of(&socket).player;
        match frame.and_then(|frame| input_from(frame, player)) {
            Ok(input) => {
                let is_leaving = matches!(input, Input::Sent { frame: ClientFrame::Leave, .. });
                self.apply(input, Some(&socket)).await?;
                if is_leaving { self.part(&socket, player) } else { Ok(()) }
            }
            Err(error) => self.refuse_frame(&socket, error),
        }
    }

    async fn websocket_close(&self, socket: WebSocket, _code: usize, _reason: String, _was_clean: bool) -> Result<()> {
        self.lose(&socket).await
    }

    async fn websocket_error(&self, socket: WebSocket, _error: Error) -> Result<()> {
        self.lose(&socket).await
    }

    async fn alarm(&self) -> Result<Response> {
        self.alarm.set(None);
        self.apply(Input::Tick, None).await?;
        Response::empty()
    }
}

/// What a frame of `player` asks of the room.
fn input_from(frame: ClientFrame, player: Option<PlayerId>) -> Result<Input, ProtocolError> {
    match (frame, player) {
        (ClientFrame::Join { .. }, Some(_)) => Err(ErrorCode::AlreadyJoined.into()),
        (ClientFrame::Join { version, nickname, resume }, None) => match version {
            protocol::VERSION => Ok(Input::Join { nickname, resume, fresh_token: platform::fresh_token() }),
            other => Err(ProtocolError::new(ErrorCode::UnsupportedVersion, other.to_string())),
        },
        (_, None) => Err(ErrorCode::NotJoined.into()),
        (frame, Some(player)) => Ok(Input::Sent { player, frame }),
    }
}

/// Tells one socket something that has no place in the room's order.
fn send_alone(socket: &WebSocket, event: &ServerEvent) {
    platform::send_shared(socket, &protocol::write_events(&[event]).into());
}

impl RoomObject {
    /// Lets the room handle one input: stores what follows, and only then sends it.
    async fn apply(&self, input: Input, sender: Option<&WebSocket>) -> Result<()> {
        let applied = self.restore().and_then(|()| self.handle(input, sender));
        if let Err(error) = applied {
            self.room.take();
            console_error!("{error}");
            sender.inspect(|socket| send_alone(socket, &ErrorCode::Internal.into()));
            return Ok(());
        }
        self.set_alarm().await
    }

    /// Brings the room back into memory, if it is not there and ever was.
    fn restore(&self) -> Result<()> {
        if self.room.borrow().is_some() {
            return Ok(());
        }
        let Some(room) = self.store.load(platform::now())? else { return Ok(()) };
        self.room.replace(Some(room));
        let connected = self.connections.borrow().players();
        self.handle(Input::Restore { connected }, None)
    }

    fn handle(&self, input: Input, sender: Option<&WebSocket>) -> Result<()> {
        let words = self.words.as_ref().ok_or("the word data cannot be read")?;
        let now = platform::now();
        let mut slot = self.room.borrow_mut();
        let is_new = slot.is_none();
        let room = match slot.as_mut() {
            Some(room) => room,
            None => slot.insert(self.new_room(now)?),
        };
        let (epoch, seq) = room.position();
        let effects = room.handle(now, input, words);
        let anything_to_keep = effects.snapshot_changed || !effects.events.is_empty();
        if anything_to_keep {
            if is_new {
                self.store.create(room)?;
            }
            self.store.save(room, &effects)?;
        } else if is_new {
            // Nobody got in: the room does not exist yet.
            slot.take();
        }
        if let Some(message) = &effects.for_operators {
            self.store.keep_for_operators(now, message)?;
        }
        let restored = ServerEvent::Restored { epoch, seq };
        let mut connections = self.connections.borrow_mut();
        if let Some(socket) = sender {
            if let Some(seated) = effects.seated {
                connections.seat(seated.player, socket)?;
            }
            if !effects.reply.is_empty() {
                connections.reply(socket, &effects.reply, &restored);
            }
        }
        if !effects.events.is_empty() {
            connections.broadcast(&effects.events, &restored);
        }
        for event in &effects.events {
            if let ServerEvent::Removed { player, .. } = event {
                connections.throw_out(*player)?;
            }
        }
        Ok(())
    }

    fn name(&self) -> Result<RoomName> {
        let name = self.state.id().name().ok_or("the room has no name")?;
        RoomName::parse(&name).map_err(|error| Error::RustError(error.to_string()))
    }

    fn new_room(&self, now: Millis) -> Result<Room> {
        match self.name()? {
            name if name.is_code() => Err("a private room has to be made first".into()),
            name => Ok(Room::channel(name, now.0, platform::fresh_seed())),
        }
    }

    fn answer(&self, call: RoomCall) -> Result<Response> {
        match call {
            RoomCall::Create { settings, maker_token } => {
                if self.store.exists()? {
                    return Ok(Response::empty()?.with_status(409));
                }
                let now = platform::now();
                let room = Room::private(self.name()?, now.0, platform::fresh_seed(), settings, maker_token);
                self.store.create(&room)?;
                Ok(Response::empty()?.with_status(201))
            }
        }
    }

    /// Wakes the object for the next deadline; an alarm too many does no harm, so none is ever taken back.
    async fn set_alarm(&self) -> Result<()> {
        let deadline = self.room.borrow().as_ref().and_then(Room::next_deadline);
        let Some(deadline) = deadline.filter(|_| self.alarm.get() != deadline) else { return Ok(()) };
        self.alarm.set(Some(deadline));
        let offset = deadline.since(platform::now());
        self.state.storage().set_alarm(i64::try_from(offset).unwrap_or(i64::MAX)).await
    }

    fn refuse_frame(&self, socket: &WebSocket, error: ProtocolError) -> Result<()> {
        let attachment = Attachment::of(socket);
        let wrong_frames = attachment.wrong_frames.saturating_add(1);
        Attachment { wrong_frames, ..attachment }.attach(socket)?;
        send_alone(socket, &error.into());
        if wrong_frames >= WRONG_FRAMES_MAX {
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

    /// A socket is gone, and with it perhaps a player's connection.
    async fn lose(&self, socket: &WebSocket) -> Result<()> {
        // Answers the other side's close, which waits for it; on a connection that broke there is nothing to answer.
        let _ = socket.close(Some(close::LEFT), Some(""));
        let Some(player) = Attachment::of(socket).player else { return Ok(()) };
        Attachment::default().attach(socket)?;
        self.connections.borrow_mut().remove(player);
        self.apply(Input::Drop { player }, None).await
    }
}
