//! The sockets of a room's players. No other module of the room sends frames.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{AbortHandle, abortable};
use js_sys::{Object, Uint8Array, WeakMap};
use protocol::{Event, Millis, Numbered, PlayerId, ProtocolError, Reply, close};
use rules::{Flush, Room};
use wasm_bindgen::{JsCast, JsValue};
use worker::{Delay, Result, State, WebSocket};

use super::attachment::{Attachment, Sender};
use super::backlog::{Broadcasts, Reader};
use super::codec::Codec;
use super::networks::Networks;
use super::welcome_pace::WelcomePace;
use crate::platform::{self, send_shared};

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
    codec: Codec,
    /// The last event that the player's welcome includes.
    welcomed_seq: u64,
    /// True if the socket is older than the object's memory and has not been sent `restored` since.
    needs_restored: bool,
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
    players: WeakMap,
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
    fn seat(&mut self, player: PlayerId, socket: &WebSocket, welcomed_seq: u64) -> Result<()> {
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

    /// Sends what was flushed: first the replies to each sender and to others, then the events to everyone.
    pub(super) fn deliver(&mut self, flush: &Flush<Origin>, room: &Room) -> Result<()> {
        let (epoch, seq) = room.position();
        // The last event before this frame.
        let seq = flush.events.first().map_or(seq, |first| first.seq.saturating_sub(1));
        let restored = Reply::Restored { epoch, seq };
        for letter in &flush.letters {
            let Some(Origin { socket, .. }) = &letter.to else { continue };
            if let Some(seated) = letter.seated {
                self.seat(seated.player, socket, letter.seq)?;
            }
            if !letter.replies.is_empty() {
                self.reply(socket, letter.seq, &letter.replies, &restored, room);
            }
        }
        for (player, seq, reply) in &flush.others {
            let Some(socket) = self.seated.get(player).map(|connection| connection.socket.clone()) else { continue };
            self.reply(&socket, *seq, std::slice::from_ref(reply), &restored, room);
        }
        if !flush.events.is_empty() {
            let bytes = self.broadcast(&flush.events, &restored, room);
            let seq = flush.events.last().map_or(seq, |last| last.seq);
            self.broadcasts.add(platform::now(), seq, bytes);
        }
        for numbered in &flush.events {
            if let Event::Removed { player, .. } = numbered.event {
                self.close_removed(player)?;
            }
        }
        Ok(())
    }

    /// Sends replies that the room made at `seq`.
    fn reply(&mut self, socket: &WebSocket, seq: u64, replies: &[Reply], restored: &Reply, room: &Room) {
        let Sender { player, codec, .. } = self.sender(socket);
        let mut connection = player.and_then(|player| self.seated.get_mut(&player));
        let needs_restored =
            connection.as_mut().is_some_and(|connection| std::mem::take(&mut connection.needs_restored));
        let frames = codec.write_replies(needs_restored.then_some(restored), replies, room);
        if let Some(connection) = connection {
            connection.reader.add_replies(seq, length(&frames));
        }
        send(socket, &shared(codec, frames));
    }

    /// Sends events to everyone. Returns the bytes of the longest form.
    fn broadcast(&mut self, events: &[Numbered], restored: &Reply, room: &Room) -> usize {
        // Each form is written at most once, when the first connection needs it.
        let mut written: BTreeMap<(Codec, bool, usize), Vec<JsValue>> = BTreeMap::new();
        let mut longest = 0;
        for Connection { socket, codec, welcomed_seq, needs_restored, .. } in self.seated.values_mut() {
            let needs_restored = std::mem::take(needs_restored);
            let skipped = match codec.skips_known_events() {
                true => events.partition_point(|numbered| numbered.seq <= *welcomed_seq),
                false => 0,
            };
            let write = || {
                let frames = codec.write_events(needs_restored.then_some(restored), &events[skipped..], room);
                longest = longest.max(length(&frames));
                shared(*codec, frames)
            };
            send(socket, written.entry((*codec, needs_restored, skipped)).or_insert_with(write));
        }
        longest
    }

    /// Closes the socket of a player who was removed from the room.
    fn close_removed(&mut self, player: PlayerId) -> Result<()> {
        let Some(Connection { socket, .. }) = self.take(player) else { return Ok(()) };
        self.close(&socket, close::REMOVED, "removed from the room")
    }

    /// Closes every socket of a closed room. If the room could be read, its last events are sent before.
    pub(super) fn close_all(&mut self, last: Option<(&[Numbered], &Room)>) -> Result<()> {
        self.players = WeakMap::new();
        self.broadcasts = Broadcasts::default();
        for Connection { socket, codec, .. } in std::mem::take(&mut self.seated).into_values() {
            if let Some((events, room)) = last {
                send(&socket, &shared(codec, codec.write_events(None, events, room)));
            }
            self.close(&socket, close::ROOM_CLOSED, "the room is closed")?;
        }
        Ok(())
    }
}

/// Sends an error that does not come from the room, to one socket.
pub(super) fn send_error(socket: &WebSocket, error: ProtocolError) {
    let codec = Attachment::of(socket).codec;
    send(socket, &shared(codec, codec.write_error(&error.into())));
}

/// Bytes of all frames.
fn length(frames: &[String]) -> usize {
    frames.iter().map(String::len).sum()
}

/// Converts frames to JavaScript values, which can be sent to many sockets without copying them out of wasm again.
fn shared(codec: Codec, frames: Vec<String>) -> Vec<JsValue> {
    let bytes = |frame: String| Uint8Array::from(frame.as_bytes()).into();
    match codec {
        Codec::Protocol1Bytes => frames.into_iter().map(bytes).collect(),
        Codec::Protocol1 | Codec::Legacy => frames.into_iter().map(JsValue::from).collect(),
    }
}

fn key(socket: &WebSocket) -> &Object {
    let raw: &JsValue = socket.as_ref().as_ref();
    raw.unchecked_ref()
}

fn send(socket: &WebSocket, frames: &[JsValue]) {
    frames.iter().for_each(|frame| send_shared(socket, frame));
}
