use crate::dom::prelude::*;
use leptos::ev::PointerEvent;

/// For buttons beside the field: pressing them leaves the keyboard where it is.
pub(super) fn keep_focus(event: PointerEvent) {
    event.prevent_default();
}

/// A button that does something at once, and leaves the keyboard where it is.
pub(super) fn button(class: &'static str, label: &'static str, press: impl Fn() + 'static) -> AnyView {
    pressable(class, label, Box::new(press))
}

/// One for all, so that the page does not carry it once for each thing that a button can do.
fn pressable(class: &'static str, label: &'static str, press: Box<dyn Fn()>) -> AnyView {
    view! { <button type="button" class=class on:pointerdown=keep_focus on:click=move |_| press()>{label}</button> }
        .into_any()
}
