use hangul::RoomName;
use leptos::html::Canvas;
use leptos::prelude::*;

use super::button::Button;
use super::dialog::{Dialog, DialogHandle};
use crate::address::Address;
use crate::erased::{Show, effect};
use crate::extras::draw_qr;
use crate::preferences::Preferences;
use crate::session::Session;
use crate::share::share;
use crate::text;

/// Ways to invite others: a link, a QR code, and the code of a private room.
#[component]
pub(super) fn Invite(session: Session) -> impl IntoView {
    let dialog = DialogHandle::new();
    view! {
        <Button class="tool tool-invite" label=text::INVITE press=move |()| dialog.open()/>
        <Dialog handle=dialog title=text::INVITE>
            <Invitation session dialog/>
        </Dialog>
    }
}

#[component]
fn Invitation(session: Session, dialog: DialogHandle) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let room = session.room.get_value();
    let link = StoredValue::new(Address::Room(room.clone()).link());
    let is_shown = RwSignal::new(!(room.is_code() && preferences.are_codes_hidden()));
    let send = move |()| {
        dialog.close();
        share(session, String::new(), link.get_value(), text::LINK_COPIED);
    };
    let show = move || view! { <Button label=text::SHOW_CODE press=move |()| is_shown.set(true)/> };
    view! {
        <div class="invite">
            <Show when=move || is_shown.get() fallback=show>
                <Ways room=room.clone() link=link.get_value()/>
            </Show>
        </div>
        <Button class="primary" label=text::SEND_LINK press=send/>
    }
}

#[component]
fn Ways(room: RoomName, link: String) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    // Not percent-encoded, so that Hangul stays readable.
    let shown = format!("{}/r/{}", window().location().host().unwrap_or_default(), room.as_str());
    effect(move || {
        if let Some(canvas) = canvas.get() {
            draw_qr(&canvas, &link);
        }
    });
    view! {
        <canvas node_ref=canvas class="qr" role="img" aria-label=text::QR></canvas>
        {room.is_code().then(|| view! { <strong class="code">{room.as_str().to_owned()}</strong> })}
        <p class="link">{shown}</p>
    }
}
