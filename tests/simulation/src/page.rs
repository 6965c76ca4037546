//! A page: the client's session, the page's own state, and what the player does.

use client::{Client, Received, ends_session};
use frontend::state::{RoomView, RoomViewStoreFields, apply, enter, note_asked, note_early};
use leptos::prelude::*;
use protocol::{ClientFrame, Millis, PlayerId, Refusal, Reply, read_frame};
use reactive_stores::Store;

use crate::journal::Journal;
use crate::server::Socket;
use crate::shown::Shown;

/// The state of a page's connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// The page is not in the room, and does not try to enter it.
    Away,
    /// The page waits to connect, for the time of the number of attempts.
    Waiting(u32),
    /// The page has a socket.
    Connected(Socket),
}

pub(crate) struct Page {
    pub(crate) view: Store<RoomView>,
    pub(crate) status: Status,
    pub(crate) client: Client,
    /// Where the page stands: epoch and number of the last event that it knows.
    position: (u64, u64),
    nickname: String,
    /// The token in the browser's storage.
    token: Option<String>,
    /// The attempts to connect since the last welcome.
    attempts: u32,
    /// Distinguishes the moments at which the page waits to connect.
    pub(crate) waits: u64,
    /// The number of messages, for their ids.
    said: u64,
    /// From 0 to 1, as the page's randomness.
    random: f64,
    /// The words that the room has taken down for the operators, with this player.
    pub(crate) proposed: Vec<(PlayerId, String)>,
    /// The number of welcomes.
    pub(crate) welcomes: u32,
}

impl Page {
    pub(crate) fn new(number: usize, token: Option<String>) -> Self {
        let nickname = ["수달", "하마", "고래", "펭귄"][number % 4].to_owned();
        Self {
            view: Store::new(RoomView::default()),
            status: Status::Away,
            client: Client::new(nickname.clone(), token.clone()),
            position: (0, 0),
            nickname,
            token,
            attempts: 0,
            waits: 0,
            said: 0,
            random: (number as f64 * 0.377).fract(),
            proposed: Vec::new(),
            welcomes: 0,
        }
    }

    /// Loads the page. The session begins anew, with the stored token.
    pub(crate) fn load(&mut self) {
        self.client = Client::new(self.nickname.clone(), self.token.clone());
        self.view = Store::new(RoomView::default());
        (self.status, self.attempts) = (Status::Waiting(0), 0);
    }

    /// Milliseconds to wait before the next attempt to connect.
    pub(crate) fn pause(&self) -> u64 {
        match self.status {
            Status::Waiting(0) => 0,
            Status::Waiting(attempt) => self.client.pause_millis(attempt, self.random),
            _ => 0,
        }
    }

    pub(crate) fn open(&mut self, socket: Socket) {
        self.status = Status::Connected(socket);
        self.client.open();
    }

    /// The connection has ended, with this code if the server closed it.
    pub(crate) fn lose(&mut self, code: Option<u16>) {
        self.client.lose();
        self.attempts += 1;
        self.status = match code {
            Some(code) if ends_session(code) => Status::Away,
            _ => Status::Waiting(self.attempts),
        };
    }

    /// Queues a message.
    pub(crate) fn say(&mut self, text: String) {
        self.said += 1;
        self.client.say(format!("{}-{}", self.nickname, self.said), text);
    }

    /// The frames to send now.
    pub(crate) fn take_outgoing(&mut self) -> Vec<ClientFrame> {
        self.client.take_outgoing()
    }

    /// Handles a frame of the server. False if the page ends the connection because of it.
    pub(crate) fn receive(&mut self, now: Millis, frame: &str, journal: &Journal) -> bool {
        for element in read_frame(frame).expect("the room sends readable frames") {
            match self.client.receive(element, now) {
                Some(Received::Welcome(welcome)) => {
                    journal.check_welcome(&welcome);
                    self.welcomes += 1;
                    self.attempts = 0;
                    self.token = welcome.token.clone().or(self.token.take());
                    let is_current =
                        self.position == (welcome.epoch, welcome.seq) && self.view.you().get_untracked().is_some();
                    self.position = (welcome.epoch, welcome.seq);
                    let before = is_current.then(|| Shown::by(self.view, welcome.now));
                    let at = welcome.now;
                    enter(self.view, *welcome);
                    before.into_iter().for_each(|before| before.check_same(&Shown::by(self.view, at)));
                }
                Some(Received::Event(numbered)) => {
                    let epoch = self.view.epoch().get_untracked();
                    journal.check_told(epoch, &numbered);
                    self.position = (epoch, numbered.seq);
                    apply(self.view, numbered);
                }
                Some(Received::Reply(Reply::Players { from, of, players })) => {
                    note_asked(self.view, from, of, players);
                }
                Some(Received::Reply(Reply::Early(early))) => note_early(self.view, early),
                Some(Received::Reply(Reply::Proposed { word })) => {
                    self.proposed.extend(self.view.you().get_untracked().map(|you| (you, word)));
                }
                Some(Received::Reply(Reply::Error { code, .. })) => panic!("the room answers {code:?}"),
                Some(Received::NotAdmitted { reason: Refusal::RoomFull, .. }) => self.client.watch(),
                Some(Received::NotAdmitted { .. }) => self.status = Status::Away,
                Some(Received::UnsupportedVersion | Received::Unknown) => panic!("the room is newer than the page"),
                Some(Received::Failed) => return false,
                Some(Received::Reply(_) | Received::Refused { .. }) | None => {}
            }
        }
        true
    }
}
