use leptos::prelude::*;
use protocol::Mode;

use super::button::Button;
use super::channels::open_channels;
use super::lazy::{Lazy, Part};
use super::liveliest::liveliest;
use crate::address::Address;
use crate::browser_storage;
use crate::erased::{Show, effect, live};
use crate::navigator::Navigator;
use crate::session::{Session, Status};
use crate::share::share;
use crate::state::{RoomViewStoreFields, is_alone};
use crate::text;

/// For a player who is alone in a channel, in the talk's place: ways to company, and the best lap in this browser.
#[component]
pub(super) fn Alone(session: Session) -> impl IntoView {
    let view = session.view;
    let best = RwSignal::new(browser_storage::best_lap());
    effect(move || {
        let you = view.you().get();
        let points = view.players().read().iter().find(|row| Some(row.id) == you).map_or(0, |row| row.points);
        if view.settings().read().mode == Mode::Endless && points > best.get_untracked() {
            browser_storage::remember_best_lap(points);
            best.set(points);
        }
    });
    let is_channel = session.room.with_value(|room| !room.is_code());
    let is_shown = move || {
        is_channel && !view.watches().get() && session.status.get() == Status::Live && is_alone(&view.players().read())
    };
    view! {
        <Show when=is_shown>
            <Lazy part=Part::Company(session, best)/>
        </Show>
    }
}

#[component]
pub(super) fn Company(session: Session, best: RwSignal<u32>) -> impl IntoView {
    let navigator = expect_context::<Navigator>();
    let here = session.room.get_value();
    let link = Address::Room(here.clone()).link();
    let invite = move |()| share(session, String::new(), link.clone(), text::LINK_COPIED);
    let channels = open_channels();
    let elsewhere = move || {
        let others: Vec<_> =
            channels.listed.get().into_iter().filter(|other| other.name != here && other.people > 0).collect();
        let other = liveliest(&others)?.clone();
        let label = text::go_to_people(&other.name, other.people);
        Some(view! { <Button label press=move |()| navigator.go(Address::Room(other.name.clone()))/> })
    };
    let record = move || match best.get() {
        0 => String::new(),
        points => text::best_lap(points),
    };
    view! {
        // Not announced among the messages.
        <section class="alone" aria-live="off">
            <p>{text::ALONE}</p>
            <Button label=text::CALL_FRIENDS press=invite/>
            <p class="best">{live(record)}</p>
            {live(move || elsewhere().into_any())}
        </section>
    }
}
