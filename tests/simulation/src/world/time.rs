//! Time, which goes on from one thing that happens to the next.

use protocol::Millis;

use super::{Coming, World};
use crate::page::Status;

/// The runtime repeats an alarm that failed after this many milliseconds.
const ALARM_REPEAT_MILLIS: u64 = 2_000;

/// More things than this do not happen at one moment.
const AT_ONE_MOMENT_MAX: u32 = 20_000;

impl World {
    /// Lets time pass until `moment`.
    pub(crate) fn advance(&mut self, moment: Millis) {
        let mut at_this_moment = 0;
        while let Some(next) = self.next().filter(|next| *next <= moment) {
            at_this_moment = if next > self.now { 0 } else { at_this_moment + 1 };
            assert!(at_this_moment < AT_ONE_MOMENT_MAX, "the same is due again and again");
            self.now = self.now.max(next);
            self.happen();
        }
        self.now = self.now.max(moment);
    }

    /// When something happens next.
    fn next(&self) -> Option<Millis> {
        let coming = self.coming.keys().next().map(|(at, _)| *at);
        [coming, self.rolled_back_until, self.alarm(), self.timer()].into_iter().flatten().min()
    }

    /// A time of the server as the world's.
    fn of_server(&self, time: Millis) -> Millis {
        Millis(time.0.saturating_add_signed(-self.clock)).max(self.down_until)
    }

    fn alarm(&self) -> Option<Millis> {
        self.server.storage.alarm.map(|at| self.of_server(at).plus(self.alarm_delay))
    }

    fn timer(&self) -> Option<Millis> {
        self.server.timer().map(|at| self.of_server(at))
    }

    fn happen(&mut self) {
        let now = self.now;
        let is_due = |at: Option<Millis>| at.is_some_and(|at| at <= now);
        if is_due(self.rolled_back_until) {
            self.end_rollback();
        } else if is_due(self.timer()) {
            self.server.run_due(self.server_time());
        } else if is_due(self.alarm()) {
            self.ring();
        } else if let Some((_, coming)) = self.coming.pop_first() {
            self.come(coming);
        }
        self.send_from_server();
    }

    /// The room's alarm comes.
    pub(super) fn ring(&mut self) {
        self.alarm_delay = 0;
        self.server.storage.alarm = None;
        let at = self.server_time();
        if self.server.handle_alarm(at) {
            let repeated = at.plus(ALARM_REPEAT_MILLIS);
            let set = self.server.storage.alarm.get_or_insert(repeated);
            *set = repeated.min(*set);
        }
    }

    fn come(&mut self, coming: Coming) {
        let at = self.server_time();
        match coming {
            Coming::ToServer(socket, frame) => {
                if self.network.page(socket).is_some() {
                    self.server.receive(at, socket, &frame);
                }
            }
            Coming::ToPage(socket, frame) => {
                if let Some(page) = self.page_of(socket) {
                    self.hand_over(page, &frame);
                }
            }
            Coming::Closing(socket, code) => {
                if let Some(page) = self.page_of(socket) {
                    self.network.cut(socket);
                    self.pages[page].lose(Some(code));
                    self.plan_connecting(page);
                }
            }
            Coming::ServerNotices(socket) => self.server.lose(at, socket),
            Coming::PageNotices(socket) => {
                let page = self.pages.iter().position(|page| page.status == Status::Connected(socket));
                if let Some(page) = page {
                    self.pages[page].lose(None);
                    self.plan_connecting(page);
                }
            }
            Coming::Connect { page, wait } => {
                if self.pages[page].waits == wait && matches!(self.pages[page].status, Status::Waiting(_)) {
                    self.connect(page);
                }
            }
        }
    }

    /// The page whose connection this is, unless it is cut.
    fn page_of(&self, socket: crate::server::Socket) -> Option<usize> {
        let page = self.network.page(socket)?;
        (self.pages[page].status == Status::Connected(socket)).then_some(page)
    }

    /// Hands a frame of the server to a page.
    fn hand_over(&mut self, page: usize, frame: &str) {
        if !self.pages[page].receive(self.now, frame, &self.server.journal) {
            self.hang_up(page);
            self.pages[page].lose(None);
            self.plan_connecting(page);
        } else if self.pages[page].status == Status::Away {
            self.hang_up(page);
        }
        self.send_from(page);
    }

    fn connect(&mut self, page: usize) {
        if self.now < self.down_until {
            self.pages[page].lose(None);
            return self.plan_connecting(page);
        }
        let socket = self.network.connect(page);
        self.server.accept(self.server_time(), socket);
        self.pages[page].open(socket);
        self.send_from(page);
    }
}
