use leptos::prelude::*;

use super::connection::Connection;
use super::invite::Invite;
use super::personal::PersonalSettings;
use super::room_name::RoomTitle;
use super::settings::SettingsDialog;
use crate::erased::{Show, live};
use crate::session::Session;
use crate::state::{RoomViewStoreFields, connected};
use crate::text;

/// The room's name, player count and settings, the connection's status, and the tool buttons.
#[component]
pub(crate) fn RoomHeader(session: Session) -> impl IntoView {
    let view = session.view;
    let way = move || {
        let way = |_| {
            let people = text::people(connected(view), view.watching().get());
            format!("{people} · {}", text::summary(&view.settings().read()))
        };
        view.you().get().map(way).unwrap_or_default()
    };
    view! {
        <header class="room-header">
            <RoomTitle session/>
            <p class="room-way">{live(way)}</p>
            // Not among the other tools, which therefore do not move when this player becomes host.
            <Show when=move || session.is_host.get()>
                <SettingsDialog session/>
            </Show>
            <div class="room-tools">
                <Invite session/>
                <PersonalSettings/>
            </div>
            <Connection session/>
        </header>
    }
}
