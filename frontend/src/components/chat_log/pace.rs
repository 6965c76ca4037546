//! Throttles drawing of the chat log. A busy room sends a hundred messages a second; drawing them one by one would
//! leave a phone no time for input.

use leptos::prelude::*;
use std::time::Duration;

use crate::erased::effect;
use crate::session::Session;
use crate::state::RoomViewStoreFields;

/// Minimum interval between two draws. Nobody reads faster.
const PACE: Duration = Duration::from_millis(100);

/// The throttle's state: `turn` counts draws, `is_resting` is true during the interval after a draw, and `has_more` if
/// lines arrived in it.
#[derive(Clone, Copy)]
struct Pace {
    turn: RwSignal<u64>,
    is_resting: StoredValue<bool>,
    has_more: StoredValue<bool>,
}

/// Changes whenever the log has to be drawn: at once for the first line after a pause and for this player's messages,
/// otherwise at the end of the interval, for all lines since.
pub(super) fn turns(session: Session) -> RwSignal<u64> {
    let pace = Pace { turn: RwSignal::new(0), is_resting: StoredValue::new(false), has_more: StoredValue::new(false) };
    let mut pending = 0;
    effect(move || {
        session.view.lines().track();
        session.view.early().track();
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

    /// Draws new lines at the end of the interval. `try_`, because the player may have left the room by then.
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
