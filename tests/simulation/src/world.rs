//! A history as it unfolds: pages, network, server, directory and desk, in virtual time.

mod act;
mod time;

use std::collections::BTreeMap;

use frontend::state::RoomViewStoreFields;
use hangul::RoomName;
use leptos::prelude::*;
use lexicon::Words;
use protocol::{Millis, Phase, Settings};
use rules::{Flush, Room};

use crate::checks;
use crate::history::{Beginning, History};
use crate::journal::Journal;
use crate::network::Network;
use crate::offices::Offices;
use crate::page::{Page, Status};
use crate::server::{Outgoing, Server, Socket};
use crate::storage::Storage;

const WORDS: &[u8] = include_bytes!("../../../words/built/words.bin");
const MAKER_TOKEN: &str = "maker";
/// When new rooms begin.
const NEW_AT: Millis = Millis(1_760_000_000_000);
/// A stored room begins so many milliseconds before the latest time in it, which may be a deadline.
const STORED_BEFORE_MILLIS: u64 = 5_000;

/// Something that is under way.
enum Coming {
    /// A frame to the server.
    ToServer(Socket, String),
    /// A frame to a page.
    ToPage(Socket, String),
    /// The server closes a connection, and the page learns it, with the code.
    Closing(Socket, u16),
    /// The server notices that a connection has ended.
    ServerNotices(Socket),
    /// A page notices that its connection has ended.
    PageNotices(Socket),
    /// A page connects, unless it has waited for something else since.
    Connect { page: usize, wait: u64 },
}

pub(crate) struct World {
    pub(crate) now: Millis,
    pub(crate) pages: Vec<Page>,
    pub(crate) server: Server,
    pub(crate) offices: Offices,
    network: Network,
    words: Words<'static>,
    coming: BTreeMap<(Millis, u64), Coming>,
    last_coming: u64,
    /// By how many milliseconds the server's clock is ahead.
    clock: i64,
    /// Until when no server runs.
    down_until: Millis,
    /// Until when the server is of an earlier version.
    rolled_back_until: Option<Millis>,
    /// By how many milliseconds the next alarm is late.
    alarm_delay: u64,
}

impl World {
    /// Plays a history, and checks what came of it. Panics if a rule is broken.
    pub(crate) fn play(history: &History) {
        // The pages' states live as long as their owner.
        let owner = Owner::new();
        owner.with(|| {
            let mut world = Self::begin(history);
            for step in &history.steps {
                world.advance(world.now.plus(step.after));
                world.act(&step.action);
            }
            checks::check(&mut world);
        });
        owner.cleanup();
    }

    fn begin(history: &History) -> Self {
        let words = Words::new(WORDS).expect("the word data is readable");
        let (storage, mode, tokens, now) = match &history.beginning {
            Beginning::Channel => (Storage::default(), Some(Settings::default().mode), Vec::new(), NEW_AT),
            Beginning::Private(settings) => {
                (private(settings.clone()), Some(settings.mode), vec![MAKER_TOKEN.to_owned()], NEW_AT)
            }
            Beginning::Stored(number) => {
                let (storage, tokens, latest) = Storage::fixture(*number);
                (storage, None, tokens, latest.minus(STORED_BEFORE_MILLIS))
            }
        };
        let pages = (0..history.pages).map(|number| Page::new(number, tokens.get(number).cloned()));
        Self {
            now,
            pages: pages.collect(),
            server: Server::new(storage, Journal::new(mode), words, history.crowd),
            offices: Offices::default(),
            network: Network::new(),
            words,
            coming: BTreeMap::new(),
            last_coming: 0,
            clock: 0,
            down_until: Millis(0),
            rolled_back_until: None,
            alarm_delay: 0,
        }
    }

    /// The server's time.
    pub(crate) fn server_time(&self) -> Millis {
        Millis(self.now.0.saturating_add_signed(self.clock))
    }

    fn plan(&mut self, at: Millis, coming: Coming) {
        self.last_coming += 1;
        self.coming.insert((at, self.last_coming), coming);
    }

    /// Whether a message with this id is on its way to the server.
    fn is_on_the_way(&self, id: &str) -> bool {
        let id = format!("\"{id}\"");
        self.coming.values().any(|coming| matches!(coming, Coming::ToServer(_, frame) if frame.contains(&id)))
    }

    /// Sends what a page has to send.
    fn send_from(&mut self, page: usize) {
        let Status::Connected(socket) = self.pages[page].status else { return };
        for frame in self.pages[page].take_outgoing() {
            let at = self.network.arrival_at_server(self.now, socket);
            self.plan(at, Coming::ToServer(socket, frame.write()));
        }
    }

    /// Sends what the server has to send.
    fn send_from_server(&mut self) {
        for outgoing in std::mem::take(&mut self.server.outgoing) {
            match outgoing {
                Outgoing::Frame(socket, frame) => {
                    let at = self.network.arrival_at_page(self.now, socket);
                    self.plan(at, Coming::ToPage(socket, frame));
                }
                Outgoing::Close(socket, code) => {
                    let at = self.network.arrival_at_page(self.now, socket);
                    self.plan(at, Coming::Closing(socket, code));
                }
                Outgoing::Report(listing) => self.offices.report(self.now, listing),
                Outgoing::Deliver => self.offices.deliver(&mut self.server.storage),
            }
        }
    }

    /// Lets a page wait to connect, or not, as its status says.
    fn plan_connecting(&mut self, page: usize) {
        let Page { status, waits, .. } = &mut self.pages[page];
        if matches!(status, Status::Waiting(_)) {
            *waits += 1;
            let wait = *waits;
            let at = self.now.plus(self.pages[page].pause());
            self.plan(at, Coming::Connect { page, wait });
        }
    }

    /// Ends a page's connection from its side.
    fn hang_up(&mut self, page: usize) {
        if let Status::Connected(socket) = self.pages[page].status {
            let at = self.network.arrival_at_server(self.now, socket);
            self.network.cut(socket);
            self.plan(at, Coming::ServerNotices(socket));
        }
    }

    /// An answer to the prompt that a page shows.
    fn answer(&self, page: usize, place: usize) -> Option<String> {
        let (Phase::Open { prompt, .. } | Phase::Fair { prompt, .. }) = self.pages[page].view.phase().get_untracked()
        else {
            return None;
        };
        let mut answers = self.words.dictionary.answers(&prompt.pattern);
        answers.nth(place * 7).map(|entry| entry.word)
    }
}

fn private(settings: Settings) -> Storage {
    let (mut storage, epoch) = (Storage::default(), NEW_AT.0);
    let mut room = Room::private(RoomName::code(38_271_946), epoch, epoch, settings, MAKER_TOKEN.to_owned());
    let saved = storage.save(&Flush::<()>::default(), room.take_changes(), None, None);
    saved.expect("nothing fails yet");
    storage
}
