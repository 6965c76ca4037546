use crate::dom::prelude::*;
use leptos::ev::PointerEvent;

/// Keeps a press from moving the focus out of the message field, which would close a phone's keyboard.
pub(super) fn keep_focus(event: PointerEvent) {
    event.prevent_default();
}

/// A button that calls `press`. Pressing it keeps a phone's keyboard open.
pub(super) fn button(class: &'static str, label: &'static str, press: impl Fn() + 'static) -> AnyView {
    pressable(class, label, Box::new(press))
}

/// Not generic, so that the program has its code once instead of once per closure type.
fn pressable(class: &'static str, label: &'static str, press: Box<dyn Fn()>) -> AnyView {
    view! { <button type="button" class=class on:pointerdown=keep_focus on:click=move |_| press()>{label}</button> }
        .into_any()
}
