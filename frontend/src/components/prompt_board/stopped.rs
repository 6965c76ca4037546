use leptos::prelude::*;
use protocol::Frozen;

use super::super::time_left::TimeLeft;
use super::{PlaceInLap, Rest, Tiles};
use crate::session::Session;
use crate::text;

/// What a break has stopped: its prompt, if there is one, with the time left as it was.
#[component]
pub(super) fn Stopped(session: Session, frozen: Frozen) -> impl IntoView {
    let Some(prompt) = frozen.prompt else {
        return view! { <Rest word=text::PAUSED_WORD sentence=text::FROZEN/> }.into_any();
    };
    let line = prompt.clue.iter().map(String::as_str).chain([text::FROZEN]).collect::<Vec<_>>().join("\n");
    view! {
        <PlaceInLap prompt=prompt.clone()/>
        <Tiles pattern=prompt.pattern/>
        <div class="below">
            <p class="clue told">{line}</p>
            <TimeLeft prompt clock=session.clock stopped_at=Some(frozen.since)/>
        </div>
    }
    .into_any()
}
