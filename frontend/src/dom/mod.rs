//! What stands on the page, and how it gets there. `view!` makes markup into calls of what is here. Elements are made at
//! once; what changes is followed by an effect of the owner that it was made under, and goes with it.

mod content;
mod focus;
mod live;
mod rows;
mod value;

use leptos::ev::{EventDescriptor, Targeted};
use leptos::html::ElementType;
use leptos::prelude::{NodeRef, Owner, document};
use leptos::tachys::html::node_ref::NodeRefContainer;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Element, Event, Node};

pub(crate) use content::IntoAny;
pub(crate) use focus::{focus, focus_when_there};
pub(crate) use live::{live, live_text};
pub(crate) use rows::{Row, live_by, live_rows};
pub(crate) use value::Given;
use value::Place;

/// Markup, and components.
pub(crate) mod prelude {
    pub(crate) use leptos::leptos_dom::helpers::*;
    pub(crate) use leptos::prelude::NodeRef;
    pub(crate) use leptos::reactive::callback::*;
    pub(crate) use leptos::reactive::computed::*;
    pub(crate) use leptos::reactive::owner::*;
    pub(crate) use leptos::reactive::prelude::*;
    pub(crate) use leptos::reactive::signal::*;
    pub(crate) use view::{component, view};

    pub(crate) use super::live::effect;
    pub(crate) use super::{AnyView, IntoAny};
}

/// An element, a text, or several of them beside each other.
pub(crate) struct AnyView(Node);

impl AnyView {
    pub(crate) fn element(tag: &str, is_drawing: bool) -> Self {
        let document = document();
        let namespace = Some("http://www.w3.org/2000/svg");
        let made = if is_drawing { document.create_element_ns(namespace, tag) } else { document.create_element(tag) };
        Self(made.unwrap_throw().into())
    }

    pub(crate) fn fragment() -> Self {
        Self(document().create_document_fragment().into())
    }

    pub(crate) fn text(text: &str) -> Self {
        Self(document().create_text_node(text).into())
    }

    pub(crate) fn add(&self, content: impl IntoAny) {
        append(&self.0, content.into_any());
    }

    pub(crate) fn attribute(&self, name: &'static str, value: impl Given) {
        value.give(self.place(name, value::set_attribute));
    }

    pub(crate) fn toggle(&self, class: &'static str, value: impl Given) {
        value.give(self.place(class, value::set_class));
    }

    pub(crate) fn style(&self, name: &'static str, value: impl Given) {
        value.give(self.place(name, value::set_style));
    }

    pub(crate) fn property(&self, name: &'static str, value: impl Given) {
        value.give(self.place(name, value::set_property));
    }

    pub(crate) fn on<E: EventDescriptor<EventType: JsCast>>(
        &self,
        event: E,
        mut handle: impl FnMut(E::EventType) + 'static,
    ) {
        listen(&self.0, &event.name(), Box::new(move |event| handle(event.unchecked_into())));
    }

    pub(crate) fn on_target<E: EventDescriptor<EventType: JsCast>, T>(
        &self,
        event: E,
        mut handle: impl FnMut(Targeted<E::EventType, T>) + 'static,
    ) {
        self.on(event, move |event| handle(Targeted::from(event)));
    }

    pub(crate) fn refer<E: ElementType<Output: JsCast>>(&self, node_ref: NodeRef<E>) {
        node_ref.load(self.0.unchecked_ref());
    }

    fn place(&self, name: &'static str, set: value::Setter) -> Place {
        Place { element: self.0.clone().unchecked_into(), name, set }
    }
}

/// Puts the page into `root`.
pub(crate) fn mount(root: &Element, page: impl FnOnce() -> AnyView) {
    // It fails only where it was done already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    append(root, owner.with(page));
    // The page lasts as long as the window.
    std::mem::forget(owner);
}

fn append(parent: &Node, view: AnyView) {
    parent.append_child(&view.0).unwrap_throw();
}

fn listen(node: &Node, event: &str, mut handle: Box<dyn FnMut(Event)>) {
    let owner = Owner::current().unwrap_or_default();
    let handle = Closure::<dyn FnMut(Event)>::new(move |event| owner.with(|| handle(event))).into_js_value();
    node.add_event_listener_with_callback(event, handle.unchecked_ref()).unwrap_throw();
}
