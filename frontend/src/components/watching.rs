use leptos::html::Input;
use leptos::prelude::*;

use super::button::Button;
use super::notice::NoticeLine;
use super::time_left::ticking;
use crate::address::Address;
use crate::erased::{Show, handler, live};
use crate::navigator::Navigator;
use crate::session::Session;
use crate::state::{Queued, RoomViewStoreFields};
use crate::text;

/// For whoever watches, in place of the input field: waiting for a seat, and taking it.
#[component]
pub(crate) fn Watching(session: Session) -> impl IntoView {
    let queued = session.view.queued();
    let now = ticking(session.clock);
    let line = move || match queued.get() {
        None => text::WATCHING.to_owned(),
        Some(Queued { until: Some(_), .. }) => text::OFFERED.to_owned(),
        Some(Queued { place, .. }) => text::waiting(place),
    };
    // Outside the status, so that screen readers do not announce every second.
    let left = move || match queued.get() {
        Some(Queued { until: Some(until), .. }) => text::seconds(until.since(now.get()).div_ceil(1000)),
        _ => String::new(),
    };
    let waits = move || queued.get().is_some_and(|queued| queued.until.is_none());
    let label = move || match queued.get() {
        None => text::WAIT_FOR_SEAT,
        Some(Queued { until: Some(_), .. }) => text::SIT,
        Some(_) => text::STOP_WAITING,
    };
    let press = move |_| session.change_seat();
    let no_field = NodeRef::<Input>::new();
    view! {
        <section class="message watching" aria-label=text::WATCHING>
            <NoticeLine session field=no_field/>
            <p><span role="status">{live(line)}</span>" "<b aria-hidden="true">{live(left)}</b></p>
            <button type="button" class:primary=live(move || !waits()) disabled=live(move || session.is_cut())
                on:click=handler(press)>
                {live(label)}
            </button>
            <Show when=move || queued.get().is_none() && session.room.with_value(|room| !room.is_code())>
                <NextChannel session/>
            </Show>
        </section>
    }
}

/// A button to the next channel of a full one.
#[component]
fn NextChannel(session: Session) -> impl IntoView {
    let navigator = expect_context::<Navigator>();
    let room = session.room.with_value(|room| room.next());
    let label = text::go_to(&room);
    view! { <Button label press=move |()| navigator.go(Address::Room(room.clone()))/> }
}
