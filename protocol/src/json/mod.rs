//! Reads what clients receive: server frames, and the responses that the page requests.
//!
//! # Why not serde
//!
//! [`Event`](crate::Event), [`Reply`](crate::Reply), [`Phase`](crate::Phase) and [`Note`](crate::Note) are internally
//! tagged: a field of the object names the variant. For such enums, serde's derived `Deserialize` generates the code
//! for each field of each variant several times. That code was a third of the page's program. This module generates one
//! call per field instead. Writing, and reading on the server, still use serde.
//!
//! # How it works
//!
//! 1. A parser makes a [`Json`] tree of the text: the browser's on the page, serde_json in [`from_text`].
//! 2. [`FromJson::from_json`] makes a value of a tree. The macro [`from_json!`](crate::from_json) implements it from a
//!    table of field names, and explains the syntax of tables. The tables for frames are in `read.rs`.
//! 3. Types that are one string or number on the wire use serde's derive, which is small for them:
//!    [`from_json_by_serde!`](crate::from_json_by_serde) calls it with [`Json`] as the deserialiser.
//!
//! A missing `bool` reads as `false`, a missing `u8` as 0, a missing `Option` as `None`, a missing `Vec` as empty: see
//! [`FromJson::absent`].
//! If another field is missing, or a field has the wrong type, the whole value reads as `None`. Unknown fields are
//! ignored.
//!
//! # When to add an entry
//!
//! - A new field of a type in a table: add its name. The compiler reports a forgotten one.
//! - A new variant of an enum in a table: add a row. The compiler reports a forgotten row of `Event`, and the test of
//!   the examples in docs/protocol.md one of `Reply`. A forgotten row of `Phase` or `Note` is found only by a test that
//!   reads the variant: clients would read the whole element as [`Incoming::Unknown`](crate::Incoming::Unknown).
//! - A new type in a frame, or in a response that the page reads: add a table if it is an object, or its name to
//!   `from_json_by_serde!` if it is a string or a number.
//! - A type that only the server or the command line reads needs no entry.

mod deserializer;
mod macros;
mod values;

use serde_json::Value;

pub use deserializer::Mismatch;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`. Also stands for negative numbers and fractions, which no field of the protocol has.
    Null,
    /// A boolean.
    Flag(bool),
    /// A number.
    Number(u64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Self>),
    /// The names and values of an object.
    Object(Vec<(String, Self)>),
}

/// A type that can be read from JSON.
pub trait FromJson: Sized {
    /// Reads a value; `None` if `json` does not have the form of this type.
    fn from_json(json: Json) -> Option<Self>;

    /// The value of a missing field of this type; `None` if the field is required.
    fn absent() -> Option<Self> {
        None
    }

    /// Reads the items of an array; `None` if one cannot be read.
    fn list(items: Vec<Json>) -> Option<Vec<Self>> {
        items.into_iter().map(Self::from_json).collect()
    }
}

/// Parses a text and reads its value.
pub fn from_text<T: FromJson>(text: &str) -> Option<T> {
    T::from_json(serde_json::from_str::<Value>(text).ok()?.into())
}

/// Reads a field of an object, and leaves `Null` in its place. A missing field reads as [`FromJson::absent`].
pub fn take<T: FromJson>(object: &mut Json, field: &str) -> Option<T> {
    match taken(object, field) {
        Some(json) => T::from_json(json),
        None => T::absent(),
    }
}

/// Not inlined, so that the page's program has it once instead of once per type of field.
#[inline(never)]
fn taken(object: &mut Json, field: &str) -> Option<Json> {
    object.field(field).map(|json| std::mem::replace(json, Json::Null))
}

impl Json {
    /// The field of an object; `None` if this is not an object or lacks the field.
    pub fn field(&mut self, name: &str) -> Option<&mut Self> {
        match self {
            Self::Object(fields) => fields.iter_mut().find(|(field, _)| field == name).map(|(_, json)| json),
            _ => None,
        }
    }

    /// The string, if this is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if this is one.
    pub fn number(&self) -> Option<u64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Flag(flag),
            Value::Number(number) => number.as_u64().map_or(Self::Null, Self::Number),
            Value::String(text) => Self::Text(text),
            Value::Array(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Value::Object(fields) => {
                Self::Object(fields.into_iter().map(|(field, value)| (field, value.into())).collect())
            }
        }
    }
}
