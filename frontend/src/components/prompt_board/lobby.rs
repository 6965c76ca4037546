use leptos::prelude::*;
use protocol::ClientFrame;

use super::super::button::Button;
use super::WordTiles;
use crate::erased::{Show, live};
use crate::preferences::Preferences;
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// The lobby before a match: the settings, the host's start button, and the room's code for a player who is alone.
#[component]
pub(super) fn Lobby(session: Session) -> impl IntoView {
    let (view, preferences) = (session.view, expect_context::<Preferences>());
    let is_alone = move || view.players().read().iter().filter(|row| row.connected).count() < 2;
    let traits = move || {
        text::traits(&view.settings().read())
            .into_iter()
            .map(|name| view! { <li>{name}</li> })
            .collect_view()
            .into_any()
    };
    let is_asked_for = RwSignal::new(false);
    let is_code_shown = move || !preferences.are_codes_hidden() || is_asked_for.get();
    let show_code = move || view! { <Button label=text::SHOW_CODE press=move |()| is_asked_for.set(true)/> };
    let host_starts = || view! { <p class="rest">{text::HOST_STARTS}</p> };
    view! {
        <p aria-hidden="true"><WordTiles word=text::MATCH_WORD/></p>
        <ul class="traits">{live(traits)}</ul>
        <Show when=is_alone>
            <Show when=is_code_shown fallback=show_code>
                <p class="lobby-code">
                    {text::INVITE_BY_CODE}
                    <strong>{session.room.with_value(|room| room.as_str().to_owned())}</strong>
                </p>
            </Show>
        </Show>
        <Show when=move || session.is_host.get() fallback=host_starts>
            <Button class="primary big" label=text::START_MATCH press=move |()| session.ask(ClientFrame::Start)/>
        </Show>
    }
}
