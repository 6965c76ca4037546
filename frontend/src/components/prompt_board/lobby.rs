use crate::dom::prelude::*;
use game::hangul::Pattern;
use game::protocol::ClientFrame;

use super::super::button::button;
use super::Tiles;
use crate::dom::{any_or_nothing, live};
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// Before a match: how it will be played, and who starts it.
#[component]
pub(super) fn Lobby(session: Session) -> impl IntoView {
    let view = session.view;
    let is_alone = Memo::new(move |_| view.players().read().iter().filter(|row| row.connected).count() < 2);
    let traits = live(move || {
        let traits = text::traits(&view.settings().read()).into_iter();
        traits.map(|name| view! { <li>{name}</li> }).collect::<Vec<_>>().into_any()
    });
    let code = live(move || {
        any_or_nothing(is_alone.get().then(|| {
            let code = session.room.with_value(|room| room.as_str().to_owned());
            view! { <p class="lobby-code">{text::INVITE_BY_CODE}<strong>{code}</strong></p> }.into_any()
        }))
    });
    let start = live(move || match session.is_host.get() {
        true => button("primary big", text::START_MATCH, move || session.ask(ClientFrame::Start)),
        false => view! { <p class="rest">{text::HOST_STARTS}</p> }.into_any(),
    });
    view! {
        <span aria-hidden="true">{Pattern::parse("ㅎㅍ").map(|pattern| view! { <Tiles pattern/> })}</span>
        <ul class="traits">{traits}</ul>
        {code}
        {start}
    }
}
