//! What differs between the servers that are compared. The events are the same: arrays of JSON objects.

use clap::ValueEnum;
use protocol::{ClientFrame, VERSION};

/// How a server's frames are wrapped.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Dialect {
    /// Frames of docs/protocol.md.
    Frames,
    /// The same within Socket.IO events called "frame".
    SocketIo,
}

/// Socket.IO's packets: engine.io's type 4, a message, and Socket.IO's types 0, connect, and 2, event.
const OPENED: &str = "0{";
const CONNECT: &str = "40";

impl Dialect {
    /// What a client sends before it joins, as an answer to the server's `frame`.
    pub(crate) fn answer_to_opening(self, frame: &str) -> Option<&'static str> {
        (self == Self::SocketIo && frame.starts_with(OPENED)).then_some(CONNECT)
    }

    /// Whether a client may join as soon as its socket is open.
    pub(crate) fn joins_at_once(self) -> bool {
        self == Self::Frames
    }

    /// Whether the server's `frame` admits the client to join.
    pub(crate) fn admits(self, frame: &str) -> bool {
        self == Self::SocketIo && frame.starts_with(CONNECT)
    }

    pub(crate) fn join(self, nickname: String) -> String {
        self.write(&ClientFrame::Join { version: VERSION, nickname, resume: None, watch: false })
    }

    pub(crate) fn say(self, message: usize, text: String) -> String {
        self.write(&ClientFrame::Say { id: message.to_string(), text })
    }

    pub(crate) fn acknowledge(self, seq: u64) -> String {
        self.write(&ClientFrame::Ack { seq })
    }

    pub(crate) fn write(self, frame: &ClientFrame) -> String {
        match self {
            Self::Frames => frame.write(),
            Self::SocketIo => format!(r#"42["frame",{}]"#, frame.write()),
        }
    }
}
