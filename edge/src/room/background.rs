//! Background work of a room: reports to the directory, deliveries to the desk, and fetching the operators' edits. No
//! input waits for it, and a failed part is tried again later.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hangul::RoomName;
use lexicon::WordEdits;
use protocol::Millis;
use protocol::http::Listing;
use rules::directory::report_due;
use worker::{Env, Result};

use super::store::Store;
use super::telemetry::Telemetry;
use crate::{desk, directory};

/// Minimum time between two fetches of the operators' edits, in milliseconds.
const FETCH_MILLIS: u64 = 30_000;
/// A delivery to the desk that failed is repeated after this many milliseconds, even if nobody is in the room.
const REDELIVER_MILLIS: u64 = 60_000;

/// The state of one room's background work.
pub(super) struct Background {
    env: Env,
    store: Rc<Store>,
    telemetry: Rc<Telemetry>,
    /// The last report to the directory, and its time.
    reported: RefCell<Option<(Millis, Listing)>>,
    /// When the edits were last requested from the desk.
    fetched_at: Cell<Option<Millis>>,
    /// The version of `edits`, unless they are from storage.
    version: Cell<Option<u64>>,
    edits: RefCell<Rc<WordEdits>>,
    /// Whether the outbox may have something for the desk.
    has_undelivered: Cell<bool>,
    /// When a delivery was begun last.
    delivered_at: Cell<Millis>,
    /// Whether the outbox is being delivered.
    is_delivering: Cell<bool>,
}

impl Background {
    pub(super) fn new(env: Env, store: Rc<Store>, telemetry: Rc<Telemetry>) -> Self {
        Self {
            env,
            store,
            telemetry,
            reported: RefCell::default(),
            fetched_at: Cell::default(),
            version: Cell::default(),
            edits: RefCell::default(),
            has_undelivered: Cell::default(),
            delivered_at: Cell::default(),
            is_delivering: Cell::default(),
        }
    }

    /// The latest edits that this room has fetched.
    pub(super) fn edits(&self) -> Rc<WordEdits> {
        Rc::clone(&self.edits.borrow())
    }

    /// Loads the stored edits, so that a restored room does not have to wait for the desk, and whether anything waits for
    /// the desk.
    pub(super) fn load(&self) -> Result<()> {
        if let Some(edits) = self.store.edits()? {
            self.edits.replace(Rc::new(edits));
        }
        self.has_undelivered.set(self.store.first_in_outbox()?.is_some());
        Ok(())
    }

    /// When the outbox has to be delivered again; `None` if it is empty.
    pub(super) fn delivery_due(&self) -> Option<Millis> {
        self.has_undelivered.get().then(|| self.delivered_at.get().plus(REDELIVER_MILLIS))
    }

    /// When the room next has to report to the directory. `will_count` is true if counters are about to rise.
    pub(super) fn report_due(&self, listing: &Listing, will_count: bool, now: Millis) -> Option<Millis> {
        report_due(self.reported.borrow().as_ref(), listing, will_count || self.telemetry.has_counters(), now)
    }

    /// The work that is due now, to be run in the background after the flush, which stores something for the desk if
    /// `has_new`. `None` if nothing is due, as after most messages.
    pub(super) fn due(
        self: &Rc<Self>,
        now: Millis,
        listing: &Listing,
        has_new: bool,
    ) -> Option<impl Future<Output = ()> + use<>> {
        let reports = self.report_due(listing, false, now).is_some_and(|due| due <= now);
        let fetches = self.fetched_at.get().is_none_or(|at| now.since(at) >= FETCH_MILLIS);
        let delivers = has_new || fetches || self.delivery_due().is_some_and(|due| due <= now);
        if fetches {
            self.fetched_at.set(Some(now));
        }
        if delivers {
            self.has_undelivered.set(self.has_undelivered.get() || has_new);
            self.delivered_at.set(now);
        }
        if reports {
            // A failed report is not repeated at once: the next report or heartbeat replaces it.
            self.reported.replace(Some((now, listing.clone())));
        }
        if !reports && !delivers {
            return None;
        }
        let (background, listing) = (Rc::clone(self), listing.clone());
        Some(async move {
            let room = listing.name.clone();
            if reports {
                background.report(listing).await;
            }
            if delivers {
                background.log_failure("desk", background.deliver(&room).await);
            }
            if fetches {
                background.log_failure("edits", background.fetch_edits().await);
            }
        })
    }

    /// Reports the closed room as empty and not kept, so that the directory drops it.
    pub(super) async fn report_closed(&self, listing: Listing) {
        self.report(Listing { people: 0, kept: false, ..listing }).await;
    }

    async fn report(&self, listing: Listing) {
        let counters = self.telemetry.take_counters();
        let reported = directory::report(&self.env, listing, counters.clone()).await;
        if reported.is_err() {
            self.telemetry.put_back(&counters);
        }
        self.log_failure("directory", reported);
    }

    /// Delivers the outbox to the desk, unless that is under way. A message that was delivered but not removed is delivered
    /// again.
    async fn deliver(&self, room: &RoomName) -> Result<()> {
        if self.is_delivering.replace(true) {
            return Ok(());
        }
        let delivered = self.deliver_all(room).await;
        self.is_delivering.set(false);
        delivered
    }

    async fn deliver_all(&self, room: &RoomName) -> Result<()> {
        // Others may come in the meantime.
        while let Some((number, at, message)) = self.store.first_in_outbox()? {
            desk::deliver(&self.env, room.as_str(), at, message).await?;
            self.store.remove_from_outbox(number)?;
        }
        self.has_undelivered.set(false);
        Ok(())
    }

    async fn fetch_edits(&self) -> Result<()> {
        if let Some(desk::Edits { version, edits }) = desk::edits(&self.env, self.version.get()).await? {
            self.version.set(Some(version));
            if *self.edits.borrow().as_ref() != edits {
                self.store.save_edits(&edits)?;
                self.edits.replace(Rc::new(edits));
            }
        }
        Ok(())
    }

    fn log_failure(&self, what: &str, outcome: Result<()>) {
        if let Err(error) = outcome {
            self.telemetry.log_failure(what, &error);
        }
    }
}
