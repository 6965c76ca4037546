//! Clients that do not read. Nothing more is sent to them, since it would stay in memory.

use std::rc::Rc;
use std::time::Duration;

use protocol::{ClientFrame, Detachment, ErrorCode, PlayerId, ProtocolError, close};
use rules::Input;
use worker::{Delay, Result, State, WebSocket};

use super::connections::{Connections, Origin};
use super::live_room::LiveRoom;
use super::welcome_pace::Turn;
use crate::platform;

/// Least time between two searches for silent clients, in milliseconds.
const SWEEP_MILLIS: u64 = 10_000;

impl LiveRoom {
    /// Records what an input of a seated player tells about its client. Returns the input for the rules; `None` if there is
    /// nothing for them to do now.
    pub(super) fn note_sender(
        self: &Rc<Self>,
        socket: &WebSocket,
        sender: Option<PlayerId>,
        input: Input,
    ) -> Result<Option<Input>> {
        let Input::Sent { player, frame } = &input else {
            sender.inspect(|&player| self.connections.borrow_mut().hear(player));
            return Ok(Some(input));
        };
        let player = *player;
        match *frame {
            ClientFrame::Ack { seq } => self.acknowledge(socket, player, seq).map(|()| None),
            ClientFrame::Resync => match self.connections.borrow_mut().request_welcome(player) {
                Turn::Now => Ok(Some(input)),
                Turn::In(millis) => {
                    self.answer_in(millis, player);
                    Ok(None)
                }
                Turn::Together => Ok(None),
            },
            ClientFrame::Players { .. } => {
                self.connections.borrow_mut().hear_request(player);
                Ok(Some(input))
            }
            _ => {
                self.connections.borrow_mut().hear(player);
                Ok(Some(input))
            }
        }
    }

    fn acknowledge(&self, socket: &WebSocket, player: PlayerId, seq: u64) -> Result<()> {
        let acknowledged = self.connections.borrow_mut().acknowledge(player, seq);
        match acknowledged {
            None => self.refuse_frame(socket, ProtocolError::new(ErrorCode::Malformed, format!("seq: {seq}"))),
            Some(true) => {
                let mut connections = self.connections.borrow_mut();
                connections.update(socket, |attachment| attachment.acknowledges = true).map(|_| ())
            }
            Some(false) => Ok(()),
        }
    }

    /// Answers the player's requests for a welcome in `millis` milliseconds.
    fn answer_in(self: &Rc<Self>, millis: u64, player: PlayerId) {
        let room = Rc::clone(self);
        self.state.wait_until(async move {
            Delay::from(Duration::from_millis(millis)).await;
            let socket = room.connections.borrow_mut().take_waiting(player);
            if let Some(socket) = socket {
                let input = Input::Sent { player, frame: ClientFrame::Resync };
                room.apply(input, Some(Origin { socket, player: Some(player), ticket: None }));
            }
        });
    }

    /// Detaches the sockets whose clients are behind or silent. Their players are disconnected.
    pub(super) fn detach_lost_readers(self: &Rc<Self>) {
        let lost = self.connections.borrow_mut().find_lost(&self.state);
        if lost.is_empty() {
            return;
        }
        for (player, reason) in lost {
            let detached = self.connections.borrow_mut().detach(player);
            detached.unwrap_or_else(|error| self.telemetry.log_failure("detach", &error));
            self.telemetry.record_detached(reason);
            self.process(Input::Drop { player }, None, |_| ());
        }
        self.set_timer(platform::now());
    }
}

impl Connections {
    fn hear(&mut self, player: PlayerId) {
        if let Some(connection) = self.seated.get_mut(&player) {
            connection.reader.hear(platform::now(), &self.broadcasts);
        }
    }

    fn hear_request(&mut self, player: PlayerId) {
        self.seated.get_mut(&player).into_iter().for_each(|connection| connection.reader.hear_request(platform::now()));
    }

    /// Whether it is the client's first acknowledgement; `None` if the room has not told this seq yet.
    fn acknowledge(&mut self, player: PlayerId, seq: u64) -> Option<bool> {
        if !self.broadcasts.may_have_told(seq) {
            return None;
        }
        let reader = self.seated.get_mut(&player).map(|connection| &mut connection.reader);
        Some(reader.is_some_and(|reader| reader.acknowledge(platform::now(), seq, &self.broadcasts)))
    }

    fn request_welcome(&mut self, player: PlayerId) -> Turn {
        let now = platform::now();
        let Some(connection) = self.seated.get_mut(&player) else { return Turn::Now };
        connection.reader.hear_request(now);
        connection.welcomes.request(now)
    }

    /// The socket of a player who waits for a welcome, which is sent now.
    fn take_waiting(&mut self, player: PlayerId) -> Option<WebSocket> {
        let connection = self.seated.get_mut(&player)?;
        connection.welcomes.take_waiting(platform::now()).then(|| connection.socket.clone())
    }

    /// The players whose clients do not read, or are not there any more. The runtime is asked about pings only where they
    /// decide.
    fn find_lost(&mut self, state: &State) -> Vec<(PlayerId, Detachment)> {
        let now = platform::now();
        let is_sweep = now.since(self.swept_at) >= SWEEP_MILLIS;
        if is_sweep {
            self.swept_at = now;
        }
        let broadcasts = &self.broadcasts;
        let lost = self.seated.iter_mut().filter_map(|(&player, connection)| {
            let reader = &mut connection.reader;
            let may_be_lost = reader.is_behind(broadcasts) || (is_sweep && reader.is_silent(now));
            if !may_be_lost {
                return None;
            }
            let pinged = platform::last_ping(state, &connection.socket);
            pinged.inspect(|&at| reader.hear(at, broadcasts));
            match reader.is_behind(broadcasts) {
                true => Some((player, Detachment::Unread)),
                false => {
                    (is_sweep && pinged.is_some() && reader.is_silent(now)).then_some((player, Detachment::Silent))
                }
            }
        });
        lost.collect()
    }

    /// Takes the player's socket and closes it. The close reaches a client that reads again. Until then the socket stays
    /// among those of the room.
    fn detach(&mut self, player: PlayerId) -> Result<()> {
        let Some(connection) = self.take(player) else { return Ok(()) };
        let socket = connection.socket;
        self.update(&socket, |attachment| (attachment.player, attachment.is_detached) = (None, true))?;
        socket.close(Some(close::DETACHED), Some("the client does not read what it is sent"))
    }
}
