use leptos::prelude::*;
use protocol::{ClientFrame, Phase, Prompt};

use super::super::button::keep_focus;
use super::super::keyed::Keyed;
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
    let (shown, pattern) = (prompt.clone(), prompt.pattern);
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
    // Without a connection nobody knows whether the prompt is still open.
    let time_left = move |is_cut: bool| {
        let stopped_at = is_cut.then(|| session.clock.now());
        view! { <TimeLeft prompt=prompt.clone() clock=session.clock stopped_at/> }.into_any()
    };
    let skip = move |_| session.ask(ClientFrame::Skip);
    view! {
        <PlaceInLap prompt=shown/>
        <Tiles pattern/>
        <div class="below">
            <p class="clue" class:told=live(move || has_clue || hint().is_some())>{live(line)}</p>
            <Keyed key=move || session.is_cut() children=time_left/>
        </div>
        <button type="button" class="skip" hidden=live(move || session.view.watches().get()) disabled=live(move || session.is_cut()) on:pointerdown=keep_focus on:click=handler(skip)>
            {live(move || text::skip(votes.get()))}
        </button>
    }
}
