//! The sockets to rooms: opening them, losing them, and being sent away.

use client::ends_session;
use hangul::RoomName;
use protocol::http::ErrorCode;
use protocol::{Millis, Refusal};

use crate::channel::{Channel, Way};
use crate::payload;
use crate::ports::{Link, Output};
use crate::session::{Session, Stage};
use crate::told::Refused;
use crate::topic::Feed;

/// How often a client tries again to enter a channel for the first time, if its network has too many sockets.
const ATTEMPTS: u32 = 4;
/// The most channels of one connection.
pub(crate) const CHANNELS_MAX: usize = 16;

impl Session {
    /// The channel of a room. `None` if the client names too many.
    pub(crate) fn channel(&mut self, room: RoomName) -> Option<&mut Channel> {
        let Stage::Connected(visitor) = &self.stage else { return None };
        if self.channels.get(room.as_str()).is_none() {
            if self.channels.0.len() >= CHANNELS_MAX {
                return None;
            }
            self.channels.0.push(Channel::new(room.clone(), &visitor.nickname, visitor.key.as_deref()));
        }
        self.channels.get_mut(room.as_str())
    }

    /// Changes a channel that the client wants to be in, and enters it unless that has happened.
    pub(crate) fn enter(&mut self, room: &str, change: impl FnOnce(&mut Channel)) {
        let Some(channel) = self.channels.get_mut(room) else { return };
        channel.is_wanted = true;
        change(channel);
        match channel.way {
            Way::Closed => self.open(room),
            Way::Open(_) => {
                // The room may have given the seat of a silent client to another.
                if channel.client.watches() {
                    channel.client.sit();
                }
                channel.flush(&mut self.wire);
            }
            Way::Opening(_) | Way::Lost(_) => {}
        }
    }

    /// Asks for a socket to the room.
    pub(crate) fn open(&mut self, room: &str) {
        let link = self.next_link();
        if let Some(channel) = self.channels.get_mut(room) {
            channel.way = Way::Opening(link);
            self.wire.output(Output::Open { link, room: channel.room.clone() });
        }
    }

    pub(crate) fn request_welcome(&mut self, room: &str) {
        self.channels.get(room).into_iter().for_each(|channel| channel.request_welcome(&mut self.wire));
    }

    /// The name of the room with this socket; `None` for a socket that is not needed any more.
    pub(crate) fn room_of(&self, link: Link) -> Option<String> {
        let channel = self.channels.0.iter().find(|channel| channel.link() == Some(link));
        channel.map(|channel| channel.room.as_str().to_owned())
    }

    pub(crate) fn opened(&mut self, link: Link) {
        let channel = self.room_of(link).and_then(|room| self.channels.get_mut(&room));
        let Some(channel) = channel else { return self.wire.output(Output::CloseRoom(link)) };
        channel.way = Way::Open(link);
        channel.client.open();
        channel.flush(&mut self.wire);
    }

    /// The Worker refused a socket. Somebody who was in the room before tries again, unless it is gone.
    pub(crate) fn not_opened(&mut self, now: Millis, link: Link, status: u16) {
        let Some(room) = self.room_of(link) else { return };
        let Some(channel) = self.channels.get(&room) else { return };
        let (was_inside, attempt) = (channel.position.is_some(), channel.attempt);
        match status {
            404 => self.send_away(&room, &Refused::because(Refusal::NoSuchRoom)),
            _ if was_inside => self.retry(now, &room),
            // Many clients behind one address may have come at the same moment.
            429 if attempt < ATTEMPTS => self.retry(now, &room),
            429 => self.send_away(&room, &Refused::because(ErrorCode::TooManyRequests)),
            _ => self.send_away(&room, &Refused::because(ErrorCode::Internal)),
        }
    }

    pub(crate) fn room_closed(&mut self, now: Millis, link: Link, code: u16) {
        let Some(room) = self.room_of(link) else { return };
        if !ends_session(code) {
            return self.retry(now, &room);
        }
        if let Some(channel) = self.channels.get(&room) {
            channel.tell_over(code, &mut self.wire);
        }
        self.send_away(&room, &Refused::because(Refusal::NotNow));
    }

    /// Opens another socket after a pause.
    pub(crate) fn retry(&mut self, now: Millis, room: &str) {
        let random = self.random();
        self.channels.get_mut(room).into_iter().for_each(|channel| channel.retry(now, random));
    }

    /// The client is not let into the room, or not any more: its subscriptions that wait for it fail, and its messages are
    /// refused.
    pub(crate) fn send_away(&mut self, room: &str, refused: &Refused) {
        let is_subscribing = self.is_subscribing(room);
        let Some(channel) = self.channels.get_mut(room) else { return };
        channel.close(&mut self.wire);
        channel.is_wanted = false;
        self.refuse_messages(room, refused);
        let Some(channel) = self.channels.get_mut(room) else { return };
        if is_subscribing {
            channel.tell_refused(None, refused, &mut self.wire);
            channel.subscriptions.retain(|subscription| subscription.feed == Feed::Me);
            self.decide_subscribes(room, false);
        }
    }

    /// Refuses the client's messages that the room has not settled.
    pub(crate) fn refuse_messages(&mut self, room: &str, refused: &Refused) {
        let Some(channel) = self.channels.get_mut(room) else { return };
        channel.client.take_pending();
        for id in self.publishing.settle(room, |_| true) {
            channel.tell_refused(Some(payload::publish_id(&id)), refused, &mut self.wire);
        }
    }

    /// Leaves the rooms that the client does not want to be in any more, when they have settled its messages.
    pub(crate) fn leave_unwanted(&mut self) {
        let is_leaving = matches!(self.stage, Stage::Leaving(_));
        let mut left = Vec::new();
        for channel in &mut self.channels.0 {
            let room = channel.room.as_str().to_owned();
            let is_unwanted = is_leaving || !channel.is_wanted;
            if channel.way != Way::Closed && is_unwanted && !self.publishing.waits_for(&room) {
                channel.leave(&mut self.wire);
                left.push(room);
            }
        }
        // The client may have unsubscribed before the room answered.
        left.iter().for_each(|room| self.decide_subscribes(room, false));
        let is_needed = |channel: &Channel| channel.way != Way::Closed || !channel.subscriptions.is_empty();
        self.channels.0.retain(is_needed);
    }
}
