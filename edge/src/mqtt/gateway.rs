//! One client's connection: passes what happens to its session, and does what the session says.

use std::pin::Pin;
use std::time::Duration;

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use hangul::RoomName;
use mqtt::{End, Input, Link, Output, Session};
use protocol::http::ErrorCode;
use protocol::{Millis, close};
use serde_json::json;
use wasm_bindgen_futures::spawn_local;
use worker::{Delay, Env, Result, WebSocket};

use super::listener::{Heard, Listener};
use super::open::open;
use crate::{log, platform, sockets};

/// The longest frame of a client, in bytes. It may have several packets.
const CLIENT_FRAME_MAX: u32 = 64 * 1024;
/// A longer frame of a room does not occur: the largest rooms have welcomes of 200 kB.
const ROOM_FRAME_MAX: u32 = 4 * 1024 * 1024;
/// The code with which RFC 6455 (section 7.4.1) ends a connection for a protocol error.
const PROTOCOL_ERROR: u16 = 1002;
/// The code for what the receiver does not accept by its policy.
const POLICY: u16 = 1008;

/// Something that happened to the connection.
enum Happened {
    /// Something came from the client.
    Client(Heard),
    /// Something came from a room.
    Room(Link, Heard),
    /// The socket to a room was opened, or refused with this HTTP status.
    Opened(Link, std::result::Result<WebSocket, u16>),
}

pub(super) struct Gateway {
    env: Env,
    /// The client's network; `None` if limits do not apply to it.
    network: Option<String>,
    session: Session,
    client: Listener,
    /// The sockets to rooms: a few, which are looked through.
    rooms: Vec<(Link, Listener)>,
    happened: UnboundedSender<Happened>,
    end: Option<End>,
}

impl Gateway {
    /// Accepts the client's socket. The connection lives as long as the future that this returns.
    pub(super) fn begin(socket: WebSocket, env: Env, network: Option<String>) -> Result<impl Future<Output = ()>> {
        let (sender, happened) = unbounded();
        let session = Session::new(platform::now(), platform::fresh_seed());
        let hears = sender.clone();
        let hear = move |heard| _ = hears.unbounded_send(Happened::Client(heard));
        let client = Listener::accept(socket, CLIENT_FRAME_MAX, hear)?;
        let gateway = Self { env, network, session, client, rooms: Vec::new(), happened: sender, end: None };
        Ok(gateway.run(happened))
    }

    /// Handles what happens until the connection is over.
    async fn run(mut self, mut happened: UnboundedReceiver<Happened>) {
        let mut timer: Option<(Millis, Pin<Box<Delay>>)> = None;
        while let Some(deadline) = self.session.deadline() {
            // A timer that comes too early does no harm, so a later deadline does not replace it.
            let pending = timer.take().filter(|(at, _)| *at <= deadline);
            let (at, mut delay) = pending.unwrap_or_else(|| (deadline, Box::pin(until(deadline))));
            match select(happened.next(), &mut delay).await {
                Either::Left((Some(something), _)) => {
                    timer = Some((at, delay));
                    self.handle(something);
                }
                // Cannot happen: this side has a sender, too.
                Either::Left((None, _)) => break,
                Either::Right(_) => self.pass(Input::Tick),
            }
        }
        if self.end == Some(End::Malformed) {
            log::warn("turned_away", json!({ "why": "mqtt" }));
            // The connection is over, whatever the answer.
            let _ = sockets::charge(&self.env, self.network.as_deref()).await;
        }
    }

    fn handle(&mut self, something: Happened) {
        match something {
            Happened::Client(Heard::Bytes(bytes)) => self.pass(Input::Bytes(&bytes)),
            Happened::Client(Heard::Text(_) | Heard::TooLarge) => self.pass(Input::NoBytes),
            Happened::Client(Heard::Closed(_)) => {
                // Completes the closing handshake.
                self.client.close(close::LEFT, "");
                self.pass(Input::Lost);
            }
            Happened::Room(link, Heard::Bytes(frame)) => {
                str::from_utf8(&frame).into_iter().for_each(|text| self.pass(Input::Frame(link, text)));
            }
            // A room tells by text why it refuses a socket.
            Happened::Room(link, Heard::Text(text)) => self.pass(Input::Frame(link, &text)),
            Happened::Room(_, Heard::TooLarge) => {}
            Happened::Room(link, Heard::Closed(code)) => {
                self.close_room(link);
                self.pass(Input::RoomClosed(link, code));
            }
            Happened::Opened(link, Ok(socket)) => {
                let happened = self.happened.clone();
                let hear = move |heard| _ = happened.unbounded_send(Happened::Room(link, heard));
                match Listener::accept(socket, ROOM_FRAME_MAX, hear) {
                    Ok(listener) => {
                        self.rooms.push((link, listener));
                        self.pass(Input::Opened(link));
                    }
                    Err(_) => self.pass(Input::NotOpened(link, ErrorCode::Internal.status())),
                }
            }
            Happened::Opened(link, Err(status)) => self.pass(Input::NotOpened(link, status)),
        }
    }

    /// Passes an input to the session, and does what that says.
    fn pass(&mut self, input: Input<'_>) {
        for output in self.session.handle(platform::now(), input) {
            match output {
                Output::Send(bytes) => self.client.send_bytes(&bytes),
                Output::Open { link, room } => self.open(link, room),
                Output::Frame { link, text } => {
                    let room = self.rooms.iter().find(|(room, _)| *room == link);
                    room.into_iter().for_each(|(_, socket)| socket.send_text(&text));
                }
                Output::CloseRoom(link) => self.close_room(link),
                Output::Close(end) => {
                    let (code, reason) = close_of(end);
                    self.client.close(code, reason);
                    self.end = Some(end);
                }
            }
        }
    }

    /// Closes a socket to a room, or completes its closing handshake.
    fn close_room(&mut self, link: Link) {
        self.rooms.extract_if(.., |(room, _)| *room == link).for_each(|(_, socket)| socket.close(close::LEFT, ""));
    }

    /// Opens a socket to a room, meanwhile other things may happen.
    fn open(&self, link: Link, room: RoomName) {
        let (env, network, happened) = (self.env.clone(), self.network.clone(), self.happened.clone());
        let key = self.session.key().map(str::to_owned);
        spawn_local(async move {
            let opened = open(&room, &env, network, key).await.unwrap_or_else(|error| {
                log::error("failed", json!({ "what": "mqtt", "error": error.to_string() }));
                Err(ErrorCode::Internal.status())
            });
            // Fails if the connection is over.
            if let Err(unsent) = happened.unbounded_send(Happened::Opened(link, opened))
                && let Happened::Opened(_, Ok(socket)) = unsent.into_inner()
            {
                let _ = socket.accept().and_then(|()| socket.close(Some(close::LEFT), Some("")));
            }
        });
    }
}

fn until(deadline: Millis) -> Delay {
    Delay::from(Duration::from_millis(deadline.since(platform::now())))
}

/// The close code of the client's socket, and the reason for its author.
fn close_of(end: End) -> (u16, &'static str) {
    match end {
        End::Left => (close::LEFT, ""),
        End::Malformed => (PROTOCOL_ERROR, "not MQTT 3.1.1"),
        End::Unsupported => (POLICY, "not supported: see docs/mqtt.md"),
        End::Slow => (close::DETACHED, "the client does not read what it is sent, or sends too much"),
        End::Silent => (POLICY, "the client was silent, or in no channel"),
    }
}
