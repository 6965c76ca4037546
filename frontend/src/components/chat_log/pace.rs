//! When the log is drawn anew. A busy room says a hundred things a second; drawn one by one, they would leave a phone no
//! time for the person who holds it.

use std::time::Duration;

use crate::dom::prelude::*;

use crate::session::Session;
use crate::state::RoomViewStoreFields;

/// The log is drawn no more often than that: nobody reads faster.
const PACE: Duration = Duration::from_millis(100);

/// When the log was drawn last, and whether there is more since.
#[derive(Clone, Copy)]
struct Pace {
    turn: RwSignal<u64>,
    is_resting: StoredValue<bool>,
    has_more: StoredValue<bool>,
}

/// Changes whenever the log is to be drawn: at once with what comes after a pause and with what this player says, and
/// otherwise together with all that has come since.
pub(super) fn turns(session: Session) -> RwSignal<u64> {
    let pace = Pace { turn: RwSignal::new(0), is_resting: StoredValue::new(false), has_more: StoredValue::new(false) };
    let mut pending = 0;
    effect(move || {
        session.view.lines().track();
        let before = std::mem::replace(&mut pending, session.pending.read().len());
        if before != pending {
            pace.draw();
        } else if pace.is_resting.get_value() {
            pace.has_more.set_value(true);
        } else {
            pace.draw();
            pace.rest();
        }
    });
    pace.turn
}

impl Pace {
    fn draw(self) {
        self.has_more.try_set_value(false);
        self.turn.try_update(|turn| *turn += 1);
    }

    /// Draws what has come when the time is over. The room may have been left meanwhile.
    fn rest(self) {
        self.is_resting.try_set_value(true);
        let rested = move || match self.has_more.try_get_value() {
            Some(true) => {
                self.draw();
                self.rest();
            }
            _ => drop(self.is_resting.try_set_value(false)),
        };
        set_timeout(rested, PACE);
    }
}
