use leptos::prelude::*;
use protocol::{ClientFrame, Phase, Prompt};

use super::super::button::keep_focus;
use super::super::time_left::TimeLeft;
use super::{PlaceInLap, Tiles};
use crate::erased::{handler, live};
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// The open prompt: its clue or hint, the time left, and the button to skip it.
#[component]
pub(super) fn Open(session: Session, prompt: Prompt) -> impl IntoView {
    let votes = session.view.skip_votes();
    let clue = prompt.clue.clone();
    let has_clue = clue.is_some();
    let hint = move || match &*session.view.phase().read() {
        Phase::Open { hints, .. } => hints.last().cloned(),
        _ => None,
    };
    let line = move || match (&clue, hint()) {
        (Some(clue), None) => clue.clone(),
        (Some(clue), Some(hint)) => format!("{clue}\n{hint}"),
        (None, Some(hint)) => text::hint(&hint),
        (None, None) => text::OPEN.to_owned(),
    };
    let skip = move |_| session.ask(ClientFrame::Skip);
    view! {
        <PlaceInLap prompt=prompt.clone()/>
        <Tiles pattern=prompt.pattern/>
        <div class="below">
            <p class="clue" class:told=live(move || has_clue || hint().is_some())>{live(line)}</p>
            <TimeLeft prompt clock=session.clock stopped_at=None/>
        </div>
        <button type="button" class="skip" on:pointerdown=keep_focus on:click=handler(skip)>
            {live(move || text::skip(votes.get()))}
        </button>
    }
}
