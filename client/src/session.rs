//! A player's session in one room. It continues over any number of connections.

use protocol::{
    ClientFrame, ErrorCode, Event, Incoming, Millis, Numbered, PlayerId, Queueing, Refusal, Reply, VERSION, Welcome,
};

use crate::acknowledgement::Acknowledgement;
use crate::outbox::{Outbox, Pending};
use crate::reconnect::backoff_millis;

/// A player's session in one room.
#[derive(Debug)]
pub struct Client {
    nickname: String,
    token: Option<String>,
    you: Option<PlayerId>,
    /// The epoch, and the `seq` of the last event that was returned or that the last welcome includes.
    position: (u64, u64),
    /// Whether the current connection has received a welcome.
    is_live: bool,
    /// Whether the last welcome was that of somebody who watches.
    watches: bool,
    /// Whether a `join` was sent, and neither its welcome nor a refusal has arrived.
    is_joining: bool,
    /// Whether a `resync` was sent, and neither its welcome nor a refusal has arrived.
    is_resyncing: bool,
    /// See [`Welcome::spread`].
    spread: u64,
    outbox: Outbox,
    acknowledgement: Acknowledgement,
    outgoing: Vec<ClientFrame>,
}

/// What an element of a server frame means for the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Received {
    /// The whole state of the room. It replaces what the caller knows.
    Welcome(Box<Welcome>),
    /// The next event of the room. Events are returned in order, without gaps or repetitions.
    Event(Numbered),
    /// A reply that is neither a welcome nor a refusal.
    Reply(Reply),
    /// The room refused a request.
    Refused {
        /// The refused message, if the request was a message and pending.
        message: Option<Pending>,
        /// Whether the request was a message.
        is_message: bool,
        /// The reason.
        reason: Refusal,
        /// Milliseconds after which the request may be repeated, where waiting helps.
        wait: Option<u64>,
    },
    /// The room refused the join.
    NotAdmitted {
        /// The reason.
        reason: Refusal,
        /// Milliseconds after which the join may be repeated, where waiting helps.
        wait: Option<u64>,
    },
    /// The server does not support this client's protocol version.
    UnsupportedVersion,
    /// The room could not store what this client sent. The caller ends the connection and opens another, with the same
    /// pauses as after a lost one: after the welcome, the pending messages are sent again.
    Failed,
    /// An element that this version of the client cannot read: the server is newer.
    Unknown,
}

impl Client {
    /// A session that begins with the next connection. `token` is the token of an earlier session in the same room.
    pub fn new(nickname: String, token: Option<String>) -> Self {
        Self {
            nickname,
            token,
            you: None,
            position: (0, 0),
            is_live: false,
            watches: false,
            is_joining: false,
            is_resyncing: false,
            spread: 0,
            outbox: Outbox::default(),
            acknowledgement: Acknowledgement::default(),
            outgoing: Vec::new(),
        }
    }

    /// The nickname. After a welcome, the one in the player's row, which has a number if the wanted one was taken.
    pub fn nickname(&self) -> &str {
        &self.nickname
    }

    /// The secret that restores seat and points in a later session; `None` before the first welcome.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// Whether the player has joined over the current connection, or watches.
    pub fn is_live(&self) -> bool {
        self.is_live
    }

    /// Whether the room is watched without a seat.
    pub fn watches(&self) -> bool {
        self.watches
    }

    /// The messages that the room has neither broadcast nor refused, oldest first.
    pub fn pending(&self) -> &[Pending] {
        self.outbox.as_slice()
    }

    /// Call when a connection is open. The client joins through it.
    pub fn open(&mut self) {
        self.lose();
        self.sit();
    }

    /// Asks for a seat, unless the client waits for the answer already. [`Client::open`] does; whoever watches may do it again.
    pub fn sit(&mut self) {
        if std::mem::replace(&mut self.is_joining, true) {
            return;
        }
        let (nickname, resume) = (self.nickname.clone(), self.token.clone());
        self.outgoing.push(ClientFrame::Join { version: VERSION, nickname, resume, watch: false });
    }

    /// Watches the room that has refused the join. Messages wait until there is a seat.
    pub fn watch(&mut self) {
        let nickname = String::new();
        self.outgoing.push(ClientFrame::Join { version: VERSION, nickname, resume: None, watch: true });
    }

    /// Waits for a seat of the watched room, or stops waiting.
    pub fn queue(&mut self, state: Queueing) {
        self.outgoing.push(ClientFrame::Queue { state });
    }

    /// Call when the connection is closed.
    pub fn lose(&mut self) {
        (self.is_live, self.is_resyncing, self.is_joining) = (false, false, false);
        self.acknowledgement = Acknowledgement::default();
        self.outgoing.clear();
    }

    /// How long to wait before the `attempt`-th attempt to connect again, from 1, in milliseconds. `random` is a number
    /// from 0 to 1, which differs from client to client.
    pub fn pause_millis(&self, attempt: u32, random: f64) -> u64 {
        backoff_millis(attempt, self.spread, random)
    }

    /// Queues a message, to be sent now or over the next connection. `id` must differ from those of all earlier
    /// messages of this player.
    pub fn say(&mut self, id: String, text: String) {
        self.outbox.push(id, text);
    }

    /// Forgets the messages that the room has neither broadcast nor refused, and returns them.
    pub fn take_pending(&mut self) -> Vec<Pending> {
        self.outbox.take()
    }

    /// The frames to send now, in order. Each is returned once.
    pub fn take_outgoing(&mut self) -> Vec<ClientFrame> {
        let mut frames = std::mem::take(&mut self.outgoing);
        if self.is_live {
            let seq = self.position.1;
            frames.extend(self.acknowledgement.take_due().then_some(ClientFrame::Ack { seq }));
            if !self.watches {
                frames.extend(self.outbox.take_unsent());
            }
        }
        frames
    }

    /// Processes one element of a server frame. `None` if the caller has nothing to do. `now` is the time of a clock that
    /// nobody sets, such as the time since the program began.
    pub fn receive(&mut self, element: Incoming, now: Millis) -> Option<Received> {
        let received = self.interpret(element);
        if self.is_live && received.is_some() {
            self.acknowledgement.handled(now);
        }
        received
    }

    fn interpret(&mut self, element: Incoming) -> Option<Received> {
        match element {
            Incoming::Event(numbered) => self.receive_event(numbered).map(Received::Event),
            Incoming::Reply(reply) => self.receive_reply(reply),
            Incoming::Unknown { seq } => {
                // An unknown event has a position in the sequence, too. Uncounted, it would look like a gap.
                if seq == Some(self.position.1 + 1) {
                    self.position.1 += 1;
                }
                Some(Received::Unknown)
            }
        }
    }

    fn receive_event(&mut self, numbered: Numbered) -> Option<Numbered> {
        self.confirm(&numbered.event);
        let (_, last) = self.position;
        if !self.is_live || numbered.seq <= last {
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
                // The room may have lost messages that it had received, but not stored, and the resync.
                self.outbox.resend();
                self.is_resyncing = false;
                if self.is_live && self.position != (epoch, seq) {
                    self.resync();
                }
                None
            }
            Reply::Refused { id: None, reason, wait } if !self.is_live => {
                self.is_joining = false;
                Some(Received::NotAdmitted { reason, wait })
            }
            Reply::Refused { id, reason, wait } => {
                // The refused request may be the resync, so the next gap sends another.
                self.is_resyncing &= id.is_some();
                self.is_joining &= id.is_some();
                let message = id.as_deref().and_then(|id| self.outbox.remove(id));
                Some(Received::Refused { message, is_message: id.is_some(), reason, wait })
            }
            Reply::Early(early) => {
                self.confirm(&early.0);
                Some(Received::Reply(Reply::Early(early)))
            }
            Reply::Error { code: ErrorCode::UnsupportedVersion, .. } => Some(Received::UnsupportedVersion),
            Reply::Error { code: ErrorCode::Internal, .. } => Some(Received::Failed),
            reply => Some(Received::Reply(reply)),
        }
    }

    fn admit(&mut self, welcome: &Welcome) {
        self.you = Some(welcome.you);
        self.watches = welcome.watches;
        self.token = welcome.token.clone().or(self.token.take());
        if let Some(own) = welcome.players.iter().find(|row| row.id == welcome.you) {
            self.nickname = own.nickname.as_str().to_owned();
        }
        self.position = (welcome.epoch, welcome.seq);
        self.spread = welcome.spread.unwrap_or_default();
        (self.is_live, self.is_resyncing, self.is_joining) = (true, false, false);
        self.outgoing.retain(|frame| *frame != ClientFrame::Resync);
        self.acknowledgement.offer(welcome.ack);
        welcome.recent.iter().for_each(|message| self.confirm(&message.event));
        welcome.early.iter().for_each(|early| self.confirm(&early.0));
        self.outbox.resend();
    }

    /// Removes the pending message that the room tells with this event, if it is one.
    fn confirm(&mut self, event: &Event) {
        if let Some((_, player, id)) = event.as_message()
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
