//! Closures of one type each. Leptos' views contain code for each type that they are made of, and every closure has a type
//! of its own: boxed, they share one, which makes the page's program smaller.

use leptos::prelude::*;

/// A part of a view that changes: a text, an attribute, a condition, or elements made with [`IntoAny::into_any`].
pub(crate) fn live<T>(part: impl Fn() -> T + Send + Sync + 'static) -> Box<dyn Fn() -> T + Send + Sync> {
    Box::new(part)
}

/// A handler of events.
pub(crate) fn handler<E: 'static>(handle: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(handle)
}

/// An effect.
pub(crate) fn effect(act: impl FnMut() + 'static) {
    let act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(act);
}

/// [`leptos::prelude::Show`] with children of one type.
#[component]
pub(crate) fn Show(
    when: impl Fn() -> bool + Send + Sync + 'static,
    children: ChildrenFn,
    #[prop(optional, into)] fallback: ViewFn,
) -> impl IntoView {
    show(live(when), children, fallback)
}

fn show(when: Box<dyn Fn() -> bool + Send + Sync>, children: ChildrenFn, fallback: ViewFn) -> AnyView {
    view! { <leptos::prelude::Show when fallback>{children()}</leptos::prelude::Show> }.into_any()
}
