mod dead_end;
mod entry;
mod room;

use crate::dom::prelude::*;
use game::names::RoomName;
use leptos::ev::popstate;

use crate::address::Address;
use crate::dom::live_by;
use crate::preferences::Preferences;
use crate::{identity, text};
use dead_end::NoSuchRoom;
use entry::Entry;
use room::Room;

/// Moves between screens.
#[derive(Clone, Copy)]
pub(crate) struct Navigator {
    address: RwSignal<Address>,
    preferences: Preferences,
}

impl Navigator {
    pub(crate) fn go(self, address: Address) {
        address.push(self.preferences.are_codes_hidden());
        self.address.set(address);
    }
}

/// What the page shows.
#[derive(Clone, PartialEq, Eq)]
enum Screen {
    Entry { asked_for: Option<RoomName> },
    Room(RoomName),
    NoSuchRoom,
}

/// The whole page: one screen at a time.
#[component]
pub(crate) fn App() -> impl IntoView {
    let address = RwSignal::new(Address::current());
    // Whether the player has given a nickname since the page was loaded, and so need not be asked at a room's door.
    let introduced = RwSignal::new(false);
    let preferences = Preferences::remembered();
    provide_context(preferences);
    provide_context(Navigator { address, preferences });
    let back = window_event_listener(popstate, move |_| address.set(Address::current()));
    on_cleanup(move || back.remove());
    let screen = move || match address.get() {
        Address::Entry => Screen::Entry { asked_for: None },
        Address::NoSuchRoom => Screen::NoSuchRoom,
        // Who has a seat here comes straight back to it.
        Address::Room(room) if introduced.get() || identity::token(&room).is_some() => Screen::Room(room),
        Address::Room(room) => Screen::Entry { asked_for: Some(room) },
    };
    effect(move || {
        let (address, hides_codes) = (address.get(), preferences.are_codes_hidden());
        address.show(hides_codes);
        document().set_title(&match address {
            Address::Room(room) => text::heading(&room, hides_codes),
            Address::Entry | Address::NoSuchRoom => text::TITLE.to_owned(),
        });
    });
    live_by(screen, move |screen| match screen {
        Screen::Entry { asked_for } => view! { <Door asked_for introduced/> }.into_any(),
        Screen::Room(room) => view! { <Room room/> }.into_any(),
        Screen::NoSuchRoom => view! { <NoSuchRoom/> }.into_any(),
    })
}

/// The way into the room that the address named, or else into the one that the player chooses.
#[component]
fn Door(asked_for: Option<RoomName>, introduced: RwSignal<bool>) -> impl IntoView {
    let navigator = expect_context::<Navigator>();
    let is_here = asked_for.is_some();
    let enter = Callback::new(move |room: RoomName| {
        introduced.set(true);
        if !is_here {
            navigator.go(Address::Room(room));
        }
    });
    view! { <Entry asked_for refused=None enter/> }
}
