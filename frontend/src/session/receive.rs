//! Handles the frames of the server.

use client::Received;
use gloo_net::websocket::Message;
use leptos::prelude::*;
use protocol::{Millis, Note, PONG, Reply, Welcome, frame_from_json};

use super::socket::{End, SocketTask};
use super::{Notice, Remedy, Status};
use crate::clock::page_time;
use crate::state::{apply, enter, note_asked, note_marked};
use crate::{browser_storage, json, text};

impl SocketTask {
    /// Handles a frame of the server. An earlier server sends text.
    pub(super) fn receive(&mut self, message: Message) -> Result<(), End> {
        let frame = match message {
            Message::Text(frame) => frame,
            Message::Bytes(frame) => String::from_utf8(frame).map_err(|_| End::Lost)?,
        };
        if frame == PONG {
            return Ok(());
        }
        let now = Millis(page_time() as u64);
        for element in json::parse(&frame).and_then(frame_from_json).ok_or(End::Lost)? {
            let received = self.session.client.try_update_value(|client| client.receive(element, now)).flatten();
            // A confirmed message leaves `pending` before its line is added, so that it is never shown twice.
            self.session.publish_pending();
            received.map_or(Ok(()), |received| self.handle(received))?;
        }
        Ok(())
    }

    fn handle(&mut self, received: Received) -> Result<(), End> {
        let session = self.session;
        match received {
            Received::Welcome(welcome) => {
                session.clock.restart(welcome.now);
                self.settle_in(&welcome);
                enter(session.view, *welcome);
            }
            Received::Event(numbered) => {
                session.clock.learn(&numbered.event);
                apply(session.view, numbered);
            }
            Received::Reply(Reply::Players { from, of, players }) => note_asked(session.view, from, of, players),
            Received::Reply(Reply::Marked { players }) => note_marked(session.view, players),
            Received::Reply(reply) => {
                if let Some(notice) = notice(&reply) {
                    session.notice.set(Some(notice));
                }
            }
            Received::Refused { message, is_message, reason, wait } => {
                // A refusal without an id may answer a vote.
                if !is_message {
                    session.voted.write().clear();
                }
                if let Some(message) = message {
                    session.returned.set(Some(message.text));
                }
                session.notice.set(Some(Notice::problem(text::refused(reason, wait))));
            }
            Received::NotAdmitted { reason, wait } => return Err(End::Over(Status::Refused { reason, wait })),
            Received::UnsupportedVersion => {
                session.outdated.set(true);
                return Err(End::Over(Status::Outdated));
            }
            Received::Failed => return Err(End::Lost),
            Received::Unknown => session.outdated.set(true),
        }
        Ok(())
    }

    fn settle_in(&mut self, welcome: &Welcome) {
        // A player who resumes a seat already knows its nickname, so the notice about a changed one is omitted.
        let is_resumed = browser_storage::token(&self.room).as_ref() == Some(&welcome.token);
        browser_storage::remember_token(&self.room, &welcome.token);
        welcome.invite.iter().for_each(|secret| browser_storage::remember_invite(&self.room, secret));
        let given = self.session.client.with_value(|client| client.nickname().to_owned());
        let notice = match self.session.status.get_untracked() {
            Status::Reconnecting(_) => {
                // The connection may have ended because of a deployment, which ends all of them.
                self.session.check_version();
                Some(Notice::good(text::RECONNECTED))
            }
            Status::Connecting if !is_resumed && given != self.nickname => {
                Some(Notice::good(text::renamed(&self.nickname, &given)))
            }
            _ => None,
        };
        if notice.is_some() {
            self.session.notice.set(notice);
        }
        self.nickname = given;
        self.session.status.set(Status::Live);
    }
}

/// The notice that shows a reply; `None` if the reply is not shown.
fn notice(reply: &Reply) -> Option<Notice> {
    match reply {
        Reply::Note { note, .. } => {
            let remedy = match note {
                Note::NotListed { word } => Remedy::Propose(word.clone()),
                Note::AlreadyUsed { .. } | Note::TooLate { .. } => Remedy::None,
            };
            Some(Notice::good(text::note(note)).with(remedy))
        }
        Reply::Proposed { word } => Some(Notice::good(text::proposed(word))),
        Reply::Reported { .. } => Some(Notice::good(text::REPORTED)),
        Reply::Error { .. } => Some(Notice::problem(text::INTERNAL_ERROR)),
        _ => None,
    }
}
