use leptos::prelude::*;

use super::button::Button;
use crate::erased::{Show, live};
use crate::session::{Session, Status};
use crate::text;

/// The connection's status unless all is well, and a button to reload if that helps.
#[component]
pub(crate) fn Connection(session: Session) -> impl IntoView {
    let Session { status, outdated, .. } = session;
    let line = move || match status.get() {
        Status::Connecting => text::CONNECTING,
        Status::Reconnecting(_) if !window().navigator().on_line() => text::OFFLINE,
        Status::Reconnecting(_) => text::RECONNECTING,
        Status::Outdated => text::TOO_OLD,
        Status::Live if outdated.get() => text::NEW_VERSION,
        Status::Live | Status::Refused { .. } | Status::Removed | Status::Closed | Status::TakenOver => "",
    };
    let attempt = move || match status.get() {
        Status::Reconnecting(attempt) if window().navigator().on_line() => text::attempt(attempt),
        _ => String::new(),
    };
    let does_reload_help = move || matches!(status.get(), Status::Live | Status::Outdated) && outdated.get();
    view! {
        <div class="connection">
            <p role="status">{live(line)}</p>
            // Outside the status, so that screen readers do not announce every attempt.
            <span aria-hidden="true">{live(attempt)}</span>
            <Show when=does_reload_help>
                <Button label=text::RELOAD press=|()| reload()/>
            </Show>
        </div>
    }
}

fn reload() {
    // reload() fails only while the page is unloading.
    let _ = window().location().reload();
}
