mod dead_end;
mod entry;
mod room;

use dead_end::NoSuchRoom;
use entry::Entry;
use hangul::RoomName;
use leptos::prelude::*;
use room::Room;

use crate::address::Address;
use crate::components::keyed::Keyed;
use crate::erased::effect;
use crate::navigator::Navigator;
use crate::preferences::Preferences;
use crate::{browser_storage, text};

/// The screen that the page shows.
#[derive(Clone, PartialEq, Eq)]
enum Screen {
    Entry { asked_for: Option<RoomName> },
    Room(RoomName),
    NoSuchRoom,
}

/// The whole page: one screen at a time, beginning with that of `address`. `introduced` is true once the player has given
/// a nickname since the page was loaded: rooms then open without the entry screen.
#[component]
pub(crate) fn App(address: Address, introduced: bool) -> impl IntoView {
    let introduced = RwSignal::new(introduced);
    let preferences = Preferences::remembered();
    provide_context(preferences);
    let navigator = Navigator::new(address, preferences);
    provide_context(navigator);
    let screen = move || match navigator.address() {
        Address::Entry => Screen::Entry { asked_for: None },
        Address::NoSuchRoom => Screen::NoSuchRoom,
        // A player with a seat in the room skips the entry screen.
        Address::Room(room) if introduced.get() || browser_storage::token(&room).is_some() => Screen::Room(room),
        Address::Room(room) => Screen::Entry { asked_for: Some(room) },
    };
    effect(move || {
        let (address, hides_codes) = (navigator.address(), preferences.are_codes_hidden());
        address.show(hides_codes);
        document().set_title(&match address {
            Address::Room(room) => text::heading(&room, hides_codes),
            Address::Entry | Address::NoSuchRoom => text::TITLE.to_owned(),
        });
    });
    let shown = move |screen| match screen {
        Screen::Entry { asked_for } => view! { <Door asked_for introduced/> }.into_any(),
        Screen::Room(room) => view! { <Room room/> }.into_any(),
        Screen::NoSuchRoom => view! { <NoSuchRoom/> }.into_any(),
    };
    view! { <Keyed key=screen children=shown/> }
}

/// The entry screen. Leads into the room `asked_for` by the address, or else into the one that the player chooses.
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
