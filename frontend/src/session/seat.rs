//! Watching a full room, and getting a seat of it.

use client::Client;
use leptos::prelude::*;
use protocol::{Queueing, Refusal};

use super::{Notice, Session, Wish};
use crate::state::{Queued, RoomViewStoreFields, note_queued};
use crate::text;

impl Session {
    /// Asks for a seat, takes the one that is kept, or stops waiting: for the button of whoever watches.
    pub(crate) fn change_seat(&self) {
        match self.view.queued().get_untracked() {
            Some(Queued { until: None, .. }) => {
                self.waits.set_value(false);
                self.with_client(|client| client.queue(Queueing::Out));
            }
            _ => {
                self.waits.set_value(true);
                self.with_client(Client::sit);
            }
        }
    }

    /// Waits for a seat, because the room has refused one.
    pub(super) fn wait_for_seat(&self) {
        let state = if document().hidden() { Queueing::Away } else { Queueing::Here };
        self.with_client(|client| client.queue(state));
    }

    /// Tells the room that the page came into view or went out of it, if that matters.
    pub(super) fn tell_view(&self) {
        if self.view.queued().read_untracked().is_some() {
            self.wait_for_seat();
        }
    }

    /// Shows the place among those who wait. Without one, a seat that was kept has gone to the next one.
    pub(super) fn note_place(&self, queued: Option<Queued>) {
        let is_over = queued.is_none() && self.waits.get_value();
        note_queued(self.view, queued);
        if is_over {
            self.waits.set_value(false);
            self.notice.set(Some(Notice::problem(text::LAPSED)));
        }
    }

    /// After a welcome: whoever waited before a lost connection waits again.
    pub(super) fn settle_seat(&self, watches: bool) {
        match watches {
            true if self.waits.get_value() => self.wait_for_seat(),
            true => {}
            false => self.waits.set_value(false),
        }
    }

    fn with_client(&self, ask: impl FnOnce(&mut Client)) {
        self.client.update_value(ask);
        self.wish(Wish::Flush);
    }
}

/// Whether somebody whose join was refused for this reason may watch.
pub(super) fn may_watch(reason: Refusal) -> bool {
    matches!(reason, Refusal::RoomFull | Refusal::NetworkFull | Refusal::NetworkRemoved)
}
