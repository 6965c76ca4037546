//! The directory and the desk, whose objects keep what the rules tell them to store.

use protocol::Millis;
use protocol::http::{Counters, Listing};
use rules::desk::Desk;
use rules::directory::Directory;

use crate::history::Reach;
use crate::storage::Storage;

pub(crate) struct Offices {
    pub(crate) directory: Directory,
    pub(crate) desk: Desk,
    /// How far calls get.
    pub(crate) reach: Reach,
}

impl Default for Offices {
    fn default() -> Self {
        let directory = Directory::new(Millis(0), Counters::default());
        Self { directory, desk: Desk::default(), reach: Reach::Both }
    }
}

impl Offices {
    pub(crate) fn report(&mut self, now: Millis, listing: Listing) {
        if self.reach != Reach::Neither {
            self.directory.report(now, listing);
        }
    }

    /// Delivers what waits for the desk, until a call fails.
    pub(crate) fn deliver(&mut self, storage: &mut Storage) {
        while let Some((&number, (time, message))) = storage.for_operators.first_key_value() {
            if self.reach == Reach::Neither {
                return;
            }
            self.desk.receive("광장", *time, message.clone());
            if self.reach == Reach::CallsOnly {
                return;
            }
            storage.for_operators.remove(&number);
        }
    }
}
