use leptos::prelude::*;
use protocol::{ClientFrame, Phase, Prompt, Scoring};

use super::super::button::keep_focus;
use super::super::keyed::Keyed;
use super::super::time_left::TimeLeft;
use super::{PlaceInLap, Tiles};
use crate::erased::{handler, live};
use crate::session::Session;
use crate::state::{RoomViewStoreFields, early_answer};
use crate::text;

/// The open prompt: its clue or hint, the time left, and the button to skip it. Where everyone scores, also how many have, and
/// this player's own answer.
#[component]
pub(super) fn Open(session: Session, prompt: Prompt) -> impl IntoView {
    let view = session.view;
    let votes = view.skip_votes();
    let answer = move || early_answer(view);
    let is_together = move || view.settings().read().scoring == Scoring::Together;
    let clue = prompt.clue.clone();
    let has_clue = clue.is_some();
    let (shown, pattern) = (prompt.clone(), prompt.pattern);
    let hint = move || match &*view.phase().read() {
        Phase::Open { hints, .. } => hints.last().cloned(),
        _ => None,
    };
    let line = move || match (answer(), &clue, hint()) {
        (Some((word, gained)), ..) => text::hidden_answer(&word, gained),
        (_, Some(clue), None) => clue.clone(),
        (_, Some(clue), Some(hint)) => format!("{clue}\n{hint}"),
        (_, None, Some(hint)) => text::hint(&hint),
        _ => text::open(is_together()).to_owned(),
    };
    let progress = move || match &*view.phase().read() {
        Phase::Open { progress: Some(progress), .. } => text::progress(*progress),
        _ => String::new(),
    };
    // Without a connection nobody knows whether the prompt is still open.
    let time_left = move |is_cut: bool| {
        let stopped_at = is_cut.then(|| session.clock.now());
        view! { <TimeLeft prompt=prompt.clone() clock=session.clock stopped_at/> }.into_any()
    };
    // A pass is no vote, so the room does not tell of it.
    let has_passed = RwSignal::new(false);
    let skip = move |_| {
        has_passed.set(is_together());
        session.ask(ClientFrame::Skip);
    };
    let label = move || if has_passed.get() { text::PASSED.to_owned() } else { text::skip(votes.get()) };
    view! {
        <PlaceInLap prompt=shown/>
        <Tiles pattern/>
        <div class="below">
            <p class="clue" class:told=live(move || has_clue || hint().is_some() || answer().is_some())>{live(line)}</p>
            <div class="pace">
                <p>{live(progress)}</p>
                <Keyed key=move || session.is_cut() children=time_left/>
            </div>
        </div>
        <button type="button" class="skip" hidden=live(move || view.watches().get() || answer().is_some()) disabled=live(move || session.is_cut()) on:pointerdown=keep_focus on:click=handler(skip)>
            {live(label)}
        </button>
    }
}
