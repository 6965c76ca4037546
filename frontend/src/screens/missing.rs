use leptos::prelude::*;

use super::Navigator;
use crate::address::Address;
use crate::text;

/// For an address that leads to no room.
#[component]
pub(crate) fn NoSuchRoom() -> impl IntoView {
    let navigator = expect_context::<Navigator>();
    view! {
        <main class="entry">
            <h1>{text::NO_SUCH_ROOM}</h1>
            <p>{text::NO_SUCH_ROOM_HINT}</p>
            <button class="primary" on:click=move |_| navigator.go(Address::Entry)>{text::TO_ENTRY}</button>
        </main>
    }
}
