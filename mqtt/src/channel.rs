//! One channel of a client: its seat, the socket to its room, and the topics of it to which the client is subscribed.

use client::Client;
use hangul::RoomName;
use protocol::{ClientFrame, Millis};

use crate::ports::{Link, Output};
use crate::topic::Feed;
use crate::wire::{Subscription, Wire};

/// The way to a channel's room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// There is none, because the client needs none or was sent away.
    Closed,
    /// A socket was asked for.
    Opening(Link),
    /// A socket is open.
    Open(Link),
    /// The socket was lost. Another is asked for at this time.
    Lost(Millis),
}

/// A channel that a client named.
#[derive(Debug)]
pub(crate) struct Channel {
    pub(crate) room: RoomName,
    pub(crate) client: Client,
    /// Whether the client has a token of its own.
    keeps_seat: bool,
    pub(crate) way: Way,
    /// Attempts since the last welcome.
    pub(crate) attempt: u32,
    /// At most one to each feed.
    pub(crate) subscriptions: Vec<Subscription>,
    /// Epoch and seq of the last event that was told; `None` before the first welcome.
    pub(crate) position: Option<(u64, u64)>,
    /// Whether the client wants to be in the room: it subscribed or published, and has not unsubscribed since.
    pub(crate) is_wanted: bool,
}

impl Channel {
    pub(crate) fn new(room: RoomName, nickname: &str, key: Option<&str>) -> Self {
        Self {
            room,
            client: Client::new(nickname.to_owned(), key.map(str::to_owned)),
            keeps_seat: key.is_some(),
            way: Way::Closed,
            attempt: 0,
            subscriptions: Vec::new(),
            position: None,
            is_wanted: false,
        }
    }

    /// The socket to the room, open or about to be.
    pub(crate) fn link(&self) -> Option<Link> {
        match self.way {
            Way::Opening(link) | Way::Open(link) => Some(link),
            Way::Closed | Way::Lost(_) => None,
        }
    }

    /// Whether the client is subscribed to something that needs a seat.
    pub(crate) fn is_followed(&self) -> bool {
        self.subscriptions.iter().any(|subscription| subscription.feed != Feed::Me)
    }

    /// The subscription to a feed.
    pub(crate) fn subscription(&self, feed: Feed) -> Option<&Subscription> {
        self.subscriptions.iter().find(|subscription| subscription.feed == feed)
    }

    /// Subscribes, instead of an earlier subscription to the same feed. Returns whether there was none.
    pub(crate) fn subscribe(&mut self, subscription: Subscription) -> bool {
        let earlier = self.subscriptions.iter().position(|earlier| earlier.feed == subscription.feed);
        match earlier {
            Some(place) => {
                let is_new = self.subscriptions[place].is_new;
                self.subscriptions[place] = Subscription { is_new, ..subscription };
            }
            None => self.subscriptions.push(subscription),
        }
        earlier.is_none()
    }

    /// Sends the room what the client has to say.
    pub(crate) fn flush(&mut self, wire: &mut Wire) {
        let Way::Open(link) = self.way else { return };
        for frame in self.client.take_outgoing() {
            wire.output(Output::Frame { link, text: frame.write() });
        }
    }

    /// Requests the state of the room, for new subscriptions of somebody who is in it already.
    pub(crate) fn request_welcome(&self, wire: &mut Wire) {
        if let Way::Open(link) = self.way
            && self.client.is_live()
        {
            wire.output(Output::Frame { link, text: ClientFrame::Resync.write() });
        }
    }

    /// Leaves the room at once, and closes the socket to it.
    pub(crate) fn leave(&mut self, wire: &mut Wire) {
        if let Way::Open(link) = self.way
            && self.client.is_live()
        {
            // A client with a token may come back with it. Any other comes back as somebody else, who should get the nickname.
            let leave = if self.keeps_seat { ClientFrame::Leave } else { ClientFrame::Forget };
            wire.output(Output::Frame { link, text: leave.write() });
        }
        self.close(wire);
    }

    /// Closes the socket to the room.
    pub(crate) fn close(&mut self, wire: &mut Wire) {
        self.link().into_iter().for_each(|link| wire.output(Output::CloseRoom(link)));
        self.client.lose();
        self.way = Way::Closed;
    }

    /// Asks for another socket after a pause, because the last one was lost. `random` is from 0 to 1.
    pub(crate) fn retry(&mut self, now: Millis, random: f64) {
        self.client.lose();
        self.attempt += 1;
        self.way = Way::Lost(now.plus(self.client.pause_millis(self.attempt, random)));
    }

    /// Joins with another nickname, and keeps the messages that were not sent. False if it is the nickname already.
    pub(crate) fn rename(&mut self, nickname: &str) -> bool {
        if self.client.nickname() == nickname {
            return false;
        }
        let (pending, token) = (self.client.take_pending(), self.client.token().map(str::to_owned));
        self.client = Client::new(nickname.to_owned(), token);
        pending.into_iter().for_each(|message| self.client.say(message.id, message.text));
        self.client.open();
        true
    }
}

/// The channels of a connection: a few, which are looked through.
#[derive(Debug, Default)]
pub(crate) struct Channels(pub(crate) Vec<Channel>);

impl Channels {
    /// The channel with the name of a room.
    pub(crate) fn get(&self, room: &str) -> Option<&Channel> {
        self.0.iter().find(|channel| channel.room.as_str() == room)
    }

    /// As [`Channels::get`].
    pub(crate) fn get_mut(&mut self, room: &str) -> Option<&mut Channel> {
        self.0.iter_mut().find(|channel| channel.room.as_str() == room)
    }
}
