use hangul::RoomName;
use leptos::prelude::*;
use protocol::{CLOSABLE_PEOPLE_MAX, ClientFrame};

use super::button::Button;
use super::channels::{Channels, open_channels};
use super::dialog::{Dialog, DialogHandle};
use crate::address::Address;
use crate::erased::{Show, handler, live};
use crate::navigator::Navigator;
use crate::preferences::Preferences;
use crate::session::Session;
use crate::state::{RoomViewStoreFields, connected};
use crate::text;

/// A room's name. The style sheet hides the code of a private room while the player hides codes.
#[component]
pub(crate) fn RoomLabel(room: RoomName) -> impl IntoView {
    let name = room.as_str().to_owned();
    match room.is_code() {
        true => view! { {text::PRIVATE_ROOM}<span class="secret">" "{name}</span> }.into_any(),
        false => name.into_any(),
    }
}

/// The room's name, as a button that opens the channel list.
#[component]
pub(super) fn RoomTitle(session: Session) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let dialog = DialogHandle::new();
    let room = session.room.get_value();
    let title = move || session.room.with_value(|room| text::room_title(room, preferences.are_codes_hidden()));
    view! {
        <h1>
            <button type="button" class="room-name" aria-label=live(move || text::change_room(&title())) aria-haspopup="dialog"
                on:click=handler(move |_| dialog.open())>
                <RoomLabel room/><i aria-hidden="true">"▾"</i>
            </button>
        </h1>
        <Dialog handle=dialog title=text::CHANNELS>
            <OtherRooms session dialog/>
        </Dialog>
    }
}

#[component]
fn OtherRooms(session: Session, dialog: DialogHandle) -> impl IntoView {
    let navigator = expect_context::<Navigator>();
    let here = session.room.get_value();
    let go = Callback::new(move |room: RoomName| {
        dialog.close();
        if session.room.with_value(|here| *here != room) {
            navigator.go(Address::Room(room));
        }
    });
    view! {
        <Channels channels=open_channels() here=Some(here) go/>
        <Show when=move || session.view.maker().get()>
            <Closing session dialog/>
        </Show>
    }
}

/// The button with which the room's maker closes it. Takes two presses.
#[component]
fn Closing(session: Session, dialog: DialogHandle) -> impl IntoView {
    let is_sure = RwSignal::new(false);
    let shut = move |()| {
        dialog.close();
        session.ask(ClientFrame::Close);
    };
    let ask = move || view! { <Button label=text::CLOSE_ROOM press=move |()| is_sure.set(true)/> };
    let is_private = session.room.with_value(RoomName::is_code);
    let is_closable = move || is_private || connected(session.view) <= CLOSABLE_PEOPLE_MAX;
    view! {
        <Show when=is_closable fallback=|| view! { <p role="status">{text::CLOSABLE_LATER}</p> }>
            <Show when=move || is_sure.get() fallback=ask>
                <p role="status">{text::REALLY_CLOSE_ROOM}</p>
                <Button class="primary" label=text::CLOSE_ROOM press=shut/>
                <Button label=text::CANCEL press=move |()| is_sure.set(false)/>
            </Show>
        </Show>
    }
}
