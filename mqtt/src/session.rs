//! A client's connection: its packets, its channels, and when it ends.

use fastrand::Rng;
use mqtt_proto::v3::{ConnectReturnCode, Packet};
use protocol::{JOIN_MILLIS, Millis};

use crate::channel::{Channel, Channels, Way};
use crate::connect::Visitor;
use crate::packets::{Fault, Packets};
use crate::ports::{End, Input, Link, Output};
use crate::publishing::Publishing;
use crate::subscribing::Subscribing;
use crate::wire::Wire;

/// Milliseconds after which a client that is in no channel is gone. Idle connections would cost strangers nothing.
const IDLE_MILLIS: u64 = 60_000;
/// Milliseconds after DISCONNECT in which rooms may still get the messages that came before it.
const LINGER_MILLIS: u64 = 10_000;

/// How far the client has come in its connection.
#[derive(Debug)]
pub(crate) enum Stage {
    /// The client has not sent CONNECT yet.
    New,
    /// The client is connected.
    Connected(Visitor),
    /// The client sent DISCONNECT at this time, and rooms have not settled all of its messages.
    Leaving(Millis),
    /// The connection is over.
    Ended,
}

/// A client's connection.
#[derive(Debug)]
pub struct Session {
    packets: Packets,
    pub(crate) stage: Stage,
    pub(crate) channels: Channels,
    pub(crate) subscribing: Vec<Subscribing>,
    pub(crate) publishing: Publishing,
    pub(crate) wire: Wire,
    /// When the client's last packet came.
    heard_at: Millis,
    /// When the client was last in a channel.
    busy_at: Millis,
    last_link: u32,
    random: Rng,
}

impl Session {
    /// A connection that begins now. `seed` differs from connection to connection.
    pub fn new(now: Millis, seed: u64) -> Self {
        Self {
            packets: Packets::default(),
            stage: Stage::New,
            channels: Channels::default(),
            subscribing: Vec::new(),
            publishing: Publishing::default(),
            wire: Wire::default(),
            heard_at: now,
            busy_at: now,
            last_link: 0,
            random: Rng::with_seed(seed),
        }
    }

    /// Handles what happened, and returns what to do, in order.
    pub fn handle(&mut self, now: Millis, input: Input<'_>) -> Vec<Output> {
        match input {
            Input::Bytes(bytes) => self.receive(now, bytes).unwrap_or_else(|end| self.end(end)),
            Input::NoBytes => self.end(End::Malformed),
            // After DISCONNECT the rooms still get what came before it.
            Input::Lost if matches!(self.stage, Stage::Leaving(_)) => {}
            Input::Lost => self.end(End::Left),
            Input::Opened(link) => self.opened(link),
            Input::NotOpened(link, status) => self.not_opened(now, link, status),
            Input::Frame(link, text) => self.hear_room(now, link, text),
            Input::RoomClosed(link, code) => self.room_closed(now, link, code),
            Input::Tick => self.run_due(now),
        }
        self.settle(now);
        self.wire.take_outputs()
    }

    /// When the next [`Input::Tick`] is due; `None` when the connection is over.
    pub fn deadline(&self) -> Option<Millis> {
        let own = match &self.stage {
            Stage::New => Some(self.heard_at.plus(JOIN_MILLIS)),
            Stage::Connected(visitor) => visitor.gone_at(self.heard_at),
            Stage::Leaving(since) => Some(since.plus(LINGER_MILLIS)),
            Stage::Ended => return None,
        };
        let retries = self.channels.0.iter().filter_map(|channel| match channel.way {
            Way::Lost(until) => Some(until),
            _ => None,
        });
        let idle = if self.is_busy() { None } else { Some(self.busy_at.plus(IDLE_MILLIS)) };
        retries.chain(own).chain(idle).min()
    }

    /// The client's token of a seat or secret of an invite link, if it sent one as its password.
    pub fn key(&self) -> Option<&str> {
        if let Stage::Connected(visitor) = &self.stage { visitor.key.as_deref() } else { None }
    }

    fn receive(&mut self, now: Millis, bytes: &[u8]) -> Result<(), End> {
        self.packets.push(bytes);
        while matches!(self.stage, Stage::New | Stage::Connected(_)) {
            match self.packets.take_next() {
                Ok(None) => break,
                Ok(Some(packet)) => {
                    self.heard_at = now;
                    self.wire.hear();
                    self.receive_packet(now, packet)?;
                }
                Err(Fault::Version) if matches!(self.stage, Stage::New) => {
                    return Err(self.refuse_client(ConnectReturnCode::UnacceptableProtocolVersion));
                }
                Err(_) => return Err(End::Malformed),
            }
        }
        Ok(())
    }

    /// Runs what is due.
    fn run_due(&mut self, now: Millis) {
        let is_gone = match &self.stage {
            Stage::New => now >= self.heard_at.plus(JOIN_MILLIS),
            Stage::Connected(visitor) => visitor.gone_at(self.heard_at).is_some_and(|at| now >= at),
            Stage::Leaving(since) => now >= since.plus(LINGER_MILLIS),
            Stage::Ended => return,
        };
        if is_gone || (!self.is_busy() && now >= self.busy_at.plus(IDLE_MILLIS)) {
            let is_leaving = matches!(self.stage, Stage::Leaving(_));
            return self.end(if is_leaving { End::Left } else { End::Silent });
        }
        let is_due = |channel: &Channel| matches!(channel.way, Way::Lost(until) if now >= until);
        let due = self.channels.0.iter().filter(|channel| is_due(channel));
        let due: Vec<_> = due.map(|channel| channel.room.as_str().to_owned()).collect();
        due.iter().for_each(|room| self.open(room));
    }

    /// Does what follows from any input: acknowledgements, rooms that are not needed any more, and the end.
    fn settle(&mut self, now: Millis) {
        if matches!(self.stage, Stage::Ended) {
            return;
        }
        for pid in self.publishing.take_acknowledged() {
            self.wire.send(Packet::Puback(pid));
        }
        self.leave_unwanted();
        if self.is_busy() {
            self.busy_at = now;
        }
        if self.wire.is_behind() || self.publishing.is_overrun() {
            self.end(End::Slow);
        } else if matches!(self.stage, Stage::Leaving(_)) && self.publishing.is_empty() {
            self.end(End::Left);
        }
    }

    /// Whether the client is in a channel, or about to be.
    fn is_busy(&self) -> bool {
        self.channels.0.iter().any(|channel| channel.way != Way::Closed)
    }

    /// Leaves every room and ends the connection.
    fn end(&mut self, end: End) {
        if !matches!(self.stage, Stage::Ended) {
            self.stage = Stage::Ended;
            self.channels.0.iter_mut().for_each(|channel| channel.leave(&mut self.wire));
            self.wire.output(Output::Close(end));
        }
    }

    pub(crate) fn next_link(&mut self) -> Link {
        self.last_link += 1;
        Link::new(self.last_link)
    }

    /// A number from 0 to 1.
    pub(crate) fn random(&mut self) -> f64 {
        self.random.f64()
    }
}
