//! A room while its object is awake: its memory, its storage and its sockets.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hangul::RoomName;
use lexicon::Words;
use protocol::{ClientFrame, Millis, PING, PONG, PlayerId, ProtocolError, WRONG_FRAMES_MAX, close};
use rules::{Input, Outbox, Room};
use worker::{Env, Error, Result, State, WebSocket, WebSocketRequestResponsePair};

use super::attachment::{Attachment, Sender};
use super::background::Background;
use super::codec::Frame;
use super::connections::{Connections, Origin};
use super::delivery::send_error;
use super::store::Store;
use super::telemetry::Telemetry;
use super::timer::Timer;
use crate::{config, platform, words};

pub(super) struct LiveRoom {
    pub(super) state: State,
    pub(super) env: Env,
    pub(super) store: Rc<Store>,
    pub(super) background: Rc<Background>,
    pub(super) telemetry: Rc<Telemetry>,
    pub(super) words: Option<Words<'static>>,
    /// `None` until the first input, and after a failed flush, when the memory is ahead of the storage.
    pub(super) room: RefCell<Option<Room>>,
    /// Effects of the inputs since the last flush.
    pub(super) outbox: RefCell<Outbox<Origin>>,
    pub(super) connections: RefCell<Connections>,
    /// False if every input is flushed at once, whatever the number of connections.
    pub(super) is_windowed: bool,
    /// For the next flush and for deadlines that are near.
    pub(super) timer: Timer,
    /// The earliest alarm that is set; `None` if that is unknown.
    pub(super) alarm: Cell<Option<Millis>>,
    /// When a failed input or flush is followed by another tick; `None` without one.
    pub(super) retry: Cell<Option<Millis>>,
    /// The number of failures since the last flush that succeeded.
    pub(super) failures: Cell<u32>,
    /// When to delete expired messages next; `None` if that is unknown or there are no messages.
    pub(super) expiry: Cell<Option<Millis>>,
}

impl LiveRoom {
    pub(super) fn new(state: State, env: Env) -> Self {
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
            outbox: RefCell::default(),
            is_windowed: config::is_windowed(&env).unwrap_or_else(|error| {
                telemetry.log_failure("configuration", &error);
                true
            }),
            timer: Timer::default(),
            alarm: Cell::default(),
            retry: Cell::default(),
            failures: Cell::default(),
            expiry: Cell::default(),
            telemetry,
            state,
            env,
            store,
        }
    }

    pub(super) fn name(&self) -> Result<RoomName> {
        let name = self.state.id().name().ok_or("the room has no name")?;
        RoomName::parse(&name).map_err(|error| Error::RustError(error.to_string()))
    }

    /// Handles a frame.
    pub(super) fn receive(self: &Rc<Self>, socket: &WebSocket, frame: Frame<'_>) -> Result<()> {
        let sender = self.settled_sender(socket);
        let Sender { player, codec, .. } = sender;
        if sender.is_detached {
            return Ok(());
        }
        match codec.read(frame, player, platform::fresh_token, || Attachment::of(socket).network) {
            Ok(input) => {
                let is_leaving = matches!(input, Input::Sent { frame: ClientFrame::Leave | ClientFrame::Forget, .. });
                let Some(input) = self.note_sender(socket, player, input)? else { return Ok(()) };
                let origin = Some(Origin::new(socket, sender));
                let is_refused = self.process(input, origin, |effects| player.is_none() && effects.seated.is_none());
                self.settle();
                match is_leaving {
                    true if self.flush() => self.close_after_leave(socket, player),
                    // A socket may repeat a refused join as often as it may send wrong frames.
                    false if is_refused == Some(true) => self.count_wrong_frame(socket),
                    _ => Ok(()),
                }
            }
            Err(error) => self.refuse_frame(socket, error),
        }
    }

    /// Handles a closed socket: its player, if it has one, is disconnected.
    pub(super) fn handle_close(self: &Rc<Self>, socket: &WebSocket, code: u16) -> Result<()> {
        self.telemetry.record_close(code);
        let Sender { player, ticket, .. } = self.settled_sender(socket);
        // Completes the closing handshake. Fails if the connection broke.
        let _ = socket.close(Some(close::LEFT), Some(""));
        self.connections.borrow_mut().stop_waiting(ticket);
        self.connections.borrow_mut().forget(socket)?;
        let Some(player) = player else { return Ok(()) };
        self.connections.borrow_mut().take(player);
        self.apply(Input::Drop { player }, None);
        Ok(())
    }

    /// Whom a frame from this socket comes from. If a `join` waits for a flush that gives this socket a player, or its player
    /// to another socket, the flush comes first.
    fn settled_sender(self: &Rc<Self>, socket: &WebSocket) -> Sender {
        let sender = self.connections.borrow().sender(socket);
        let is_about_to_change = self.outbox.borrow().letters().iter().any(|letter| {
            let is_own = || letter.to.as_ref().is_some_and(|origin| origin.is_of(sender));
            letter.seated.is_some_and(|seated| sender.player == Some(seated.player) || is_own())
        });
        if !is_about_to_change {
            return sender;
        }
        self.flush();
        self.connections.borrow().sender(socket)
    }

    pub(super) fn refuse_frame(&self, socket: &WebSocket, error: ProtocolError) -> Result<()> {
        self.telemetry.record_wrong_frame(error.code);
        send_error(socket, error);
        self.count_wrong_frame(socket)
    }

    fn count_wrong_frame(&self, socket: &WebSocket) -> Result<()> {
        let Attachment { wrong_frames, network, .. } = Attachment::count_wrong_frame(socket)?;
        let is_charged = self.connections.borrow_mut().networks.charge(platform::now(), network.as_deref());
        if wrong_frames >= WRONG_FRAMES_MAX || !is_charged {
            socket.close(Some(close::WRONG_FRAMES), Some("too many wrong frames"))?;
        }
        Ok(())
    }

    /// Closes the socket of a player who left.
    fn close_after_leave(&self, socket: &WebSocket, player: Option<PlayerId>) -> Result<()> {
        let mut connections = self.connections.borrow_mut();
        player.and_then(|player| connections.take(player));
        connections.close(socket, close::LEFT, "left")
    }
}
