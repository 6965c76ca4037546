use leptos::prelude::*;
use protocol::Millis;

use super::super::time_left::ticking;
use crate::clock::Clock;
use crate::erased::live;
use crate::text;

/// The countdown to a match, as one big number per second.
#[component]
pub(super) fn Countdown(until: Millis, clock: Clock) -> impl IntoView {
    let now = ticking(clock);
    let left = move || until.since(now.get()).div_ceil(1000).max(1).to_string();
    // CSS repeats the animation every second. A negative delay starts it at the part of the second already elapsed.
    let begun = 1000 - until.since(clock.now()) % 1000;
    view! {
        <p class="podium-title">{text::SOON}</p>
        <p class="tiles countdown" aria-hidden="true">
            <span style:animation-delay=format!("-{begun}ms")>{live(left)}</span>
        </p>
    }
}
