//! The sockets of one room, and which player speaks through which.

use std::collections::BTreeMap;

use game::protocol::{PlayerId, ServerEvent, close, write_events};
use serde::{Deserialize, Serialize};
use worker::{Result, State, WebSocket};

use crate::platform::send_shared;

/// What the runtime remembers of a socket while the object sleeps.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
pub(crate) struct Attachment {
    /// The player who speaks through it. `None` before `join`, and after a newer socket took over.
    pub(crate) player: Option<PlayerId>,
    /// How many wrong frames came through it.
    pub(crate) wrong_frames: u8,
}

impl Attachment {
    pub(crate) fn of(socket: &WebSocket) -> Self {
        socket.deserialize_attachment().ok().flatten().unwrap_or_default()
    }

    pub(crate) fn attach(self, socket: &WebSocket) -> Result<()> {
        socket.serialize_attachment(self)
    }
}

struct Connection {
    socket: WebSocket,
    /// It outlived the object's memory, and has not been told so yet.
    outlived: bool,
}

/// The sockets of players, in memory so that a broadcast asks the runtime for nothing.
#[derive(Default)]
pub(crate) struct Connections {
    seated: BTreeMap<PlayerId, Connection>,
}

impl Connections {
    /// The sockets that outlived the object's memory.
    pub(crate) fn survivors(state: &State) -> Self {
        let seat = |socket: WebSocket| {
            let player = Attachment::of(&socket).player?;
            Some((player, Connection { socket, outlived: true }))
        };
        Self { seated: state.get_websockets().into_iter().filter_map(seat).collect() }
    }

    pub(crate) fn players(&self) -> Vec<PlayerId> {
        self.seated.keys().copied().collect()
    }

    /// Makes `socket` that of `player`, and closes the one that it takes over from.
    pub(crate) fn seat(&mut self, player: PlayerId, socket: &WebSocket) -> Result<()> {
        Attachment { player: Some(player), ..Attachment::of(socket) }.attach(socket)?;
        let connection = Connection { socket: socket.clone(), outlived: false };
        if let Some(older) = self.seated.insert(player, connection) {
            Attachment::default().attach(&older.socket)?;
            older.socket.close(Some(close::TAKEN_OVER), Some("taken over by a newer connection"))?;
        }
        Ok(())
    }

    /// Forgets the player's socket: it is closing.
    pub(crate) fn remove(&mut self, player: PlayerId) {
        self.seated.remove(&player);
    }

    /// Closes the socket of a player who was removed from the room.
    pub(crate) fn throw_out(&mut self, player: PlayerId) -> Result<()> {
        let Some(Connection { socket, .. }) = self.seated.remove(&player) else { return Ok(()) };
        Attachment::default().attach(&socket)?;
        socket.close(Some(close::REMOVED), Some("removed from the room"))
    }

    /// Sends `events` to one socket, after `restored` if that is still owed.
    pub(crate) fn reply(&mut self, socket: &WebSocket, events: &[ServerEvent], restored: &ServerEvent) {
        let player = Attachment::of(socket).player;
        let connection = player.and_then(|player| self.seated.get_mut(&player));
        let outlived = connection.is_some_and(|connection| std::mem::take(&mut connection.outlived));
        send_shared(socket, &frame(events, outlived.then_some(restored)));
    }

    /// Sends `events` to every player, after `restored` where that is still owed.
    pub(crate) fn broadcast(&mut self, events: &[ServerEvent], restored: &ServerEvent) {
        let plain = frame(events, None);
        let mut with_restored = None;
        for connection in self.seated.values_mut() {
            let text = match std::mem::take(&mut connection.outlived) {
                true => with_restored.get_or_insert_with(|| frame(events, Some(restored))),
                false => &plain,
            };
            send_shared(&connection.socket, text);
        }
    }
}

fn frame(events: &[ServerEvent], restored: Option<&ServerEvent>) -> js_sys::JsString {
    let events: Vec<&ServerEvent> = restored.into_iter().chain(events).collect();
    write_events(&events).into()
}
