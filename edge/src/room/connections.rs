//! The sockets of one room, and which player speaks through which.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{AbortHandle, abortable};
use protocol::{JOIN_MILLIS, PlayerId, ServerEvent, close, legacy, write_events};
use rules::Room;
use worker::{Delay, Result, State, WebSocket};

use super::attachment::{Attachment, Waiting};
use crate::platform::send_shared;

struct Connection {
    socket: WebSocket,
    legacy: bool,
    /// It outlived the object's memory, and has not been told so yet.
    outlived: bool,
}

/// What follows from one input, as each of the two protocols has it.
pub(super) struct Told<'effects> {
    pub(super) events: &'effects [ServerEvent],
    /// Owed first to sockets that outlived the object's memory.
    pub(super) restored: ServerEvent,
    /// The room after it; the earlier client is shown its game.
    pub(super) room: &'effects Room,
}

/// The sockets of players, in memory so that a broadcast asks the runtime for nothing.
#[derive(Default)]
pub(super) struct Connections {
    seated: BTreeMap<PlayerId, Connection>,
    /// What closes sockets through which nobody joins in time, by ticket.
    timers: BTreeMap<u32, AbortHandle>,
    tickets: u32,
}

impl Connections {
    /// The sockets that outlived the object's memory.
    pub(super) fn survivors(state: &State) -> Self {
        let seat = |socket: WebSocket| {
            let Attachment { player, legacy, .. } = Attachment::of(&socket);
            Some((player?, Connection { socket, legacy, outlived: true }))
        };
        Self { seated: state.get_websockets().into_iter().filter_map(seat).collect(), ..Self::default() }
    }

    pub(super) fn players(&self) -> Vec<PlayerId> {
        self.seated.keys().copied().collect()
    }

    /// Takes a socket in, and closes it if nobody joins through it in time.
    pub(super) fn await_join(
        &mut self,
        state: &State,
        socket: &WebSocket,
        network: String,
        legacy: bool,
    ) -> Result<()> {
        self.tickets += 1;
        let ticket = self.tickets;
        Attachment { legacy, waiting: Some(Waiting { network, ticket }), ..Attachment::default() }.attach(socket)?;
        let socket = socket.clone();
        let patience = if legacy { legacy::START_MILLIS } else { JOIN_MILLIS };
        let (timer, handle) = abortable(async move {
            Delay::from(Duration::from_millis(patience)).await;
            // It may be closed already.
            let _ = socket.close(Some(close::NOT_JOINED), Some("nobody joined in time"));
        });
        self.timers.insert(ticket, handle);
        state.wait_until(timer.map(|_| ()));
        Ok(())
    }

    /// Somebody joined through the socket, or it is closed.
    pub(super) fn stop_waiting(&mut self, attachment: &Attachment) {
        let ticket = attachment.waiting.as_ref().map(|waiting| waiting.ticket);
        ticket.and_then(|ticket| self.timers.remove(&ticket)).inspect(AbortHandle::abort);
    }

    /// Makes `socket` that of `player`, and closes the one that it takes over from.
    pub(super) fn seat(&mut self, player: PlayerId, socket: &WebSocket) -> Result<()> {
        let attachment = Attachment::of(socket);
        self.stop_waiting(&attachment);
        let legacy = attachment.legacy;
        Attachment { player: Some(player), waiting: None, ..attachment }.attach(socket)?;
        let connection = Connection { socket: socket.clone(), legacy, outlived: false };
        if let Some(older) = self.seated.insert(player, connection) {
            Attachment::default().attach(&older.socket)?;
            older.socket.close(Some(close::TAKEN_OVER), Some("taken over by a newer connection"))?;
        }
        Ok(())
    }

    /// Forgets the player's socket: it is closing.
    pub(super) fn remove(&mut self, player: PlayerId) {
        self.seated.remove(&player);
    }

    /// Closes the socket of a player who was removed from the room.
    pub(super) fn throw_out(&mut self, player: PlayerId) -> Result<()> {
        let Some(Connection { socket, .. }) = self.seated.remove(&player) else { return Ok(()) };
        Attachment::default().attach(&socket)?;
        socket.close(Some(close::REMOVED), Some("removed from the room"))
    }

    /// Tells everyone that the room is closed, and closes every socket.
    pub(super) fn close_all(&mut self, events: &[ServerEvent]) -> Result<()> {
        let text = frame(events, None);
        for Connection { socket, legacy, .. } in std::mem::take(&mut self.seated).into_values() {
            if !legacy {
                send_shared(&socket, &text);
            }
            Attachment::default().attach(&socket)?;
            socket.close(Some(close::ROOM_CLOSED), Some("the room is closed"))?;
        }
        Ok(())
    }

    /// Tells one socket what is for it alone, after `restored` if that is still owed.
    pub(super) fn reply(&mut self, socket: &WebSocket, events: &[ServerEvent], told: &Told<'_>) {
        let Attachment { player, legacy, .. } = Attachment::of(socket);
        if legacy {
            return send_each(socket, &legacy_frames(legacy::reply(events, &told.room.legacy_game())));
        }
        let connection = player.and_then(|player| self.seated.get_mut(&player));
        let outlived = connection.is_some_and(|connection| std::mem::take(&mut connection.outlived));
        send_shared(socket, &frame(events, outlived.then_some(&told.restored)));
    }

    /// Tells every player what is for everyone, after `restored` where that is still owed. A newcomer with the earlier
    /// client has just been shown all of it, and has no numbers by which to pass over it.
    pub(super) fn broadcast(&mut self, told: &Told<'_>, newcomer: Option<PlayerId>) {
        let plain = frame(told.events, None);
        let (mut with_restored, mut legacy) = (None, None);
        for (player, connection) in &mut self.seated {
            if connection.legacy {
                if newcomer != Some(*player) {
                    let frames = || legacy_frames(legacy::broadcast(told.events, &told.room.legacy_game()));
                    send_each(&connection.socket, legacy.get_or_insert_with(frames));
                }
                continue;
            }
            let text = match std::mem::take(&mut connection.outlived) {
                true => with_restored.get_or_insert_with(|| frame(told.events, Some(&told.restored))),
                false => &plain,
            };
            send_shared(&connection.socket, text);
        }
    }
}

fn legacy_frames(frames: Vec<String>) -> Vec<js_sys::JsString> {
    frames.into_iter().map(Into::into).collect()
}

fn send_each(socket: &WebSocket, frames: &[js_sys::JsString]) {
    frames.iter().for_each(|frame| send_shared(socket, frame));
}

fn frame(events: &[ServerEvent], restored: Option<&ServerEvent>) -> js_sys::JsString {
    let events: Vec<&ServerEvent> = restored.into_iter().chain(events).collect();
    write_events(&events).into()
}
