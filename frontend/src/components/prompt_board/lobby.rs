use leptos::prelude::*;
use protocol::ClientFrame;

use super::super::button::Button;
use super::super::invite::shown_link;
use super::super::secret::Secret;
use super::WordTiles;
use crate::erased::{Show, live};
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// The lobby before a match: the settings, the room's code and link for those who are still to come, and the host's start
/// button.
#[component]
pub(super) fn Lobby(session: Session) -> impl IntoView {
    let view = session.view;
    let traits = move || {
        text::traits(&view.settings().read())
            .into_iter()
            .map(|name| view! { <li>{name}</li> })
            .collect_view()
            .into_any()
    };
    let host_starts = || view! { <p class="rest">{text::HOST_STARTS}</p> };
    view! {
        <p aria-hidden="true"><WordTiles word=text::MATCH_WORD/></p>
        <ul class="chips traits">{live(traits)}</ul>
        <Secret session>
            <p class="lobby-code">
                {text::INVITE_BY_CODE}
                <strong>{session.room.with_value(|room| room.as_str().to_owned())}</strong>
                <span class="link">{session.room.with_value(shown_link)}</span>
            </p>
        </Secret>
        <Show when=move || session.is_host.get() fallback=host_starts>
            <Button class="primary big" label=text::START_MATCH press=move |()| session.ask(ClientFrame::Start)/>
        </Show>
    }
}
