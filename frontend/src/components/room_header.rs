use crate::dom::prelude::*;

use super::connection::Connection;
use super::invite::Invite;
use super::personal::PersonalSettings;
use super::room_name::RoomTitle;
use super::settings::SettingsDialog;
use crate::dom::{live, live_text};
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// Where one is, with how many, how the room plays, and how the connection does.
#[component]
pub(crate) fn RoomHeader(session: Session) -> impl IntoView {
    let view = session.view;
    let way = live_text(move || {
        let connected = view.players().read().iter().filter(|row| row.connected).count();
        let way = |_| format!("{} · {}", text::people(connected), text::summary(&view.settings().read()));
        view.you().get().map(way).unwrap_or_default()
    });
    let settings =
        live(move || session.is_host.get().then(|| view! { <SettingsDialog session/> }.into_any()).into_any());
    view! {
        <header class="room-header">
            <RoomTitle session/>
            <p class="room-way">{way}</p>
            // Apart from what everyone has, which so stays where it is when somebody turns out to be the host.
            {settings}
            <div class="room-tools">
                <Invite session/>
                <PersonalSettings/>
            </div>
            <Connection session/>
        </header>
    }
}
