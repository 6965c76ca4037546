//! A timer of a room's object.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{AbortHandle, abortable};
use protocol::Millis;
use worker::{Delay, State};

use crate::platform;

/// Runs one piece of work at a time that may change. While it waits, the object stays awake.
#[derive(Default)]
pub(super) struct Timer(Rc<RefCell<Option<(Millis, AbortHandle)>>>);

impl Timer {
    /// Waits until `at` and then runs `work`, instead of what the timer waited for before. `None` stops it.
    pub(super) fn set(&self, state: &State, at: Option<Millis>, work: impl FnOnce() + 'static) {
        if self.0.borrow().as_ref().is_some_and(|(pending, _)| at == Some(*pending)) {
            return;
        }
        self.0.take().inspect(|(_, handle)| handle.abort());
        let Some(at) = at else { return };
        let slot = Rc::clone(&self.0);
        let wait = Duration::from_millis(at.since(platform::now()));
        let (waiting, handle) = abortable(async move {
            Delay::from(wait).await;
            slot.take();
            work();
        });
        self.0.replace(Some((at, handle)));
        state.wait_until(waiting.map(|_| ()));
    }
}
