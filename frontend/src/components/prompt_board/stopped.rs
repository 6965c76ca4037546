use leptos::prelude::*;
use protocol::Frozen;

use super::super::time_left::TimeLeft;
use super::{PlaceInLap, Rest, Tiles};
use crate::session::Session;
use crate::text;

/// The scene that a break has stopped: its prompt, if there is one, with the time left as it was.
#[component]
pub(super) fn Stopped(session: Session, frozen: Frozen) -> impl IntoView {
    let Some(prompt) = frozen.prompt else {
        return view! { <Rest word=text::PAUSED_WORD sentence=text::FROZEN/> }.into_any();
    };
    // Not marked as told, so that only the sentence stays where there is little room.
    let clue = prompt.clue.clone().map(|clue| view! { <p class="clue">{clue}</p> });
    view! {
        <PlaceInLap prompt=prompt.clone()/>
        <Tiles pattern=prompt.pattern/>
        <div class="below">
            {clue}
            <p class="clue told">{text::FROZEN}</p>
            <TimeLeft prompt clock=session.clock stopped_at=Some(frozen.since)/>
        </div>
    }
    .into_any()
}
