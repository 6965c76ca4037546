use std::time::Duration;

use leptos::prelude::*;
use protocol::{ClientFrame, HOST_ABSENT_MILLIS};

use super::super::button::Button;
use crate::erased::{Show, effect, live};
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// The way on from a match's results: the host's button for another match, or whom the others wait for. Everyone has the
/// button once the host has been without a connection for a while.
#[component]
pub(super) fn Onward(session: Session) -> impl IntoView {
    let view = session.view;
    let host = Memo::new(move |_| {
        let players = view.players().read();
        players.iter().find(|row| row.host).map(|row| (row.nickname.as_str().to_owned(), row.connected))
    });
    let is_host_gone = RwSignal::new(false);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    effect(move || {
        timer.update_value(|timer| timer.take().iter().for_each(TimeoutHandle::clear));
        is_host_gone.set(false);
        if !host.get().is_some_and(|(_, connected)| connected) {
            let give_up = move || {
                is_host_gone.try_set(true);
            };
            timer.set_value(set_timeout_with_handle(give_up, Duration::from_millis(HOST_ABSENT_MILLIS)).ok());
        }
    });
    let waiting =
        move || host.get().map_or(String::new(), |(nickname, connected)| text::waits_for(&nickname, connected));
    let wait = move || view! { <p class="rest" role="status">{live(waiting)}</p> };
    view! {
        <Show when=move || session.is_host.get() || is_host_gone.get() fallback=wait>
            <Button class="primary" label=text::ANOTHER_MATCH press=move |()| session.ask(ClientFrame::Start)/>
        </Show>
    }
}
