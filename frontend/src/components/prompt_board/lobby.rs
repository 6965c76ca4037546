use leptos::prelude::*;
use protocol::{ClientFrame, Scoring, Settings};

use super::super::button::Button;
use super::super::invite::shown_link;
use super::super::lazy::{Lazy, Part};
use super::super::secret::Secret;
use super::WordTiles;
use crate::erased::{Show, live};
use crate::session::Session;
use crate::state::{RoomViewStoreFields, connected};
use crate::text;

/// From this number of players on, few of them would ever be first.
const MANY: usize = 9;

/// The lobby before a match: the settings, the room's code and link for those who are still to come, and the host's start
/// button. Many players are offered to score together.
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
    let has_many = move || {
        let is_first = view.settings().read().scoring == Scoring::First;
        is_first && session.is_host.get() && connected(view) >= MANY
    };
    let join = move |()| {
        let settings = Settings { scoring: Scoring::Together, ..view.settings().get_untracked() };
        session.ask(ClientFrame::Settings(settings));
    };
    let host_starts = || view! { <p class="rest">{text::HOST_STARTS}</p> };
    view! {
        <p aria-hidden="true"><WordTiles word=text::MATCH_WORD/></p>
        <ul class="chips traits">{live(traits)}</ul>
        <Show when=move || !view.teams().read().is_empty()>
            <Lazy part=Part::TeamChoice(session)/>
        </Show>
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
        <Show when=has_many>
            <Button label=text::OFFER_TOGETHER press=join/>
        </Show>
    }
}
