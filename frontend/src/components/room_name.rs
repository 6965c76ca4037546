use hangul::RoomName;
use protocol::ClientFrame;

use super::button::button;
use super::channels::{Channels, open_channels};
use super::dialog::closed_dialog;
use crate::address::Address;
use crate::dom::prelude::*;
use crate::dom::{live, live_text};
use crate::navigator::Navigator;
use crate::preferences::Preferences;
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// The room's name, as a button that opens the channel list.
#[component]
pub(super) fn RoomTitle(session: Session) -> impl IntoView {
    let (navigator, preferences) = (expect_context::<Navigator>(), expect_context::<Preferences>());
    let content = move |close: Callback<()>| {
        let go = Callback::new(move |room: RoomName| {
            close.run(());
            if session.room.with_value(|here| *here != room) {
                navigator.go(Address::Room(room));
            }
        });
        let (channels, here) = (open_channels(), Some(session.room.get_value()));
        view! { <Channels channels here go/> {closing(session, close)} }.into_any()
    };
    let (dialog, open) = closed_dialog(text::CHANNELS, Box::new(content));
    let title = move || session.room.with_value(|room| text::room_title(room, preferences.are_codes_hidden()));
    let label = move || text::change_room(&title());
    view! {
        <h1>
            <button type="button" class="room-name" aria-label=label aria-haspopup="dialog" on:click=move |_| open.run(())>
                {live_text(title)}<i aria-hidden="true">"▾"</i>
            </button>
        </h1>
        {dialog}
    }
}

/// The button with which the room's maker closes it. Takes two presses.
fn closing(session: Session, close: Callback<()>) -> AnyView {
    let is_sure = RwSignal::new(false);
    let shut = move || {
        close.run(());
        session.ask(ClientFrame::Close);
    };
    live(move || match (session.view.maker().get(), is_sure.get()) {
        (false, _) => ().into_any(),
        (true, false) => button("", text::CLOSE_ROOM, move || is_sure.set(true)),
        (true, true) => view! {
            <p role="status">{text::REALLY_CLOSE_ROOM}</p>
            {button("primary", text::CLOSE_ROOM, shut)}
            {button("", text::CANCEL, move || is_sure.set(false))}
        }
        .into_any(),
    })
}
