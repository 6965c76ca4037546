use crate::dom::prelude::*;

use super::button::button;
use super::room_name::RoomTitle;
use super::settings::SettingsDialog;
use crate::address::Address;
use crate::dom::{any_or_nothing, live, live_text};
use crate::session::{Session, Status};
use crate::share::share;
use crate::state::RoomViewStoreFields;
use crate::text;

/// Where one is, with how many, how the room plays, and how the connection does.
#[component]
pub(crate) fn RoomHeader(session: Session, again: Callback<()>) -> impl IntoView {
    let view = session.view;
    let way = live_text(move || {
        let connected = view.players().read().iter().filter(|row| row.connected).count();
        let way = |_| format!("{} · {}", text::people(connected), text::summary(&view.settings().read()));
        view.you().get().map(way).unwrap_or_default()
    });
    let settings =
        live(move || any_or_nothing(session.is_host.get().then(|| view! { <SettingsDialog session/> }.into_any())));
    view! {
        <header class="room-header">
            <RoomTitle session/>
            <p class="room-way">{way}</p>
            <div class="room-tools">
                {button("", text::INVITE, move || invite(session))}
                {settings}
            </div>
            <Connection session again/>
        </header>
    }
}

fn invite(session: Session) {
    share(session, String::new(), Address::Room(session.room.get_value()).link(), text::LINK_COPIED);
}

#[component]
fn Connection(session: Session, again: Callback<()>) -> impl IntoView {
    let state = live(move || match session.status.get() {
        Status::Connecting => text::CONNECTING.into_any(),
        Status::Reconnecting(attempt) => text::reconnecting(attempt).into_any(),
        Status::TakenOver => {
            let again = button("", text::CONTINUE_HERE, move || again.run(()));
            view! { {text::TAKEN_OVER}{again} }.into_any()
        }
        Status::Live | Status::Refused { .. } | Status::Removed | Status::Closed => ().into_any(),
    });
    view! { <div class="connection" role="status">{state}</div> }
}
