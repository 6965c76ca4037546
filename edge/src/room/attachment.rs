//! The data that the runtime stores with a socket.

use protocol::{Mode, PlayerId};
use serde::{Deserialize, Serialize};
use worker::{Result, WebSocket};

use super::codec::Codec;

/// The runtime keeps this with a socket while the object hibernates. An earlier version may have written it.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Attachment {
    /// The number of the player, or of who watches, over this connection. `None` before `join`, and after a join with the same
    /// token through a newer socket.
    pub(super) player: Option<PlayerId>,
    /// Number of wrong frames received.
    pub(super) wrong_frames: u8,
    /// The codec of the socket's frames.
    pub(super) codec: Codec,
    /// The client's network, for the limits on the sockets of a network; `None` if they do not apply to it.
    pub(super) network: Option<String>,
    /// The mode of the channel if this socket's player makes it.
    pub(super) new_mode: Mode,
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

    /// Changes the socket's attachment, and returns it as it was before and as it is now.
    pub(super) fn update(socket: &WebSocket, change: impl FnOnce(&mut Self)) -> Result<(Self, Self)> {
        let before = Self::of(socket);
        let mut after = before.clone();
        change(&mut after);
        socket.serialize_attachment(&after)?;
        Ok((before, after))
    }

    /// Counts one more wrong frame of the socket.
    pub(super) fn count_wrong_frame(socket: &WebSocket) -> Result<Self> {
        let count = |attachment: &mut Self| attachment.wrong_frames = attachment.wrong_frames.saturating_add(1);
        Self::update(socket, count).map(|(_, after)| after)
    }
}
