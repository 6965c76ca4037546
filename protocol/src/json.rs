//! Reads JSON in little code. Serde's way to enums that name their variant in a field carries the reading of every field
//! of every variant several times over, which was a third of the page. Here, a text becomes a tree once, and whatever is
//! read picks its fields from it.

use std::fmt;

use serde::de::value::StringDeserializer;
use serde::de::{self, Deserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;

/// A JSON text as a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`, and numbers that no field has: negative ones and fractions.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number.
    Number(u64),
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Self>),
    /// An object, with its fields in their order.
    Object(Vec<(String, Self)>),
}

/// What can be read from JSON.
pub trait FromJson: Sized {
    /// Reads `json`; `None` where it is something else.
    fn from_json(json: Json) -> Option<Self>;

    /// What it means that a field is missing; `None` where it must not be.
    fn absent() -> Option<Self> {
        None
    }

    /// Reads the items of a list.
    fn list(items: Vec<Json>) -> Option<Vec<Self>> {
        items.into_iter().map(Self::from_json).collect()
    }
}

/// Reads a whole text.
pub fn from_text<T: FromJson>(text: &str) -> Option<T> {
    T::from_json(serde_json::from_str::<Value>(text).ok()?.into())
}

/// Takes a field out of an object.
pub fn take<T: FromJson>(object: &mut Json, field: &str) -> Option<T> {
    match object.field(field) {
        Some(json) => T::from_json(std::mem::replace(json, Json::Null)),
        None => T::absent(),
    }
}

impl Json {
    /// A field of an object, if it is one and has it.
    pub fn field(&mut self, name: &str) -> Option<&mut Self> {
        match self {
            Self::Object(fields) => fields.iter_mut().find(|(field, _)| field == name).map(|(_, json)| json),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
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

/// Says how structs and enums are read, by the names of their fields. An enum's variant is named by a field of the same
/// object; `(inner)` and `..inner` stand for something that is read from that object, too.
#[macro_export]
macro_rules! from_json {
    ($($name:ident { $($field:ident),+ })+) => {$(
        impl $crate::json::FromJson for $name {
            fn from_json(mut json: $crate::json::Json) -> Option<Self> {
                Some(Self { $($field: $crate::json::take(&mut json, stringify!($field))?),+ })
            }
        }
    )+};
    ($name:ident by $tag:literal {
        $($kind:literal => $variant:ident $({ $($field:ident),* $(, ..$rest:ident)? })? $(($inner:ident))?,)+
        $(fn $($more:tt)+)?
    }) => {
        impl $crate::json::FromJson for $name {
            fn from_json(mut json: $crate::json::Json) -> Option<Self> {
                let kind: String = $crate::json::take(&mut json, $tag)?;
                Some(match kind.as_str() {
                    $($kind => Self::$variant
                        $({
                            $($field: $crate::json::take(&mut json, stringify!($field))?,)*
                            $($rest: $crate::json::FromJson::from_json(json)?,)?
                        })?
                        $(({ let $inner = $crate::json::FromJson::from_json(json)?; $inner }))?,
                    )+
                    _ => return None,
                })
            }

            $(fn $($more)+)?
        }
    };
    ($name:ident by $tag:literal with kinds { $($kind:literal => $variant:ident $fields:tt,)+ }) => {
        impl $name {
            /// The names of all variants on the wire.
            pub const KINDS: &[&str] = &[$($kind),+];

            /// The name of this variant on the wire.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $kind,)+
                }
            }
        }

        $crate::from_json! { $name by $tag { $($kind => $variant $fields,)+ } }
    };
}

/// Leaves the reading to serde, where that is little: for names, texts and numbers.
#[macro_export]
macro_rules! from_json_by_serde {
    ($($name:ty),+) => {$(
        impl $crate::json::FromJson for $name {
            fn from_json(json: $crate::json::Json) -> Option<Self> {
                ::serde::Deserialize::deserialize(json).ok()
            }
        }
    )+};
}

impl FromJson for bool {
    fn from_json(json: Json) -> Option<Self> {
        match json {
            Json::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl FromJson for u64 {
    fn from_json(json: Json) -> Option<Self> {
        json.number()
    }
}

impl FromJson for u32 {
    fn from_json(json: Json) -> Option<Self> {
        json.number()?.try_into().ok()
    }
}

impl FromJson for String {
    fn from_json(json: Json) -> Option<Self> {
        match json {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: Json) -> Option<Self> {
        if json == Json::Null { Some(None) } else { T::from_json(json).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: Json) -> Option<Self> {
        match json {
            Json::List(items) => T::list(items),
            _ => None,
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json(json: Json) -> Option<Self> {
        T::from_json(json).map(Self::new)
    }
}

/// Something else than what was to be read. What it is instead does not help anybody who plays.
#[derive(Debug)]
pub struct Unfit;

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("something else")
    }
}

impl std::error::Error for Unfit {}

impl de::Error for Unfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'de> Deserializer<'de> for Json {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Self::Text(text) => visitor.visit_string(text),
            Self::Number(number) => visitor.visit_u64(number),
            _ => Err(Unfit),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match self {
            Self::Text(text) => visitor.visit_enum(StringDeserializer::new(text)),
            _ => Err(Unfit),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq
        tuple tuple_struct map struct identifier ignored_any
    }
}
