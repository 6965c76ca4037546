//! The sockets of a room's players.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{AbortHandle, abortable};
use js_sys::{Object, WeakMap};
use protocol::{Millis, PlayerId, close};
use wasm_bindgen::{JsCast, JsValue};
use worker::{Delay, Result, State, WebSocket};

use super::attachment::{Attachment, Sender};
use super::backlog::{Broadcasts, Reader};
use super::codec::Codec;
use super::networks::Networks;
use super::welcome_pace::WelcomePace;
use crate::platform;

/// The socket that an input came from.
#[derive(Debug)]
pub(super) struct Origin {
    pub(super) socket: WebSocket,
    /// The number of the player, or of who watches, over the socket.
    pub(super) player: Option<PlayerId>,
    /// The ticket of a socket without a player.
    pub(super) ticket: Option<u32>,
}

impl Origin {
    pub(super) fn new(socket: &WebSocket, sender: Sender) -> Self {
        Self { socket: socket.clone(), player: sender.player, ticket: sender.ticket }
    }

    /// Whether the input came from the same socket as this sender's frame.
    pub(super) fn is_of(&self, sender: Sender) -> bool {
        let is_known = sender.player.is_some() || sender.ticket.is_some();
        is_known && (self.player, self.ticket) == (sender.player, sender.ticket)
    }
}

pub(super) struct Connection {
    pub(super) socket: WebSocket,
    pub(super) codec: Codec,
    /// The last event that the player's welcome includes.
    pub(super) welcomed_seq: u64,
    /// True if the socket is older than the object's memory and has not been sent `restored` since.
    pub(super) needs_restored: bool,
    pub(super) reader: Reader,
    pub(super) welcomes: WelcomePace,
}

/// The sockets by player, in memory so that a broadcast does not call the runtime to find them.
#[derive(Default)]
pub(super) struct Connections {
    pub(super) seated: BTreeMap<PlayerId, Connection>,
    pub(super) broadcasts: Broadcasts,
    pub(super) networks: Networks,
    /// When silent clients were last looked for.
    pub(super) swept_at: Millis,
    /// Timers that close sockets through which no player joined in time, by ticket.
    timers: BTreeMap<u32, AbortHandle>,
    last_ticket: u32,
    /// The players by socket, because reading an attachment for each message costs more than the rules do.
    pub(super) players: WeakMap,
}

impl Connections {
    /// Restores the connections from the sockets that stayed open while the object hibernated.
    pub(super) fn restore(state: &State) -> Self {
        let now = platform::now();
        let mut connections = Self { swept_at: now, ..Self::default() };
        for socket in state.get_websockets() {
            let attachment = Attachment::of(&socket);
            connections.networks.change(&Attachment::default(), &attachment);
            let Attachment { player, codec, acknowledges, ticket, .. } = attachment;
            if let Some(ticket) = ticket {
                // Its join may have been lost with the memory. The client sends another through a new socket.
                connections.last_ticket = connections.last_ticket.max(ticket);
                connections.limit_waiting(state, &socket, ticket, codec);
            }
            let reader = Reader::new(now, acknowledges, &connections.broadcasts);
            let welcomes = WelcomePace::default();
            let connection = Connection { socket, codec, welcomed_seq: 0, needs_restored: true, reader, welcomes };
            player.inspect(|&player| _ = connections.insert(player, connection));
        }
        connections
    }

    /// Changes a socket's attachment, and returns it as it was before and as it is now.
    pub(super) fn update(
        &mut self,
        socket: &WebSocket,
        change: impl FnOnce(&mut Attachment),
    ) -> Result<(Attachment, Attachment)> {
        let (before, after) = Attachment::update(socket, change)?;
        self.networks.change(&before, &after);
        Ok((before, after))
    }

    /// Forgets what the room knows of a socket, because it is closed or about to be.
    pub(super) fn forget(&mut self, socket: &WebSocket) -> Result<()> {
        self.update(socket, |attachment| *attachment = Attachment::default()).map(|_| ())
    }

    /// Forgets a socket and closes it.
    pub(super) fn close(&mut self, socket: &WebSocket, code: u16, reason: &str) -> Result<()> {
        self.forget(socket)?;
        socket.close(Some(code), Some(reason))
    }

    /// Returns the player's older connection, if there is one.
    fn insert(&mut self, player: PlayerId, connection: Connection) -> Option<Connection> {
        self.players.set(key(&connection.socket), &player.0.into());
        let older = self.seated.insert(player, connection)?;
        self.players.delete(key(&older.socket));
        Some(older)
    }

    /// Removes the player's connection.
    pub(super) fn take(&mut self, player: PlayerId) -> Option<Connection> {
        let connection = self.seated.remove(&player)?;
        self.players.delete(key(&connection.socket));
        Some(connection)
    }

    /// Whom a frame from this socket comes from.
    pub(super) fn sender(&self, socket: &WebSocket) -> Sender {
        let player = self.players.get(key(socket)).as_f64().map(|id| PlayerId(id as u32));
        let seated = player.and_then(|player| Some((player, self.seated.get(&player)?)));
        match seated {
            Some((player, Connection { codec, .. })) => {
                Sender { player: Some(player), codec: *codec, ticket: None, is_detached: false }
            }
            None => Attachment::of(socket).sender(),
        }
    }

    /// The players and those who watch, each with the address for limits.
    pub(super) fn connected(&self) -> Vec<(PlayerId, Option<String>)> {
        let with_network =
            |(&player, connection): (&PlayerId, &Connection)| (player, Attachment::of(&connection.socket).network);
        self.seated.iter().map(with_network).collect()
    }

    pub(super) fn count(&self) -> usize {
        self.seated.len()
    }

    /// Sends every socket `restored` with its next frame, because the room was reset to what is stored.
    pub(super) fn expect_restored(&mut self) {
        self.seated.values_mut().for_each(|connection| connection.needs_restored = true);
    }

    /// Sets up an accepted socket, and closes it unless a player joins through it in time.
    pub(super) fn await_join(&mut self, state: &State, socket: &WebSocket, accepted: Attachment) -> Result<()> {
        self.last_ticket += 1;
        let ticket = self.last_ticket;
        let codec = accepted.codec;
        self.update(socket, |attachment| *attachment = Attachment { ticket: Some(ticket), ..accepted })?;
        self.limit_waiting(state, socket, ticket, codec);
        Ok(())
    }

    /// Closes a socket unless a player joins through it in time.
    fn limit_waiting(&mut self, state: &State, socket: &WebSocket, ticket: u32, codec: Codec) {
        let socket = socket.clone();
        let (timer, handle) = abortable(async move {
            Delay::from(Duration::from_millis(codec.join_millis())).await;
            // Fails if the socket is closed already.
            let _ = socket.close(Some(close::NOT_JOINED), Some("nobody joined in time"));
        });
        self.timers.insert(ticket, handle);
        state.wait_until(timer.map(|_| ()));
    }

    /// Cancels the socket's join timer, because a player joined or the socket closed.
    pub(super) fn stop_waiting(&mut self, ticket: Option<u32>) {
        ticket.and_then(|ticket| self.timers.remove(&ticket)).inspect(AbortHandle::abort);
    }

    /// Assigns `socket` to a player or to somebody who watches, and closes the older socket with this number if there is one.
    pub(super) fn seat(&mut self, player: PlayerId, socket: &WebSocket, welcomed_seq: u64) -> Result<()> {
        let join = |attachment: &mut Attachment| (attachment.player, attachment.ticket) = (Some(player), None);
        let (before, _) = self.update(socket, join)?;
        self.stop_waiting(before.ticket);
        let now = platform::now();
        let watched = before.player.and_then(|watcher| self.take(watcher));
        let (reader, welcomes) = match watched {
            Some(Connection { reader, welcomes, .. }) => (reader, welcomes),
            None => (Reader::new(now, false, &self.broadcasts), WelcomePace::begin(now)),
        };
        let connection = Connection {
            socket: socket.clone(),
            codec: before.codec,
            welcomed_seq,
            needs_restored: false,
            reader,
            welcomes,
        };
        if let Some(older) = self.insert(player, connection) {
            self.close(&older.socket, close::TAKEN_OVER, "taken over by a newer connection")?;
        }
        Ok(())
    }
}

fn key(socket: &WebSocket) -> &Object {
    let raw: &JsValue = socket.as_ref().as_ref();
    raw.unchecked_ref()
}
