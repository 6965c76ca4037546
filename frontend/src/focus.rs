//! Moves the keyboard's focus.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::erased::effect;

/// Moves the focus to an element.
pub(crate) fn focus(element: &HtmlElement) {
    // Fails only for elements that cannot be focused.
    let _ = element.focus();
}

/// Moves the focus to an element whenever it comes onto the page.
pub(crate) fn focus_when_there<E: ElementType<Output: JsCast + Clone + 'static>>(element: NodeRef<E>) {
    effect(move || {
        if let Some(element) = element.get() {
            focus(element.unchecked_ref());
        }
    });
}
