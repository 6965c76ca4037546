//! What a room does beside playing, without anybody waiting for it: it tells the directory that it is there, hands over
//! what is for operators, and asks for their edits of the words. If it fails, the room plays on and tries again later.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hangul::RoomName;
use lexicon::WordEdits;
use protocol::Millis;
use protocol::http::Listing;
use rules::directory::report_due;
use worker::{Env, Result};

use super::diary::Diary;
use super::store::Store;
use crate::{desk, directory, platform};

/// How often a room that is played in asks for the operators' edits, in milliseconds.
const EDITS_MILLIS: u64 = 30_000;

/// The chores of one room.
pub(super) struct Chores {
    env: Env,
    store: Rc<Store>,
    diary: Rc<Diary>,
    /// What the directory was told last.
    told: RefCell<Option<(Millis, Listing)>>,
    asked_at: Cell<Option<Millis>>,
    version: Cell<Option<u64>>,
    edits: RefCell<Rc<WordEdits>>,
}

impl Chores {
    pub(super) fn new(env: Env, store: Rc<Store>, diary: Rc<Diary>) -> Self {
        Self {
            env,
            store,
            diary,
            told: RefCell::default(),
            asked_at: Cell::default(),
            version: Cell::default(),
            edits: RefCell::default(),
        }
    }

    /// The operators' edits, as the room knows them.
    pub(super) fn edits(&self) -> Rc<WordEdits> {
        Rc::clone(&self.edits.borrow())
    }

    /// Remembers the edits that were known when the room slept in.
    pub(super) fn wake(&self) -> Result<()> {
        if let Some(edits) = self.store.edits()? {
            self.edits.replace(Rc::new(edits));
        }
        Ok(())
    }

    /// When the directory has to be told about the room.
    pub(super) fn report_due(&self, listing: &Listing, now: Millis) -> Option<Millis> {
        report_due(self.told.borrow().as_ref(), listing, !self.diary.is_empty(), now)
    }

    /// What is due now, to be done while the room plays on; `None` if nothing is, as after most messages.
    pub(super) fn due(self: &Rc<Self>, listing: Listing) -> Option<impl Future<Output = ()> + 'static> {
        let now = platform::now();
        let reports = self.report_due(&listing, now).is_some_and(|due| due <= now);
        let asks = self.asked_at.get().is_none_or(|at| now.since(at) >= EDITS_MILLIS);
        // What could not be handed over is tried again when edits are asked for.
        let hands_over = self.store.take_new_in_outbox() || asks;
        if asks {
            self.asked_at.set(Some(now));
        }
        if reports {
            // Told once: if it is lost, the next heartbeat says it again.
            self.told.replace(Some((now, listing.clone())));
        }
        let (chores, room) = (Rc::clone(self), listing.name.clone());
        let chore = async move {
            if reports {
                chores.report(listing).await;
            }
            if hands_over {
                chores.note("desk", chores.hand_over(&room).await);
            }
            if asks {
                chores.note("edits", chores.ask_for_edits().await);
            }
        };
        (reports || hands_over).then_some(chore)
    }

    /// Tells the directory that there is no such room any more.
    pub(super) async fn close(&self, listing: Listing) {
        self.report(Listing { people: 0, kept: false, ..listing }).await;
    }

    async fn report(&self, listing: Listing) {
        let counters = self.diary.take();
        let reported = directory::report(&self.env, listing, counters.clone()).await;
        if reported.is_err() {
            self.diary.put_back(&counters);
        }
        self.note("directory", reported);
    }

    async fn hand_over(&self, room: &RoomName) -> Result<()> {
        for (number, at, message) in self.store.outbox()? {
            desk::keep(&self.env, room.as_str(), at, message).await?;
            self.store.drop_from_outbox(number)?;
        }
        Ok(())
    }

    async fn ask_for_edits(&self) -> Result<()> {
        if let Some(desk::Edits { version, edits }) = desk::edits(&self.env, self.version.get()).await? {
            self.version.set(Some(version));
            if *self.edits.borrow().as_ref() != edits {
                self.store.keep_edits(&edits)?;
                self.edits.replace(Rc::new(edits));
            }
        }
        Ok(())
    }

    fn note(&self, chore: &str, outcome: Result<()>) {
        if let Err(error) = outcome {
            self.diary.note_failure(chore, &error);
        }
    }
}
