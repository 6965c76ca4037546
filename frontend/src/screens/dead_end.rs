use leptos::prelude::*;

use super::Navigator;
use crate::address::Address;
use crate::text;

/// For who cannot be where the address leads: says why, and leads back.
#[component]
pub(crate) fn DeadEnd(title: &'static str, hint: String) -> impl IntoView {
    let navigator = expect_context::<Navigator>();
    view! {
        <main class="entry">
            <h1>{title}</h1>
            <p>{hint}</p>
            <button class="primary" on:click=move |_| navigator.go(Address::Entry)>{text::TO_ENTRY}</button>
        </main>
    }
}

/// There is no such room.
#[component]
pub(crate) fn NoSuchRoom() -> impl IntoView {
    view! { <DeadEnd title=text::NO_SUCH_ROOM hint=text::NO_SUCH_ROOM_HINT.to_owned()/> }
}
