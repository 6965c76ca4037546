//! What is remembered of a socket.

use protocol::PlayerId;
use serde::{Deserialize, Serialize};
use worker::{Result, State, WebSocket};

/// What the runtime remembers of a socket while the object sleeps.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Attachment {
    /// The player who speaks through it. `None` before `join`, and after a newer socket took over.
    pub(super) player: Option<PlayerId>,
    /// How many wrong frames came through it.
    pub(super) wrong_frames: u8,
    /// Whether it is one of the earlier Android client.
    #[serde(default)]
    pub(super) legacy: bool,
    /// That nobody has joined through it yet.
    pub(super) waiting: Option<Waiting>,
}

/// A socket through which nobody has joined yet.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Waiting {
    /// The network that it comes from; forgotten with the join.
    pub(super) network: String,
    /// Tells it from the others.
    pub(super) ticket: u32,
}

impl Attachment {
    pub(super) fn of(socket: &WebSocket) -> Self {
        socket.deserialize_attachment().ok().flatten().unwrap_or_default()
    }

    /// Counts one more wrong frame. Returns how many there were.
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

/// How many sockets from this network are open without anybody having joined through them.
pub(super) fn waiting_from(state: &State, network: &str) -> usize {
    let sockets = state.get_websockets();
    let waiting = sockets.iter().filter_map(|socket| Attachment::of(socket).waiting);
    waiting.filter(|waiting| waiting.network == network).count()
}
