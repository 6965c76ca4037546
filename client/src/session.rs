//! A player's session in one room, over any number of connections.

use protocol::{ClientFrame, ErrorCode, Incoming, Numbered, PlayerId, Refusal, Reply, VERSION, Welcome};

use crate::outbox::{Outbox, Pending};

/// A player's session in one room.
#[derive(Debug)]
pub struct Client {
    nickname: String,
    token: Option<String>,
    you: Option<PlayerId>,
    /// Epoch and number of the last event that was returned or is part of the last welcome.
    position: (u64, u64),
    /// Whether the room has let this client in over the current connection.
    is_live: bool,
    /// Whether a welcome is asked for, because an event was missed.
    is_resyncing: bool,
    outbox: Outbox,
    outgoing: Vec<ClientFrame>,
}

/// What a frame means for the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Received {
    /// The whole state of the room; it replaces what the caller knew.
    Welcome(Box<Welcome>),
    /// The next event of the room. None is missing before it, and none is returned twice.
    Event(Numbered),
    /// A reply that is neither a welcome nor a refusal.
    Reply(Reply),
    /// A request was refused.
    Refused {
        /// The refused message, if the request was one that was pending.
        message: Option<Pending>,
        /// Whether the request was a message.
        is_message: bool,
        /// The reason.
        reason: Refusal,
        /// Milliseconds after which it may be repeated, where waiting helps.
        wait: Option<u64>,
    },
    /// The room does not let this client in.
    NotAdmitted {
        /// The reason.
        reason: Refusal,
        /// Milliseconds after which it may be tried again, where waiting helps.
        wait: Option<u64>,
    },
    /// The server does not speak this client's version of the protocol.
    UnsupportedVersion,
    /// The server is newer: the frame has something that this client does not know.
    Unknown,
}

impl Client {
    /// A session that begins with the next connection. `token` is that of an earlier session in the same room.
    pub fn new(nickname: String, token: Option<String>) -> Self {
        Self {
            nickname,
            token,
            you: None,
            position: (0, 0),
            is_live: false,
            is_resyncing: false,
            outbox: Outbox::default(),
            outgoing: Vec::new(),
        }
    }

    /// The nickname, as the room numbered it if it was taken.
    pub fn nickname(&self) -> &str {
        &self.nickname
    }

    /// The secret with which seat and points are this player's again.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// Whether the room has let this client in over the current connection.
    pub fn is_live(&self) -> bool {
        self.is_live
    }

    /// The messages that the room has neither told everyone nor refused, oldest first.
    pub fn pending(&self) -> &[Pending] {
        self.outbox.as_slice()
    }

    /// A connection is open: the client joins through it.
    pub fn open(&mut self) {
        self.lose();
        let (nickname, resume) = (self.nickname.clone(), self.token.clone());
        self.outgoing.push(ClientFrame::Join { version: VERSION, nickname, resume });
    }

    /// The connection is closed.
    pub fn lose(&mut self) {
        (self.is_live, self.is_resyncing) = (false, false);
        self.outgoing.clear();
    }

    /// Says `text`, now or over the next connection. `id` differs from those of all earlier messages of this player.
    pub fn say(&mut self, id: String, text: String) {
        self.outbox.push(id, text);
    }

    /// The frames to send now, in order.
    pub fn take_outgoing(&mut self) -> Vec<ClientFrame> {
        let mut frames = std::mem::take(&mut self.outgoing);
        if self.is_live {
            frames.extend(self.outbox.take_unsent());
        }
        frames
    }

    /// Takes in one element of a server frame. `None` if it changes nothing for the caller.
    pub fn receive(&mut self, element: Incoming) -> Option<Received> {
        match element {
            Incoming::Event(numbered) => self.receive_event(numbered).map(Received::Event),
            Incoming::Reply(reply) => self.receive_reply(reply),
            Incoming::Unknown { seq } => {
                // An unknown event has its place in the order all the same.
                if seq == Some(self.position.1 + 1) {
                    self.position.1 += 1;
                }
                Some(Received::Unknown)
            }
        }
    }

    fn receive_event(&mut self, numbered: Numbered) -> Option<Numbered> {
        self.confirm(&numbered);
        let (_, last) = self.position;
        if !self.is_live || self.is_resyncing || numbered.seq <= last {
            return None;
        }
        if numbered.seq > last + 1 {
            self.resync();
            return None;
        }
        self.position.1 = numbered.seq;
        Some(numbered)
    }

    fn receive_reply(&mut self, reply: Reply) -> Option<Received> {
        match reply {
            Reply::Welcome(welcome) => {
                self.admit(&welcome);
                Some(Received::Welcome(welcome))
            }
            Reply::Restored { epoch, seq } => {
                // Messages that the room had received, but not stored, are lost.
                self.outbox.resend();
                if self.is_live && self.position != (epoch, seq) {
                    self.resync();
                }
                None
            }
            Reply::Refused { id: None, reason, wait } if !self.is_live => Some(Received::NotAdmitted { reason, wait }),
            Reply::Refused { id, reason, wait } => {
                // The refused request may be the resync: the next gap asks again.
                self.is_resyncing &= id.is_some();
                let message = id.as_deref().and_then(|id| self.outbox.remove(id));
                Some(Received::Refused { message, is_message: id.is_some(), reason, wait })
            }
            Reply::Error { code: ErrorCode::UnsupportedVersion, .. } => Some(Received::UnsupportedVersion),
            reply => Some(Received::Reply(reply)),
        }
    }

    fn admit(&mut self, welcome: &Welcome) {
        self.you = Some(welcome.you);
        self.token = Some(welcome.token.clone());
        if let Some(own) = welcome.players.iter().find(|row| row.id == welcome.you) {
            self.nickname = own.nickname.as_str().to_owned();
        }
        self.position = (welcome.epoch, welcome.seq);
        (self.is_live, self.is_resyncing) = (true, false);
        welcome.recent.iter().for_each(|message| self.confirm(message));
        self.outbox.resend();
    }

    /// Forgets a pending message that the room tells everyone.
    fn confirm(&mut self, numbered: &Numbered) {
        if let Some((_, player, id)) = numbered.event.as_message()
            && Some(player) == self.you
        {
            self.outbox.remove(id);
        }
    }

    fn resync(&mut self) {
        if !self.is_resyncing {
            self.is_resyncing = true;
            self.outgoing.push(ClientFrame::Resync);
        }
    }
}
