use leptos::ev::PointerEvent;
use leptos::prelude::*;

use crate::erased::handler;

/// Keeps a press from moving the focus out of the message field, which would close a phone's keyboard.
pub(super) fn keep_focus(event: PointerEvent) {
    event.prevent_default();
}

/// A button. Pressing it keeps a phone's keyboard open.
#[component]
pub(crate) fn Button(
    #[prop(optional)] class: &'static str,
    #[prop(into)] label: String,
    /// Called at each press.
    #[prop(into)]
    press: Callback<()>,
) -> impl IntoView {
    view! { <button type="button" class=class on:pointerdown=keep_focus on:click=handler(move |_| press.run(()))>{label}</button> }
}
