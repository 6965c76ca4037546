use crate::dom::prelude::*;
use game::names::RoomName;

use super::Navigator;
use crate::address::Address;
use crate::text;

/// For who cannot be where the address leads: says why, and leads back.
#[component]
pub(crate) fn DeadEnd(title: &'static str, hint: String, onward: Option<RoomName>) -> impl IntoView {
    let navigator = expect_context::<Navigator>();
    let back = if onward.is_some() { "" } else { "primary" };
    let onward = onward.map(|room| {
        let label = text::go_to(&room);
        view! { <button class="primary" on:click=move |_| navigator.go(Address::Room(room.clone()))>{label}</button> }
    });
    view! {
        <main class="entry">
            <h1>{title}</h1>
            <p>{hint}</p>
            {onward}
            <button class=back on:click=move |_| navigator.go(Address::Entry)>{text::TO_ENTRY}</button>
        </main>
    }
}

/// There is such a channel, and no seat in it.
#[component]
pub(crate) fn FullChannel(room: RoomName) -> impl IntoView {
    view! { <DeadEnd title=text::ROOM_FULL hint=text::ROOM_FULL_HINT.to_owned() onward=Some(room.next())/> }
}

/// There is no such room.
#[component]
pub(crate) fn NoSuchRoom() -> impl IntoView {
    view! { <DeadEnd title=text::NO_SUCH_ROOM hint=text::NO_SUCH_ROOM_HINT.to_owned() onward=None/> }
}
