//! Handles the frames of the server.

use client::{Client, Received};
use gloo_net::websocket::Message;
use leptos::prelude::*;
use protocol::{Millis, Note, PONG, Refusal, Reply, Welcome, frame_from_json};

use super::seat::may_watch;
use super::socket::{End, SocketTask};
use super::{Notice, Remedy, Status};
use crate::clock::page_time;
use crate::state::{Queued, RoomViewStoreFields, apply, enter, note_asked, note_early, note_marked};
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
            Received::Reply(Reply::Queue { place, until }) => {
                session.note_place(place.map(|place| Queued { place, until }));
            }
            Received::Reply(Reply::Marked { players }) => note_marked(session.view, players),
            Received::Reply(Reply::Early(early)) => note_early(session.view, early),
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
                match message {
                    // The seat is gone, and with it the field. It has the text when there is a seat again.
                    Some(message) if reason == Refusal::Watching => {
                        browser_storage::keep_draft(&self.room, &message.text);
                    }
                    Some(message) => session.returned.set(Some(message.text)),
                    None if session.view.watches().get_untracked() && may_watch(reason) => {
                        session.wait_for_seat();
                        if reason == Refusal::RoomFull {
                            return Ok(());
                        }
                    }
                    None => {}
                }
                session.notice.set(Some(Notice::problem(text::refused(reason, wait))));
            }
            Received::NotAdmitted { reason, wait } => match self.refused {
                None if may_watch(reason) => {
                    self.refused = Some((reason, wait));
                    session.client.update_value(Client::watch);
                }
                _ => return Err(End::Over(Status::Refused { reason, wait })),
            },
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
        let is_resumed = browser_storage::token(&self.room) == welcome.token;
        welcome.token.iter().for_each(|token| browser_storage::remember_token(&self.room, token));
        self.session.settle_seat(welcome.watches);
        welcome.invite.iter().for_each(|secret| browser_storage::remember_invite(&self.room, secret));
        let given = self.session.client.with_value(|client| client.nickname().to_owned());
        let was_seated = !self.session.view.watches().get_untracked();
        let notice = match self.session.status.get_untracked() {
            Status::Live if welcome.watches && was_seated => Some(Notice::good(text::UNSEATED)),
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
        // The room is watched.
        let refused = self.refused.take().map(|(reason, wait)| Notice::good(text::refused(reason, wait)));
        let notice = refused.or(notice);
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
