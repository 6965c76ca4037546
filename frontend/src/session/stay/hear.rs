//! What a stay makes of the frames of the server.

use protocol::{ClientFrame, ErrorCode, Note, PONG, PlayerId, ServerEvent, Welcome, events_of};

use super::super::{Notice, Remedy};
use super::{End, Status, Stay};
use crate::dom::prelude::*;
use crate::state::{Followup, RoomViewStoreFields, apply, pass_over};
use crate::{identity, json, text};

impl Stay {
    /// Takes in a frame of the server. Returns the frames to answer with.
    pub(super) fn receive(&mut self, frame: &str) -> Result<Vec<String>, End> {
        if frame == PONG {
            return Ok(Vec::new());
        }
        let mut answers = Vec::new();
        for event in json::parse(frame).and_then(events_of).ok_or(End::Lost)? {
            let event = match event {
                Ok(event) => event,
                // A newer server has more to say than this page can show.
                Err(unknown) => {
                    self.session.outdated.set(true);
                    pass_over(self.session.view, unknown);
                    continue;
                }
            };
            if let Some(you) = self.session.view.you().get_untracked() {
                self.confirm(you, &event);
            }
            self.session.clock.learn(&event);
            match &event {
                ServerEvent::Welcome(welcome) => self.settle_in(welcome),
                // What the room was told before it was rebuilt may be lost.
                ServerEvent::Restored { .. } => self.say_again(),
                &ServerEvent::Refused { id: None, reason, wait } if !self.session.is_live() => {
                    return Err(End::Over(Status::Refused { reason, wait }));
                }
                ServerEvent::Refused { id, .. } => self.take_back(id.as_deref()),
                ServerEvent::Error { code: ErrorCode::UnsupportedVersion, .. } => {
                    self.session.outdated.set(true);
                    return Err(End::Over(Status::Outdated));
                }
                _ => {}
            }
            if let Some(notice) = notice(&event) {
                self.session.notice.set(Some(notice));
            }
            if apply(self.session.view, event) == Followup::Resync {
                answers.push(ClientFrame::Resync.write());
                break;
            }
        }
        answers.extend(self.unsent());
        Ok(answers)
    }

    /// Forgets a message that the room has said.
    fn confirm(&mut self, you: PlayerId, event: &ServerEvent) {
        if let Some((_, player, said)) = event.as_message()
            && player == you
        {
            self.session.pending.write().retain(|message| message.id != said);
        }
    }

    /// Whatever is not confirmed will be sent once more.
    fn say_again(&self) {
        self.session.pending.update_untracked(|pending| pending.iter_mut().for_each(|message| message.sent = false));
    }

    /// Gives a refused message back to the player, who may want to send it again. What was no message was a vote, perhaps.
    fn take_back(&mut self, id: Option<&str>) {
        if id.is_none() {
            self.session.voted.write().clear();
        }
        let mut pending = self.session.pending.write();
        let place = pending.iter().position(|message| Some(message.id.as_str()) == id);
        if let Some(refused) = place.map(|place| pending.remove(place)) {
            self.session.returned.set(Some(refused.text));
        }
    }

    fn settle_in(&mut self, welcome: &Welcome) {
        // Who comes back to a seat knows what it is called.
        let is_back = identity::token(&self.room).as_ref() == Some(&welcome.token);
        identity::remember_token(&self.room, &welcome.token);
        let own_row = welcome.players.iter().find(|row| row.id == welcome.you);
        let given = own_row.map_or(self.nickname.as_str(), |row| row.nickname.as_str());
        let notice = match self.session.status.get_untracked() {
            Status::Reconnecting(_) => {
                // A server that was put up anew ends every connection.
                self.session.look_for_news();
                Some(text::RECONNECTED.into())
            }
            Status::Connecting if !is_back && given != self.nickname => {
                Some(text::renamed(&self.nickname, given).into())
            }
            _ => None,
        };
        if notice.is_some() {
            self.session.notice.set(notice);
        }
        self.nickname = given.to_owned();
        self.session.status.set(Status::Live);
        welcome.recent.iter().for_each(|event| self.confirm(welcome.you, event));
        self.say_again();
    }
}

/// What an event has to say to this player alone.
fn notice(event: &ServerEvent) -> Option<Notice> {
    match event {
        ServerEvent::Note { note, .. } => {
            let remedy = match note {
                Note::NotListed { word } => Remedy::Propose(word.clone()),
                Note::AlreadyUsed { .. } | Note::TooLate { .. } => Remedy::None,
            };
            Some(Notice { text: text::note(note), remedy })
        }
        ServerEvent::Proposed { word } => Some(text::proposed(word).into()),
        ServerEvent::Reported { .. } => Some(text::REPORTED.into()),
        ServerEvent::Refused { reason, wait, .. } => Some(text::refused(*reason, *wait).into()),
        ServerEvent::Error { .. } => Some(text::INTERNAL_ERROR.into()),
        _ => None,
    }
}
