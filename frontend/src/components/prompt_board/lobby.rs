use protocol::ClientFrame;

use super::super::button::button;
use super::word_tiles;
use crate::dom::prelude::*;
use crate::dom::{live, live_by};
use crate::preferences::Preferences;
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// The lobby before a match: the settings, the host's start button, and the room's code for a player who is alone.
#[component]
pub(super) fn Lobby(session: Session) -> impl IntoView {
    let (view, preferences) = (session.view, expect_context::<Preferences>());
    let is_alone = move || view.players().read().iter().filter(|row| row.connected).count() < 2;
    let traits = live(move || {
        let traits = text::traits(&view.settings().read()).into_iter();
        traits.map(|name| view! { <li>{name}</li> }).collect::<Vec<_>>().into_any()
    });
    let is_asked_for = RwSignal::new(false);
    let code = live_by(
        move || (is_alone(), preferences.are_codes_hidden() && !is_asked_for.get()),
        move |key| match key {
            (false, _) => ().into_any(),
            (true, true) => button("", text::SHOW_CODE, move || is_asked_for.set(true)),
            (true, false) => {
                let code = session.room.with_value(|room| room.as_str().to_owned());
                view! { <p class="lobby-code">{text::INVITE_BY_CODE}<strong>{code}</strong></p> }.into_any()
            }
        },
    );
    let start = live(move || match session.is_host.get() {
        true => button("primary big", text::START_MATCH, move || session.ask(ClientFrame::Start)),
        false => view! { <p class="rest">{text::HOST_STARTS}</p> }.into_any(),
    });
    view! {
        <p aria-hidden="true">{word_tiles(text::MATCH_WORD)}</p>
        <ul class="traits">{traits}</ul>
        {code}
        {start}
    }
}
