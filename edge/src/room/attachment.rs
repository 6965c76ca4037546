//! The data that the runtime stores with a socket.

use protocol::PlayerId;
use serde::{Deserialize, Serialize};
use worker::{Result, WebSocket};

use super::codec::Codec;

/// The runtime keeps this with a socket while the object hibernates. An earlier version may have written it.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Attachment {
    /// The player of this connection. `None` before `join`, and after the player joined through a newer socket.
    pub(super) player: Option<PlayerId>,
    /// Number of wrong frames received.
    pub(super) wrong_frames: u8,
    /// The codec of the socket's frames.
    pub(super) codec: Codec,
    /// The client's network, for the limits on the sockets of a network.
    pub(super) network: String,
    /// Identifies the timer that closes the socket; `None` when a player has joined.
    pub(super) ticket: Option<u32>,
    /// Whether the client has ever acknowledged anything.
    pub(super) acknowledges: bool,
    /// Whether nothing more is sent to this socket and its frames are ignored, until its client is gone.
    pub(super) is_detached: bool,
}

/// The sender of a frame.
#[derive(Clone, Copy)]
pub(super) struct Sender {
    /// See [`Attachment::player`].
    pub(super) player: Option<PlayerId>,
    /// See [`Attachment::codec`].
    pub(super) codec: Codec,
    /// See [`Attachment::ticket`].
    pub(super) ticket: Option<u32>,
    /// See [`Attachment::is_detached`].
    pub(super) is_detached: bool,
}

impl Attachment {
    pub(super) fn of(socket: &WebSocket) -> Self {
        socket.deserialize_attachment().ok().flatten().unwrap_or_default()
    }

    pub(super) fn sender(&self) -> Sender {
        Sender { player: self.player, codec: self.codec, ticket: self.ticket, is_detached: self.is_detached }
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
