use crate::dom::prelude::*;

use super::button::button;
use crate::dom::{live, live_text};
use crate::session::{Session, Status};
use crate::text;

/// How the connection does, where that is worth a word, and what the player can do about it.
#[component]
pub(crate) fn Connection(session: Session) -> impl IntoView {
    let Session { status, outdated, .. } = session;
    let line = live_text(move || {
        let line = match status.get() {
            Status::Connecting => text::CONNECTING,
            Status::Reconnecting(_) if !window().navigator().on_line() => text::OFFLINE,
            Status::Reconnecting(_) => text::RECONNECTING,
            Status::Outdated => text::TOO_OLD,
            Status::Live if outdated.get() => text::NEW_VERSION,
            Status::Live | Status::Refused { .. } | Status::Removed | Status::Closed | Status::TakenOver => "",
        };
        line.to_owned()
    });
    // Seen, and not announced each time.
    let attempt = live_text(move || match status.get() {
        Status::Reconnecting(attempt) if window().navigator().on_line() => text::attempt(attempt),
        _ => String::new(),
    });
    let remedy = live(move || match status.get() {
        Status::Live | Status::Outdated if outdated.get() => button("", text::RELOAD, reload),
        _ => ().into_any(),
    });
    view! {
        <div class="connection">
            <p role="status">{line}</p>
            <span aria-hidden="true">{attempt}</span>
            {remedy}
        </div>
    }
}

fn reload() {
    // Only a page that is gone cannot be loaded anew.
    let _ = window().location().reload();
}
