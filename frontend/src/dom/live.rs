//! What changes while it is shown.

use leptos::prelude::{Effect, document, on_cleanup};
use leptos::reactive::effect::RenderEffect;
use leptos::wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::Node;

use super::AnyView;

/// Does `update` now, and again whenever what it reads changes, until the owner goes.
pub(super) fn follow(update: Box<dyn FnMut()>) {
    let mut update = update;
    let effect = RenderEffect::new(move |_: Option<()>| update());
    on_cleanup(move || drop(effect));
}

/// Does `act` once what was made meanwhile stands on the page, and again whenever what it reads changes. One type of effect
/// for all, so that the page does not carry the code of effects once for each.
pub(crate) fn effect(act: impl FnMut() + 'static) {
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_: Option<()>| act());
}

/// Something that is made anew whenever what it reads changes.
pub(crate) fn live(view: impl Fn() -> AnyView + 'static) -> AnyView {
    fn show(view: Box<dyn Fn() -> AnyView>) -> AnyView {
        let whole = AnyView::fragment();
        // They stay, so that whatever is around them knows where this begins and ends.
        let [start, end] = [marker(&whole), marker(&whole)];
        follow(Box::new(move || {
            let fresh = view();
            while let Some(old) = start.next_sibling().filter(|next| *next != end) {
                remove(&old);
            }
            insert(&fresh.0, &end);
        }));
        whole
    }
    show(Box::new(view))
}

/// A text that changes.
pub(crate) fn live_text(text: impl Fn() -> String + 'static) -> AnyView {
    fn show(text: Box<dyn Fn() -> String>) -> AnyView {
        let node: Node = document().create_text_node("").into();
        let written = node.clone();
        let mut shown = String::new();
        follow(Box::new(move || {
            let fresh = text();
            // Written again, it would be announced again.
            if fresh != shown {
                written.set_text_content(Some(&fresh));
                shown = fresh;
            }
        }));
        AnyView(node)
    }
    show(Box::new(text))
}

pub(super) fn marker(parent: &AnyView) -> Node {
    let marker = document().create_comment("").unchecked_into();
    parent.0.append_child(&marker).unwrap_throw()
}

pub(super) fn insert(node: &Node, next: &Node) {
    // It has left the page meanwhile together with its parent.
    if let Some(parent) = next.parent_node() {
        parent.insert_before(node, Some(next)).unwrap_throw();
    }
}

pub(super) fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        parent.remove_child(node).unwrap_throw();
    }
}
