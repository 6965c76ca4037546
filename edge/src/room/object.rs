//! Callbacks in, effects out.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hangul::RoomName;
use lexicon::Words;
use protocol::{
    ClientFrame, ErrorCode, Millis, PING, PONG, PlayerId, ProtocolError, ServerEvent, WRONG_FRAMES_MAX, close, legacy,
};
use rules::{Effects, Input, Room};
use worker::{
    DurableObject, Env, Error, Method, Request, Response, Result, State, WebSocket, WebSocketIncomingMessage,
    WebSocketPair, WebSocketRequestResponsePair, durable_object,
};

use super::attachment::{Attachment, waiting_from};
use super::chores::Chores;
use super::connections::{Connections, Told};
use super::diary::Diary;
use super::store::Store;
use crate::api::ApiError;
use crate::config::{self, ChannelCreation};
use crate::{limits, platform, routes, words};

#[durable_object]
pub struct RoomObject {
    pub(super) state: State,
    pub(super) env: Env,
    pub(super) store: Rc<Store>,
    pub(super) chores: Rc<Chores>,
    pub(super) diary: Rc<Diary>,
    words: Option<Words<'static>>,
    /// `None` until the first callback, and after a failed write: then storage knows better than memory.
    pub(super) room: RefCell<Option<Room>>,
    connections: RefCell<Connections>,
    pub(super) alarm: Cell<Option<Millis>>,
    /// When messages have to be deleted next; `None` if that is not known, or there are none.
    pub(super) expiry: Cell<Option<Millis>>,
}

impl DurableObject for RoomObject {
    fn new(state: State, env: Env) -> Self {
        if let Ok(pair) = WebSocketRequestResponsePair::new(PING, PONG) {
            state.set_websocket_auto_response(&pair);
        }
        let (store, diary) = (Rc::new(Store::new(&state)), Rc::new(Diary::new(&state)));
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
            _ => self.take_in(&request),
        }
    }

    async fn websocket_message(&self, socket: WebSocket, message: WebSocketIncomingMessage) -> Result<()> {
        let Attachment { player, legacy, .. } = Attachment::of(&socket);
        if legacy {
            let frame = match message {
                WebSocketIncomingMessage::String(text) => legacy::ClientFrame::read(&text),
                WebSocketIncomingMessage::Binary(_) => legacy::ClientFrame::Unknown,
            };
            let input = Input::Legacy { player, frame, fresh: platform::fresh_token() };
            return self.apply(input, Some(&socket)).await.map(drop);
        }
        let frame = match message {
            WebSocketIncomingMessage::String(text) => ClientFrame::read(&text),
            WebSocketIncomingMessage::Binary(_) => Err(ErrorCode::Binary.into()),
        };
        match frame.and_then(|frame| input_from(frame, player)) {
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
    let frame = match Attachment::of(socket).legacy {
        true => legacy::notice(event),
        false => Some(protocol::write_events(&[event])),
    };
    frame.into_iter().for_each(|frame| platform::send_shared(socket, &frame.into()));
}

impl RoomObject {
    /// Takes a socket in. Nobody has a seat before joining through it.
    fn take_in(&self, request: &Request) -> Result<Response> {
        let name = self.name()?;
        let may_be_made = !name.is_code()
            && (name == RoomName::plaza() || config::channel_creation(&self.env)? == ChannelCreation::Open);
        if !may_be_made && !self.store.exists()? {
            return ApiError::NO_SUCH_ROOM.response();
        }
        let network = limits::network(request)?;
        if waiting_from(&self.state, &network) >= config::unjoined_max(&self.env)? {
            return ApiError::TOO_MANY_REQUESTS.response();
        }
        let pair = WebSocketPair::new()?;
        self.state.accept_web_socket(&pair.server);
        let legacy = request.path() == routes::LEGACY;
        self.connections.borrow_mut().await_join(&self.state, &pair.server, network, legacy)?;
        Response::from_websocket(pair.client)
    }

    /// Lets the room handle one input: stores what follows, and only then sends it. `None` where that failed: then
    /// nothing was done.
    pub(super) async fn apply(&self, input: Input, sender: Option<&WebSocket>) -> Result<Option<Effects>> {
        let received = platform::now();
        let applied = self.restore().and_then(|()| self.handle(input, sender, received));
        let effects = match applied {
            Ok(effects) => effects,
            Err(error) => {
                self.room.take();
                self.diary.note_failure("input", &error);
                sender.inspect(|socket| send_alone(socket, &ErrorCode::Internal.into()));
                return Ok(None);
            }
        };
        if effects.closed {
            self.close(&effects).await?;
        } else {
            self.run_chores().await?;
        }
        Ok(Some(effects))
    }

    /// Brings the room back into memory, if it is not there and ever was.
    pub(super) fn restore(&self) -> Result<()> {
        if self.room.borrow().is_some() {
            return Ok(());
        }
        let begun = platform::now();
        let Some(room) = self.store.load()? else { return Ok(()) };
        self.room.replace(Some(room));
        self.chores.wake()?;
        let connected = self.connections.borrow().players();
        let people = connected.len();
        self.handle(Input::Restore { connected }, None, begun)?;
        self.diary.note_restored(platform::now().since(begun), people);
        Ok(())
    }

    fn handle(&self, input: Input, sender: Option<&WebSocket>, received: Millis) -> Result<Effects> {
        let edits = self.chores.edits();
        let words = self.words.as_ref().ok_or("the word data cannot be read")?.edited(&edits);
        let now = platform::now();
        let mut slot = self.room.borrow_mut();
        let is_new = slot.is_none();
        let room = match slot.as_mut() {
            Some(room) => room,
            None => slot.insert(self.new_room(now)?),
        };
        let (epoch, seq) = room.position();
        let effects = room.handle(now, input, &words);
        if effects.closed {
            self.diary.note(&effects, room, received);
            return Ok(effects);
        }
        if effects.snapshot_changed || !effects.events.is_empty() || effects.for_operators.is_some() {
            if is_new {
                self.store.create(room)?;
                self.diary.note_created();
            }
            self.store.save(now, room, &effects)?;
        }
        let restored = ServerEvent::Restored { epoch, seq };
        self.tell(&effects, sender, &Told { events: &effects.events, restored, room })?;
        self.diary.note(&effects, room, received);
        if is_new && !self.store.exists()? {
            // Nobody got in: there is no room yet.
            slot.take();
        }
        Ok(effects)
    }

    fn tell(&self, effects: &Effects, sender: Option<&WebSocket>, told: &Told<'_>) -> Result<()> {
        let mut connections = self.connections.borrow_mut();
        if let Some(socket) = sender {
            if let Some(seated) = effects.seated {
                connections.seat(seated.player, socket)?;
            }
            if !effects.reply.is_empty() {
                connections.reply(socket, &effects.reply, told);
            }
        }
        if !effects.events.is_empty() {
            connections.broadcast(told, effects.seated.map(|seated| seated.player));
        }
        for event in &effects.events {
            if let ServerEvent::Removed { player, .. } = event {
                connections.throw_out(*player)?;
            }
        }
        Ok(())
    }

    /// Forgets everything, and then tells everyone.
    async fn close(&self, effects: &Effects) -> Result<()> {
        self.state.storage().delete_all().await?;
        self.store.forget_existence();
        let listing = self.room.take().as_ref().map(Room::listing);
        self.connections.borrow_mut().close_all(&effects.events)?;
        if let Some(listing) = listing {
            self.chores.close(listing).await;
        }
        Ok(())
    }

    pub(super) fn name(&self) -> Result<RoomName> {
        let name = self.state.id().name().ok_or("the room has no name")?;
        RoomName::parse(&name).map_err(|error| Error::RustError(error.to_string()))
    }

    fn new_room(&self, now: Millis) -> Result<Room> {
        match self.name()? {
            name if name.is_code() => Err("a private room has to be made first".into()),
            name => Ok(Room::channel(name, now.0, platform::fresh_seed())),
        }
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

    /// A socket is gone, and with it perhaps a player's connection.
    async fn lose(&self, socket: &WebSocket, code: u16) -> Result<()> {
        self.diary.note_close(code);
        // Answers the other side's close, which waits for it; on a connection that broke there is nothing to answer.
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
