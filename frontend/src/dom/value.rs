//! What attributes, classes, styles and properties are set to.

use js_sys::Reflect;
use leptos::wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use web_sys::{Element, HtmlElement};

use super::live::follow;

/// What something of an element can be.
pub(crate) enum Value {
    Nothing,
    Flag(bool),
    Fixed(&'static str),
    Text(String),
}

impl Value {
    fn as_str(&self) -> Option<&str> {
        match self {
            Self::Nothing | Self::Flag(false) => None,
            Self::Flag(true) => Some(""),
            Self::Fixed(text) => Some(text),
            Self::Text(text) => Some(text),
        }
    }
}

pub(super) type Setter = fn(&Element, &str, Value);

/// What of which element is to be set, and how.
pub(crate) struct Place {
    pub(super) element: Element,
    pub(super) name: &'static str,
    pub(super) set: Setter,
}

impl Place {
    fn set(&self, value: Value) {
        (self.set)(&self.element, self.name, value);
    }
}

/// What can be written as a value in markup.
pub(crate) trait Given {
    fn give(self, place: Place);
}

/// A value that changes.
impl<F: Fn() -> V + 'static, V: Into<Value>> Given for F {
    fn give(self, place: Place) {
        fn follow_value(place: Place, value: Box<dyn Fn() -> Value>) {
            follow(Box::new(move || place.set(value())));
        }
        follow_value(place, Box::new(move || self().into()));
    }
}

macro_rules! given {
    ($($kind:ty: $given:pat => $value:expr,)+) => {$(
        impl From<$kind> for Value {
            fn from($given: $kind) -> Self {
                $value
            }
        }

        impl Given for $kind {
            fn give(self, place: Place) {
                place.set(self.into());
            }
        }
    )+};
}

given! {
    &'static str: text => Self::Fixed(text),
    String: text => Self::Text(text),
    bool: flag => Self::Flag(flag),
    u32: number => Self::Text(number.to_string()),
    usize: number => Self::Text(number.to_string()),
    Option<&'static str>: text => text.map_or(Self::Nothing, Self::Fixed),
    Option<String>: text => text.map_or(Self::Nothing, Self::Text),
}

pub(super) fn set_attribute(element: &Element, name: &str, value: Value) {
    match value.as_str() {
        Some(text) => element.set_attribute(name, text),
        None => element.remove_attribute(name),
    }
    .unwrap_throw();
}

pub(super) fn set_class(element: &Element, name: &str, value: Value) {
    element.class_list().toggle_with_force(name, value.as_str().is_some()).unwrap_throw();
}

pub(super) fn set_style(element: &Element, name: &str, value: Value) {
    let style = element.unchecked_ref::<HtmlElement>().style();
    style.set_property(name, value.as_str().unwrap_or_default()).unwrap_throw();
}

pub(super) fn set_property(element: &Element, name: &str, value: Value) {
    let value = match value {
        Value::Nothing => JsValue::NULL,
        Value::Flag(flag) => flag.into(),
        Value::Fixed(text) => text.into(),
        Value::Text(text) => text.into(),
    };
    Reflect::set(element, &name.into(), &value).unwrap_throw();
}
