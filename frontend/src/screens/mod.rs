mod entry;
mod missing;
mod room;

use game::names::RoomName;
use leptos::ev::popstate;
use leptos::prelude::*;

use crate::address::Address;
use crate::{identity, text};
use entry::Entry;
use missing::NoSuchRoom;
use room::Room;

/// Moves between screens.
#[derive(Clone, Copy)]
pub(crate) struct Navigator(RwSignal<Address>);

impl Navigator {
    pub(crate) fn go(self, address: Address) {
        address.push();
        self.0.set(address);
    }
}

/// The whole page: one screen at a time.
#[component]
pub(crate) fn App() -> impl IntoView {
    let address = RwSignal::new(Address::current());
    // Whether the player has given a nickname since the page was loaded, and so need not be asked at a room's door.
    let introduced = RwSignal::new(false);
    provide_context(Navigator(address));
    let back = window_event_listener(popstate, move |_| address.set(Address::current()));
    on_cleanup(move || back.remove());
    let screen = move || match address.get() {
        Address::Entry => entering(introduced, RoomName::plaza(), None).into_any(),
        Address::NoSuchRoom => view! { <NoSuchRoom/> }.into_any(),
        // Who has a seat here comes straight back to it.
        Address::Room(room) if introduced.get() || identity::token(&room).is_some() => {
            view! { <Room room introduced/> }.into_any()
        }
        Address::Room(room) => entering(introduced, room.clone(), Some(room)).into_any(),
    };
    Effect::new(move || {
        document().set_title(&match address.get() {
            Address::Room(room) => text::heading(room.as_str()),
            Address::Entry | Address::NoSuchRoom => text::TITLE.to_owned(),
        });
    });
    screen
}

/// The door to `room`; `asked_for` is the room if the address named it.
fn entering(introduced: RwSignal<bool>, room: RoomName, asked_for: Option<RoomName>) -> impl IntoView {
    let navigator = expect_context::<Navigator>();
    let is_here = asked_for.is_some();
    let enter = Callback::new(move |nickname: String| {
        identity::remember_nickname(&nickname);
        introduced.set(true);
        if !is_here {
            navigator.go(Address::Room(room.clone()));
        }
    });
    view! { <Entry asked_for refused=None enter/> }
}
