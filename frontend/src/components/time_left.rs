use std::time::Duration;

use leptos::prelude::*;
use protocol::{Millis, Prompt};

use crate::clock::Clock;
use crate::erased::live;
use crate::text;

/// Refresh interval of the displayed seconds: none is shown late by more than a tenth of a second.
const TICK: Duration = Duration::from_millis(100);

/// The server's time, refreshed every [`TICK`] until the calling component is removed.
pub(super) fn ticking(clock: Clock) -> ReadSignal<Millis> {
    let (now, set_now) = signal(clock.now());
    if let Ok(timer) = set_interval_with_handle(move || set_now.set(clock.now()), TICK) {
        on_cleanup(move || timer.clear());
    }
    now
}

/// The prompt's time left, as a bar that empties and as a number of seconds. With `stopped_at`, as it was at that time.
#[component]
pub(crate) fn TimeLeft(prompt: Prompt, clock: Clock, stopped_at: Option<Millis>) -> impl IntoView {
    let now = stopped_at.map_or_else(|| ticking(clock), |time| signal(time).0);
    let left = move || prompt.ends_at.since(now.get()).div_ceil(1000);
    let limit = prompt.ends_at.since(prompt.shown_at);
    // CSS animates the bar. A negative delay starts the animation at the time already elapsed.
    let begun = now.get_untracked().since(prompt.shown_at);
    view! {
        <div class="time-left" class:stopped=stopped_at.is_some() role="timer" aria-label=text::TIME_LEFT>
            <span class="bar"><i style:animation-duration=format!("{limit}ms") style:animation-delay=format!("-{begun}ms")></i></span>
            <span class="seconds" class:urgent=live(move || left() <= 5)>{live(move || text::seconds(left()))}</span>
        </div>
    }
}

/// The rest of the fair window, during which others may still score.
#[component]
pub(crate) fn FairCountdown(until: Millis, clock: Clock) -> impl IntoView {
    let now = ticking(clock);
    view! { <p class="verdict fair">{live(move || text::fair_window(until.since(now.get())))}</p> }
}
