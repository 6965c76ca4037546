//! What this player is told early of the open prompt, in a room where everyone scores: the own answer, and what those say who
//! have scored.

use leptos::prelude::*;
use protocol::{Early, Event, Phase};
use reactive_stores::Store;

use super::{Line, LineKind, RoomView, RoomViewStoreFields};

/// The epoch in the keys of early lines, whose events have no number: so they come after all others. The other part is about
/// their time.
pub(crate) const EARLY: u64 = u64::MAX;

/// Adds what this player is told early.
pub fn note_early(view: Store<RoomView>, Early(event): Early) {
    let (Event::Answered { time, .. } | Event::Said { time, .. }) = event else { return };
    let last = view.early().read_untracked().last().map_or(0, |line| line.key.1);
    let line = Line::from_event((EARLY, time.0.max(last + 1)), event, &view.players().read_untracked());
    view.early().write().extend(line);
}

/// Forgets it, unless the answers of the phase are hidden.
pub(super) fn settle(view: Store<RoomView>) {
    let hides = matches!(&*view.phase().read_untracked(), Phase::Open { .. } | Phase::Paused { frozen: Some(_) });
    if !hides {
        forget(view);
    }
}

pub(super) fn forget(view: Store<RoomView>) {
    if !view.early().read_untracked().is_empty() {
        view.early().set(Vec::new());
    }
}

/// This player's hidden answer to the open prompt, and its points. Those of others are not told early.
pub(crate) fn early_answer(view: Store<RoomView>) -> Option<(String, u32)> {
    view.early().read().iter().find_map(|line| match &line.kind {
        LineKind::Answered { word, gained, .. } => Some((word.clone(), *gained)),
        _ => None,
    })
}
