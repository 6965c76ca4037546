use leptos::prelude::*;
use protocol::{Advance, ClientFrame, Phase};

use crate::clock::page_time;
use crate::erased::{Show, effect, handler};
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// How long a press counts for nothing after the step has changed, and how long after a press whose answer takes time, in
/// milliseconds: otherwise a double press would end a prompt and also its reveal.
const AFTER_CHANGE: f64 = 800.0;
const AFTER_PRESS: f64 = 3_000.0;

/// The host's button that ends the open prompt or the reveal, where the host does that. Not part of a scene, so that it keeps
/// the focus from one step to the next. The others see at the reveal whom they wait for.
#[component]
pub(super) fn Next(session: Session) -> impl IntoView {
    let phase = session.view.phase();
    let ready_at = StoredValue::new(0.0);
    let mut before = None;
    effect(move || {
        let step = step(&phase.read());
        if before != step {
            before = step;
            ready_at.set_value(page_time() + AFTER_CHANGE);
        }
    });
    let press = move |_| {
        if page_time() >= ready_at.get_value() {
            ready_at.set_value(page_time() + AFTER_PRESS);
            session.ask(ClientFrame::Next);
        }
    };
    let is_asked = move || {
        let is_theirs = session.is_host.get() && session.view.settings().read().advance == Advance::Host;
        is_theirs && step(&phase.read()).is_some()
    };
    let wait = move || {
        view! { <Show when=move || waits_for_host(&phase.read())><p class="next">{text::HOST_GOES_ON}</p></Show> }
    };
    view! {
        <Show when=is_asked fallback=wait>
            <button type="button" class="next primary" on:click=handler(press)>{text::NEXT}</button>
        </Show>
    }
}

/// What a press ends: the number of the prompt, and whether its reveal has begun.
fn step(phase: &Phase) -> Option<(u32, bool)> {
    match phase {
        Phase::Open { prompt, .. } | Phase::Fair { prompt, .. } => Some((prompt.number, false)),
        Phase::Reveal { prompt, .. } => Some((prompt.number, true)),
        _ => None,
    }
}

/// Whether the host ends this phase.
pub(super) fn waits_for_host(phase: &Phase) -> bool {
    matches!(phase, Phase::Reveal { until: None, .. })
}
