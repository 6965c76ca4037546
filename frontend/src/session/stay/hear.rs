//! What a stay makes of the frames of the server.

use crate::dom::prelude::*;
use game::protocol::{ClientFrame, Note, PONG, PlayerId, ServerEvent, Welcome, read_events};

use super::super::{Notice, Remedy};
use super::{End, Status, Stay};
use crate::state::{Followup, RoomViewStoreFields, apply, pass_over};
use crate::{identity, text};

impl Stay {
    /// Takes in a frame of the server. Returns the frames to answer with.
    pub(super) fn receive(&mut self, frame: &str) -> Result<Vec<String>, End> {
        if frame == PONG {
            return Ok(Vec::new());
        }
        let mut answers = Vec::new();
        for event in read_events(frame).ok_or(End::Lost)? {
            let event = match event {
                Ok(event) => event,
                Err(unknown) => {
                    pass_over(self.session.view, unknown);
                    continue;
                }
            };
            if let Some(you) = self.session.view.you().get_untracked() {
                self.confirm(you, &event);
            }
            self.session.clock.learn(&event);
            match &event {
                ServerEvent::Welcome(welcome) => answers.extend(self.settle_in(welcome)),
                &ServerEvent::Refused { id: None, reason, wait } if !self.is_in() => {
                    return Err(End::Over(Status::Refused { reason, wait }));
                }
                ServerEvent::Refused { id, .. } => self.take_back(id.as_deref()),
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
        Ok(answers)
    }

    /// Forgets a message that the room has said.
    fn confirm(&mut self, you: PlayerId, event: &ServerEvent) {
        if let Some((_, player, said)) = event.as_message()
            && player == you
        {
            self.unconfirmed.retain(|(id, _)| id != said);
        }
    }

    /// Whether this connection has been welcomed.
    fn is_in(&self) -> bool {
        self.session.status.get_untracked() == Status::Live
    }

    /// Gives a refused message back to the player, who may want to send it again. What was no message was a vote, perhaps.
    fn take_back(&mut self, id: Option<&str>) {
        if id.is_none() {
            self.session.voted.write().clear();
        }
        let place = self.unconfirmed.iter().position(|(unconfirmed, _)| Some(unconfirmed.as_str()) == id);
        if let Some((_, text)) = place.and_then(|place| self.unconfirmed.remove(place)) {
            self.session.returned.set(Some(text));
        }
    }

    /// Returns what was said but not heard before this welcome.
    fn settle_in(&mut self, welcome: &Welcome) -> Vec<String> {
        identity::remember_token(&self.room, &welcome.token);
        let own_row = welcome.players.iter().find(|row| row.id == welcome.you);
        let given = own_row.map_or(self.nickname.as_str(), |row| row.nickname.as_str());
        let notice = match self.session.status.get_untracked() {
            Status::Reconnecting(_) => Some(text::RECONNECTED.into()),
            Status::Connecting if given != self.nickname => Some(text::renamed(&self.nickname, given).into()),
            _ => None,
        };
        if notice.is_some() {
            self.session.notice.set(notice);
        }
        self.nickname = given.to_owned();
        self.session.status.set(Status::Live);
        welcome.recent.iter().for_each(|event| self.confirm(welcome.you, event));
        let again = |(id, text): &(String, String)| ClientFrame::Say { id: id.clone(), text: text.clone() }.write();
        self.unconfirmed.iter().map(again).collect()
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
