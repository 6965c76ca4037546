use hangul::RoomName;
use leptos::html::Canvas;

use super::button::button;
use super::dialog::dialog;
use crate::address::Address;
use crate::dom::live;
use crate::dom::prelude::*;
use crate::extras::draw_qr;
use crate::preferences::Preferences;
use crate::session::Session;
use crate::share::share;
use crate::text;

/// Ways to invite others: a link, a QR code, and the code of a private room.
#[component]
pub(super) fn Invite(session: Session) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    dialog("tool tool-invite", text::INVITE, move |close| {
        let room = session.room.get_value();
        let link = StoredValue::new(Address::Room(room.clone()).link());
        let is_shown = RwSignal::new(!(room.is_code() && preferences.are_codes_hidden()));
        let ways = live(move || match is_shown.get() {
            true => ways(&room, link.get_value()),
            false => button("", text::SHOW_CODE, move || is_shown.set(true)),
        });
        let send = move || {
            close.run(());
            share(session, String::new(), link.get_value(), text::LINK_COPIED);
        };
        view! { <div class="invite">{ways}</div> {button("primary", text::SEND_LINK, send)} }.into_any()
    })
}

fn ways(room: &RoomName, link: String) -> AnyView {
    let canvas = NodeRef::<Canvas>::new();
    // Not percent-encoded, so that Hangul stays readable.
    let shown = format!("{}/r/{}", window().location().host().unwrap_or_default(), room.as_str());
    effect(move || {
        if let Some(canvas) = canvas.get() {
            draw_qr(&canvas, &link);
        }
    });
    let code = room.is_code().then(|| view! { <strong class="code">{room.as_str().to_owned()}</strong> });
    view! {
        <canvas node_ref=canvas class="qr" role="img" aria-label=text::QR></canvas>
        {code}
        <p class="link">{shown}</p>
    }
    .into_any()
}
