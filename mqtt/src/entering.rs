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

/// The most channels of one connection.
pub(crate) const CHANNELS_MAX: usize = 16;

impl Session {
    /// The channel of a room. `None` if the client names too many.
    pub(crate) fn channel(&mut self, room: RoomName) -> Option<&mut Channel> {
        let Stage::Connected(visitor) = &self.stage else { return None };
        let name = room.as_str().to_owned();
        if self.channels.len() >= CHANNELS_MAX && !self.channels.contains_key(&name) {
            return None;
        }
        let new = || Channel::new(room, &visitor.nickname, visitor.key.as_deref());
        Some(self.channels.entry(name).or_insert_with(new))
    }

    /// Changes a channel that the client wants to be in, and enters it unless that has happened.
    pub(crate) fn enter(&mut self, room: &str, change: impl FnOnce(&mut Channel)) {
        let Some(channel) = self.channels.get_mut(room) else { return };
        channel.is_wanted = true;
        change(channel);
        match channel.way {
            Way::Closed => self.open(room),
            Way::Open(_) => channel.flush(&mut self.wire),
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
        let mut channels = self.channels.iter();
        channels.find(|(_, channel)| channel.link() == Some(link)).map(|(room, _)| room.clone())
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
        let was_inside = self.channels.get(&room).is_some_and(|channel| channel.position.is_some());
        match status {
            404 => self.send_away(&room, &Refused::because(Refusal::NoSuchRoom)),
            _ if was_inside => self.retry(now, &room),
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
        for id in self.publishing.settle(room, |_| true) {
            channel.tell_refused(Some(payload::publish_id(&id)), refused, &mut self.wire);
        }
        channel.forget_pending();
        channel.is_wanted = false;
        if is_subscribing {
            channel.tell_refused(None, refused, &mut self.wire);
            channel.subscriptions.retain(|feed, _| *feed == Feed::Me);
            self.decide_subscribes(room, false);
        }
    }

    /// Leaves the rooms that the client does not want to be in any more, when they have settled its messages.
    pub(crate) fn leave_unwanted(&mut self) {
        let is_leaving = matches!(self.stage, Stage::Leaving(_));
        let mut left = Vec::new();
        for (room, channel) in &mut self.channels {
            let is_unwanted = is_leaving || !channel.is_wanted;
            if channel.way != Way::Closed && is_unwanted && !self.publishing.waits_for(room) {
                channel.leave(&mut self.wire);
                left.push(room.clone());
            }
        }
        // The client may have unsubscribed before the room answered.
        left.iter().for_each(|room| self.decide_subscribes(room, false));
        let is_needed = |channel: &Channel| channel.way != Way::Closed || !channel.subscriptions.is_empty();
        self.channels.retain(|_, channel| is_needed(channel));
    }
}
