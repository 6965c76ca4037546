//! The bundle of words of a private room: given by its maker, and asked.

use lexicon::Words;
use protocol::{Millis, Settings};

use super::{Effects, Room};
use crate::bundle::{Asked, Bundle};

impl Room {
    /// The bundle of words, whether it is asked or not.
    pub fn bundle(&self) -> Option<&Bundle> {
        self.bundle.values().next()
    }

    /// Whether the room may have a bundle: only private ones.
    pub fn takes_bundles(&self) -> bool {
        self.is_private()
    }

    /// Whether `token` is that of the room's maker.
    pub fn is_made_with(&self, token: &str) -> bool {
        self.stored.hosting.is_maker(token)
    }

    /// Whether the room accepts words that are not mild.
    pub fn takes_unfit_words(&self) -> bool {
        self.stored.settings.mature
    }

    /// Takes a bundle, which is asked from the next prompt on, or drops the one it has. An open prompt keeps its words.
    /// Channels are everyone's and take none.
    pub(super) fn set_bundle(&mut self, now: Millis, bundle: Option<Bundle>, words: &Words<'_>, effects: &mut Effects) {
        if !self.takes_bundles() {
            return;
        }
        self.bundle.take();
        self.stored.bundle_due.clear();
        let name = bundle.as_ref().map(|bundle| bundle.name().to_owned());
        bundle.into_iter().for_each(|bundle| self.bundle.insert(0, bundle));
        let settings = Settings { bundle: name, ..self.stored.settings.clone() };
        self.configure(now, settings, words, effects);
    }

    /// What to ask next of the bundle, if the room asks its words. `seed` determines their order when all were asked.
    pub(super) fn ask_bundle(&mut self, seed: u64) -> Option<Asked> {
        let bundle = self.bundle.values().next().filter(|_| self.stored.settings.bundle.is_some())?;
        let last = self.stored.asked.back().copied();
        let mut due = self.stored.bundle_due.clone();
        if due.is_empty() {
            due = bundle.shuffled(seed);
        }
        let asked = bundle.ask(due.remove(bundle.next(&due, last)?))?;
        self.stored.bundle_due = due;
        Some(asked)
    }
}
