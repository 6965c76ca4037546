//! The frames of a room.

use client::Received;
use protocol::http::ErrorCode;
use protocol::{Incoming, Millis, PONG, Refusal, Reply, read_frame};

use crate::channel::Way;
use crate::connect::MADE_NAME;
use crate::payload;
use crate::ports::Link;
use crate::session::Session;
use crate::told::Refused;

impl Session {
    /// Handles a frame of a room.
    pub(crate) fn hear_room(&mut self, now: Millis, link: Link, text: &str) {
        let Some(room) = self.room_of(link).filter(|_| text != PONG) else { return };
        for element in read_frame(text).unwrap_or_default() {
            self.hear_element(now, &room, element);
        }
        let Some(channel) = self.channels.get_mut(&room) else { return };
        let pending = channel.client.pending();
        self.publishing.settle(&room, |id| pending.iter().all(|message| message.id != id));
        channel.flush(&mut self.wire);
    }

    fn hear_element(&mut self, now: Millis, room: &str, element: Incoming) {
        let Some(channel) = self.channels.get_mut(room).filter(|channel| matches!(channel.way, Way::Open(_))) else {
            return;
        };
        match channel.client.receive(element, now) {
            Some(Received::Welcome(welcome)) => {
                channel.attempt = 0;
                // First the SUBACK, then what the subscription brings.
                self.decide_subscribes(room, true);
                if let Some(channel) = self.channels.get_mut(room) {
                    channel.greet(&welcome, &mut self.wire);
                }
            }
            Some(Received::Event(numbered)) => channel.tell(&numbered, &mut self.wire),
            Some(Received::Refused { message: Some(message), reason, wait, .. }) => {
                let refused = Refused::with_wait(reason, wait);
                channel.tell_refused(Some(payload::publish_id(&message.id)), &refused, &mut self.wire);
            }
            // A client that watches had asked for a seat, in order to say something.
            Some(Received::Refused { is_message: false, reason, wait, .. }) if channel.client.watches() => {
                self.refuse_messages(room, &Refused::with_wait(reason, wait));
            }
            Some(Received::Reply(Reply::Note { id, note })) => {
                channel.tell_note(payload::publish_id(&id), &note, &mut self.wire);
            }
            Some(Received::NotAdmitted { reason, .. }) if is_about_nickname(reason) && channel.rename(MADE_NAME) => {}
            Some(Received::NotAdmitted { reason, wait }) => self.send_away(room, &Refused::with_wait(reason, wait)),
            Some(Received::UnsupportedVersion) => self.send_away(room, &Refused::because(ErrorCode::Internal)),
            Some(Received::Failed) => {
                channel.close(&mut self.wire);
                self.retry(now, room);
            }
            Some(Received::Refused { .. } | Received::Reply(_) | Received::Unknown) | None => {}
        }
    }
}

fn is_about_nickname(reason: Refusal) -> bool {
    matches!(
        reason,
        Refusal::NicknameEmpty
            | Refusal::NicknameTooLong
            | Refusal::NicknameInvisible
            | Refusal::NicknameUnfit
            | Refusal::NicknameReserved
    )
}
