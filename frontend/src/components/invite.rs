use hangul::RoomName;
use leptos::html::Canvas;
use leptos::prelude::*;

use super::button::Button;
use super::dialog::{Dialog, DialogHandle};
use super::lazy::{Lazy, Part};
use super::secret::Secret;
use crate::address::Address;
use crate::erased::effect;
use crate::extras::draw_qr;
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
            <Lazy part=Part::Invitation(session, dialog)/>
        </Dialog>
    }
}

#[component]
pub(super) fn Invitation(session: Session, dialog: DialogHandle) -> impl IntoView {
    let room = session.room.get_value();
    let link = StoredValue::new(Address::Room(room.clone()).link());
    let send = move |()| {
        dialog.close();
        share(session, String::new(), link.get_value(), text::LINK_COPIED);
    };
    view! {
        <div class="invite">
            <Secret session>
                <Ways room=room.clone() link=link.get_value()/>
            </Secret>
        </div>
        <Button class="primary" label=text::SEND_LINK press=send/>
    }
}

/// The link to a room, for reading: without the scheme, and not percent-encoded, so that Hangul stays readable.
pub(super) fn shown_link(room: &RoomName) -> String {
    format!("{}/r/{}", window().location().host().unwrap_or_default(), room.as_str())
}

#[component]
fn Ways(room: RoomName, link: String) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    let shown = shown_link(&room);
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
