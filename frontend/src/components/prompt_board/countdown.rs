use crate::dom::prelude::*;
use game::time::Millis;

use super::super::time_left::ticking;
use crate::clock::Clock;
use crate::dom::live_text;
use crate::text;

/// The seconds before a match, one big number after the other.
#[component]
pub(super) fn Countdown(until: Millis, clock: Clock) -> impl IntoView {
    let now = ticking(clock);
    let left = move || until.since(now.get()).div_ceil(1000).max(1);
    // The browser moves the numbers by itself, once a second; it only has to know where in a second it is by now.
    let begun = 1000 - until.since(clock.now()) % 1000;
    view! {
        <p class="podium-title">{text::SOON}</p>
        <p class="tiles countdown" aria-hidden="true">
            <span style:animation-delay=format!("-{begun}ms")>{live_text(move || left().to_string())}</span>
        </p>
    }
}
