//! The data that the runtime stores with a socket.

use protocol::PlayerId;
use serde::{Deserialize, Serialize};
use worker::{Result, State, WebSocket};

use super::codec::Codec;

/// The runtime keeps this with a socket while the object hibernates.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Attachment {
    /// The player of this connection. `None` before `join`, and after the player joined through a newer socket.
    pub(super) player: Option<PlayerId>,
    /// Number of wrong frames received.
    pub(super) wrong_frames: u8,
    /// The codec of the socket's frames.
    #[serde(default)]
    pub(super) codec: Codec,
    /// `Some` until a player joins through this socket.
    pub(super) waiting: Option<Waiting>,
}

/// A socket through which no player has joined yet.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Waiting {
    /// The client's network, for the limit on waiting sockets. Deleted when a player joins.
    pub(super) network: String,
    /// Identifies the timer that closes the socket.
    pub(super) ticket: u32,
}

/// The sender of a frame.
#[derive(Clone, Copy)]
pub(super) struct Sender {
    /// See [`Attachment::player`].
    pub(super) player: Option<PlayerId>,
    /// See [`Attachment::codec`].
    pub(super) codec: Codec,
    /// See [`Waiting::ticket`].
    pub(super) ticket: Option<u32>,
}

impl Attachment {
    pub(super) fn of(socket: &WebSocket) -> Self {
        socket.deserialize_attachment().ok().flatten().unwrap_or_default()
    }

    pub(super) fn sender(&self) -> Sender {
        let ticket = self.waiting.as_ref().map(|waiting| waiting.ticket);
        Sender { player: self.player, codec: self.codec, ticket }
    }

    /// Counts one more wrong frame of the socket and returns the new count.
    pub(super) fn count_wrong_frame(socket: &WebSocket) -> Result<u8> {
        let mut attachment = Self::of(socket);
        attachment.wrong_frames = attachment.wrong_frames.saturating_add(1);
        let count = attachment.wrong_frames;
        attachment.attach(socket)?;
        Ok(count)
    }

    pub(super) fn attach(self, socket: &WebSocket) -> Result<()> {
        socket.serialize_attachment(self)
    }
}

/// Number of open sockets of this network through which no player has joined.
pub(super) fn count_waiting(state: &State, network: &str) -> usize {
    let sockets = state.get_websockets();
    let waiting = sockets.iter().filter_map(|socket| Attachment::of(socket).waiting);
    waiting.filter(|waiting| waiting.network == network).count()
}
