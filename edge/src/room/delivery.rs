//! Sends frames to the sockets of a room's players. No other module of the room does.

use std::collections::BTreeMap;

use js_sys::{Uint8Array, WeakMap};
use protocol::{Event, Numbered, PlayerId, ProtocolError, Reply, close};
use rules::{Flush, Room};
use wasm_bindgen::JsValue;
use worker::{Result, WebSocket};

use super::attachment::{Attachment, Sender};
use super::backlog::Broadcasts;
use super::codec::Codec;
use super::connections::{Connection, Connections, Origin};
use crate::platform::{self, send_shared};

impl Connections {
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

fn send(socket: &WebSocket, frames: &[JsValue]) {
    frames.iter().for_each(|frame| send_shared(socket, frame));
}
