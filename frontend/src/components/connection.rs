use crate::dom::prelude::*;

use super::button::button;
use crate::dom::{live, live_text};
use crate::session::{Session, Status};
use crate::text;

/// The connection's status unless all is well, and a button to reload if that helps.
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
    // Outside the status, so that screen readers do not announce every attempt.
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
    // reload() fails only while the page is unloading.
    let _ = window().location().reload();
}
