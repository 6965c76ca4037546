use crate::dom::prelude::*;
use game::names::RoomName;
use game::protocol::ClientFrame;
use leptos::html::Dialog;

use super::button::button;
use super::channels::{Channels, open_channels};
use crate::address::Address;
use crate::dom::{any_or_nothing, live};
use crate::screens::Navigator;
use crate::session::Session;
use crate::state::RoomViewStoreFields;
use crate::text;

/// What the room is called: a button that opens the way to the others.
#[component]
pub(super) fn RoomTitle(session: Session) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let is_open = RwSignal::new(false);
    let open = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            is_open.set(true);
            // Only a dialog that is open already refuses.
            let _ = dialog.show_modal();
        }
    };
    let close = move || dialog.get_untracked().iter().for_each(|dialog| dialog.close());
    let navigator = expect_context::<Navigator>();
    let go = Callback::new(move |room: RoomName| {
        close();
        if session.room.with_value(|here| *here != room) {
            navigator.go(Address::Room(room));
        }
    });
    let title = session.room.with_value(text::room_title);
    let label = text::change_room(&title);
    // Nothing is asked for while nobody looks.
    let content = live(move || {
        any_or_nothing(is_open.get().then(|| {
            let (channels, here) = (open_channels(), Some(session.room.get_value()));
            view! { <Channels channels here go/> {closing(session, close)} }.into_any()
        }))
    });
    view! {
        <h1><button type="button" class="room-name" aria-label=label aria-haspopup="dialog" on:click=open>{title}<i aria-hidden="true">"▾"</i></button></h1>
        <dialog node_ref=dialog class="settings" aria-labelledby="channels-title" on:close=move |_| is_open.set(false)>
            <h2 id="channels-title">{text::CHANNELS}</h2>
            {content}
            {button("", text::CLOSE, close)}
        </dialog>
    }
}

/// For whoever made the room: closing it takes two presses.
fn closing(session: Session, close: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
    let is_sure = RwSignal::new(false);
    let shut = move || {
        close();
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
