//! What the runtime keeps with a socket.

use protocol::PlayerId;
use serde::{Deserialize, Serialize};
use worker::{Result, State, WebSocket};

use super::codec::Codec;

/// What the runtime keeps with a socket while the object sleeps.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Attachment {
    /// The player of this connection. `None` before `join`, and after a newer socket of the player took over.
    pub(super) player: Option<PlayerId>,
    /// How many wrong frames it sent.
    pub(super) wrong_frames: u8,
    /// The protocol that it speaks.
    #[serde(default)]
    pub(super) codec: Codec,
    /// Present until a player joins through this socket.
    pub(super) waiting: Option<Waiting>,
}

/// A socket that no player has joined through yet.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Waiting {
    /// The network that it comes from; forgotten with the join.
    pub(super) network: String,
    /// Identifies the timer that closes the socket.
    pub(super) ticket: u32,
}

impl Attachment {
    pub(super) fn of(socket: &WebSocket) -> Self {
        socket.deserialize_attachment().ok().flatten().unwrap_or_default()
    }

    /// Counts one more wrong frame of the socket and returns their number.
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

/// How many sockets of this network are open without a player.
pub(super) fn waiting_from(state: &State, network: &str) -> usize {
    let sockets = state.get_websockets();
    let waiting = sockets.iter().filter_map(|socket| Attachment::of(socket).waiting);
    waiting.filter(|waiting| waiting.network == network).count()
}
