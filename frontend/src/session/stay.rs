//! A stay in one room: a connection that is made again whenever it is lost, until the page leaves the room.

use std::collections::VecDeque;
use std::time::Duration;

use futures_channel::mpsc::UnboundedReceiver;
use futures_util::future::{Either, FutureExt, select};
use futures_util::{SinkExt, StreamExt, pin_mut};
use game::names::RoomName;
use game::protocol::{
    ClientFrame, Note, PING, PONG, PlayerId, Refusal, ServerEvent, VERSION, Welcome, close, read_events,
};
use gloo_net::websocket::futures::WebSocket;
use gloo_net::websocket::{Message, WebSocketError};
use gloo_timers::future::{IntervalStream, sleep};
use leptos::prelude::*;

use super::{Notice, Session, Status, Wish};
use crate::address::socket_address;
use crate::state::{Followup, RoomViewStoreFields, apply};
use crate::{identity, text};

/// A connection that is not open by then is given up.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// How often the connection is tried; one that was silent all the time between two tries is taken for dead.
const HEARTBEAT_MILLIS: u32 = 20_000;
/// The longest wait between two attempts to connect.
const BACKOFF_MAX_MILLIS: u64 = 15_000;

/// Why a connection ended.
enum End {
    Lost,
    TakenOver,
    Refused(Refusal),
    PageLeft,
}

/// A stay while it lasts.
pub(super) struct Stay {
    session: Session,
    room: RoomName,
    nickname: String,
    wishes: UnboundedReceiver<Wish>,
    /// Messages that the room has not shown yet, oldest first. They are sent again after reconnecting, with the same
    /// ids, so that none is lost and none is said twice.
    unconfirmed: VecDeque<(String, String)>,
    said: u32,
}

impl Stay {
    pub(super) fn new(session: Session, room: RoomName, nickname: String, wishes: UnboundedReceiver<Wish>) -> Self {
        Self { session, room, nickname, wishes, unconfirmed: VecDeque::new(), said: 0 }
    }

    /// Lasts until the page leaves the room or the room does not want it.
    pub(super) async fn go_on(mut self) {
        let mut attempt = 0;
        loop {
            let end = self.converse().await;
            if self.session.status.try_get_untracked().is_none() {
                return;
            }
            let status = self.session.status;
            match end {
                End::PageLeft => return,
                End::TakenOver => return status.set(Status::TakenOver),
                End::Refused(reason) => return status.set(Status::Refused(reason)),
                End::Lost => {}
            }
            attempt = if status.get_untracked() == Status::Live { 1 } else { attempt + 1 };
            status.set(Status::Reconnecting(attempt));
            sleep(backoff(attempt)).await;
        }
    }

    /// One connection, from opening to its end.
    async fn converse(&mut self) -> End {
        let Ok(mut socket) = WebSocket::open(&socket_address(&self.room)) else { return End::Lost };
        let resume = identity::token(&self.room);
        let join = ClientFrame::Join { version: VERSION, nickname: self.nickname.clone(), resume };
        let timeout = sleep(CONNECT_TIMEOUT);
        pin_mut!(timeout);
        match select(socket.send(Message::Text(join.write())), timeout).await {
            Either::Left((Ok(()), _)) => {}
            Either::Left((Err(_), _)) | Either::Right(_) => return End::Lost,
        }
        let mut heartbeat = IntervalStream::new(HEARTBEAT_MILLIS).fuse();
        let mut heard = true;
        loop {
            let answers = futures_util::select! {
                incoming = socket.next().fuse() => match incoming {
                    Some(Ok(Message::Text(frame))) => {
                        heard = true;
                        match self.receive(&frame) {
                            Ok(answers) => answers,
                            Err(end) => return end,
                        }
                    }
                    Some(Ok(Message::Bytes(_))) => Vec::new(),
                    Some(Err(WebSocketError::ConnectionClose(event))) if event.code == close::TAKEN_OVER => {
                        return End::TakenOver;
                    }
                    Some(Err(_)) | None => return End::Lost,
                },
                wish = self.wishes.next() => match wish {
                    Some(Wish::Say(text)) => vec![self.take_up(text)],
                    Some(Wish::Skip) => vec![ClientFrame::Skip.write()],
                    Some(Wish::Propose(word)) => vec![ClientFrame::Propose { word }.write()],
                    None => {
                        // The page is going elsewhere, so nobody is left who could be told that this failed.
                        let _ = socket.send(Message::Text(ClientFrame::Leave.write())).await;
                        return End::PageLeft;
                    }
                },
                _ = heartbeat.next() => {
                    if !std::mem::take(&mut heard) {
                        return End::Lost;
                    }
                    vec![PING.to_owned()]
                }
            };
            for answer in answers {
                if socket.send(Message::Text(answer)).await.is_err() {
                    return End::Lost;
                }
            }
        }
    }

    /// Gives a message its id and keeps it until it is confirmed.
    fn take_up(&mut self, text: String) -> String {
        self.said += 1;
        // Random, so that a reloaded page does not count through the same ids again.
        let id = format!("{}-{:x}", self.said, js_sys::Math::random().to_bits());
        self.unconfirmed.push_back((id.clone(), text.clone()));
        ClientFrame::Say { id, text }.write()
    }

    /// Takes in a frame of the server. Returns the frames to answer with.
    fn receive(&mut self, frame: &str) -> Result<Vec<String>, End> {
        if frame == PONG {
            return Ok(Vec::new());
        }
        // A frame that this page does not understand comes from a newer server: start over with the state of things.
        let events = read_events(frame).map_err(|_| End::Lost)?;
        let mut answers = Vec::new();
        for event in events {
            if let Some(you) = self.session.view.you().get_untracked() {
                self.confirm(you, &event);
            }
            self.session.clock.learn(&event);
            match &event {
                ServerEvent::Note { note, .. } => {
                    let missing = match note {
                        Note::NotListed { word } => Some(word.clone()),
                        Note::AlreadyUsed { .. } | Note::TooLate { .. } => None,
                    };
                    self.session.notice.set(Some(Notice { text: text::note(note), missing }));
                }
                ServerEvent::Proposed { word } => self.session.notice.set(Some(text::proposed(word).into())),
                ServerEvent::Welcome(welcome) => answers.extend(self.settle_in(welcome)),
                ServerEvent::Refused { id: None, reason, .. } if !self.is_in() => return Err(End::Refused(*reason)),
                ServerEvent::Refused { id, reason, wait } => {
                    self.take_back(id.as_deref());
                    self.session.notice.set(Some(text::refused(*reason, *wait).into()));
                }
                ServerEvent::Error { .. } => self.session.notice.set(Some(text::INTERNAL_ERROR.into())),
                _ => {}
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

    /// Gives a refused message back to the player, who may want to send it again.
    fn take_back(&mut self, id: Option<&str>) {
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

/// Doubles from half a second, with chance, so that a thousand pages do not come back in the same moment.
fn backoff(attempt: u32) -> Duration {
    let ceiling = 500_u64.saturating_mul(1 << attempt.saturating_sub(1).min(10)).min(BACKOFF_MAX_MILLIS);
    Duration::from_millis(ceiling).mul_f64(0.5 + js_sys::Math::random() / 2.0)
}
