//! The steps of a history.

use frontend::state::RoomViewStoreFields;
use leptos::prelude::*;
use protocol::{ClientFrame, PlayerId, Queueing};
use rules::{Operation, StoredMessage};

use super::{Coming, World};
use crate::history::{Action, AlarmFault, Play};
use crate::page::Status;

/// The shortest retention. Messages are confirmed much earlier.
const RETENTION_MILLIS: u64 = 60_000;

impl World {
    pub(super) fn act(&mut self, action: &Action) {
        match action {
            Action::Play(page, play) => self.play_on(page % self.pages.len(), play),
            Action::Reload(page) => self.load(page % self.pages.len()),
            Action::Cut { page, room_notices, page_notices } => {
                let chosen = page.map(|page| page % self.pages.len());
                (0..self.pages.len())
                    .filter(|page| chosen.is_none_or(|chosen| chosen == *page))
                    .for_each(|page| self.cut(page, *room_notices, *page_notices));
            }
            Action::Delay(millis) => self.network.delay = *millis,
            Action::Evict => self.server.evict(self.server_time()),
            Action::Crash(millis) => self.crash(*millis),
            Action::FailWrites { after, times } => self.server.storage.failing_writes = Some((*after, *times)),
            Action::FailReads(times) => self.server.storage.failing_reads = *times,
            Action::Alarm(AlarmFault::Late(millis)) => self.alarm_delay = *millis,
            Action::Alarm(AlarmFault::Lost) => self.server.storage.alarm = None,
            Action::Alarm(AlarmFault::Doubled) => _ = self.server.handle_alarm(self.server_time()),
            Action::Clock(millis) => self.clock += millis,
            Action::RollBack(millis, part) => {
                self.server.storage.set_too_new(Some(*part));
                self.rolled_back_until = Some(self.now.plus(*millis));
                self.crash(0);
            }
            // A message that waits to be confirmed is not that old, even if the clock has been set.
            Action::ExpireMessages if self.pages.iter().all(|page| page.client.pending().is_empty()) => {
                self.server.expire_messages(self.server_time().minus(RETENTION_MILLIS));
            }
            Action::ExpireMessages => {}
            Action::Erase(choice) => {
                let messages: Vec<_> = self.confirmed_messages().collect();
                if let Some(message) = choice.checked_rem(messages.len()).map(|place| messages[place]) {
                    self.server.operate(self.server_time(), Operation::Erase { message });
                }
            }
            Action::Bundle(is_given) => self.give_bundle(*is_given),
            Action::Seats(seats) => self.set_seats(*seats),
            Action::Offices(reach) => self.offices.reach = *reach,
        }
        self.send_from_server();
    }

    /// The numbers of the stored messages whose senders know that they are stored. A sender who does not know sends the
    /// message again, and a deleted one would be back.
    fn confirmed_messages(&self) -> impl Iterator<Item = u64> {
        let is_pending = |id: &str| {
            let is_unconfirmed =
                self.pages.iter().any(|page| page.client.pending().iter().any(|message| message.id == id));
            is_unconfirmed || self.is_on_the_way(id)
        };
        let messages = self.server.storage.messages().map(StoredMessage::into_event);
        let confirmed =
            messages.filter(move |message| message.event.as_message().is_some_and(|(.., id)| !is_pending(id)));
        confirmed.map(|message| message.seq)
    }

    pub(crate) fn set_seats(&mut self, seats: u32) {
        let change = Operation::Change { settings: None, seats: Some(seats), kept: None };
        self.server.operate(self.server_time(), change);
        self.send_from_server();
    }

    fn give_bundle(&mut self, is_given: bool) {
        self.server.give_bundle(self.server_time(), is_given);
        self.send_from_server();
    }

    /// Whoever watches on a page asks for a seat.
    pub(crate) fn sit(&mut self, page: usize) {
        self.pages[page].client.sit();
        self.send_from(page);
    }

    pub(super) fn end_rollback(&mut self) {
        self.server.storage.set_too_new(None);
        self.rolled_back_until = None;
        self.crash(0);
    }

    fn play_on(&mut self, page: usize, play: &Play) {
        if self.pages[page].status == Status::Away {
            return self.load(page);
        }
        if self.pages[page].client.watches() {
            match play {
                Play::Leave => self.ask(page, &ClientFrame::Leave),
                Play::Skip => self.ask(page, &ClientFrame::Queue { state: Queueing::Here }),
                Play::Resync => self.ask(page, &ClientFrame::Queue { state: Queueing::Away }),
                _ => self.sit(page),
            }
            return;
        }
        let frame = match play {
            Play::Answer(place) => return self.answer(page, *place).into_iter().for_each(|word| self.say(page, word)),
            Play::Chat => return self.say(page, "안녕하세요".to_owned()),
            Play::Repeat => {
                let solved = self.pages[page].view.solved().read_untracked().first().map(|solved| solved.word.clone());
                return solved.into_iter().for_each(|word| self.say(page, word));
            }
            Play::Skip => ClientFrame::Skip,
            Play::Start => ClientFrame::Start,
            Play::Next => ClientFrame::Next,
            Play::Configure(settings) => ClientFrame::Settings(settings.clone()),
            Play::Propose => ClientFrame::Propose { word: "뷁뷁".to_owned() },
            Play::Report(target) => ClientFrame::Report { player: self.target(page, *target) },
            Play::Vote(target) => ClientFrame::Vote { player: self.target(page, *target) },
            Play::Remove(target) => ClientFrame::Remove { player: self.target(page, *target) },
            Play::Team(team) => ClientFrame::Team { team: *team, player: None },
            Play::Move(target, team) => {
                ClientFrame::Team { team: Some(*team), player: Some(self.target(page, *target)) }
            }
            Play::Shuffle => ClientFrame::Shuffle,
            Play::Resync => ClientFrame::Resync,
            Play::Leave => ClientFrame::Leave,
        };
        self.ask(page, &frame);
    }

    /// A player whom a page shows.
    fn target(&self, page: usize, choice: usize) -> PlayerId {
        let rows = self.pages[page].view.players().read_untracked();
        choice.checked_rem(rows.len()).map_or(PlayerId(1), |place| rows[place].id)
    }

    pub(crate) fn say(&mut self, page: usize, text: String) {
        self.pages[page].say(text);
        self.send_from(page);
    }

    /// Sends a request. Without a connection it is dropped.
    pub(crate) fn ask(&mut self, page: usize, frame: &ClientFrame) {
        let Status::Connected(socket) = self.pages[page].status else { return };
        if self.pages[page].client.is_live() {
            let at = self.network.arrival_at_server(self.now, socket);
            self.plan(at, Coming::ToServer(socket, frame.write()));
        }
    }

    pub(crate) fn load(&mut self, page: usize) {
        self.hang_up(page);
        self.pages[page].load();
        self.plan_connecting(page);
    }

    /// Breaks a page's connection. Each side notices it after some milliseconds.
    fn cut(&mut self, page: usize, room_notices: u64, page_notices: u64) {
        let Status::Connected(socket) = self.pages[page].status else { return };
        if self.network.cut(socket).is_some() {
            self.plan(self.now.plus(room_notices), Coming::ServerNotices(socket));
            self.plan(self.now.plus(page_notices), Coming::PageNotices(socket));
        }
    }

    /// Ends the server, which begins again after this many milliseconds.
    pub(crate) fn crash(&mut self, millis: u64) {
        self.down_until = self.now.plus(millis);
        for socket in self.server.crash() {
            self.network.cut(socket);
            self.plan(self.now.plus(self.network.delay), Coming::PageNotices(socket));
        }
    }

    /// Ends all faults.
    pub(crate) fn calm_down(&mut self) {
        let storage = &mut self.server.storage;
        (storage.failing_writes, storage.failing_reads) = (None, 0);
        if self.rolled_back_until.is_some() {
            self.end_rollback();
        }
        self.offices.reach = crate::history::Reach::Both;
        (self.network.delay, self.alarm_delay) = (1, 0);
        self.down_until = self.now;
    }
}
