//! Reads JSON in little code. Serde's way to enums that name their variant in a field carries the reading of every field
//! of every variant several times over, which was a third of the page. Here, a text becomes a tree once, and whatever is
//! read picks its fields from it.

pub use serde_json::Value;

/// What can be read from JSON.
pub trait FromJson: Sized {
    /// Reads `value`; `None` where it is something else.
    fn from_json(value: Value) -> Option<Self>;

    /// What it means that a field is missing; `None` where it must not be.
    fn absent() -> Option<Self> {
        None
    }

    /// Reads the items of a list.
    fn list(items: Vec<Value>) -> Option<Vec<Self>> {
        items.into_iter().map(Self::from_json).collect()
    }
}

/// Reads a whole text.
pub fn from_text<T: FromJson>(text: &str) -> Option<T> {
    T::from_json(serde_json::from_str(text).ok()?)
}

/// Takes a field out of an object.
pub fn take<T: FromJson>(object: &mut Value, field: &str) -> Option<T> {
    match object.get_mut(field) {
        Some(value) => T::from_json(value.take()),
        None => T::absent(),
    }
}

/// Says how structs and enums are read, by the names of their fields. An enum's variant is named by a field of the same
/// object; `(inner)` and `..inner` stand for something that is read from that object, too.
#[macro_export]
macro_rules! from_json {
    ($($name:ident { $($field:ident),+ })+) => {$(
        impl $crate::json::FromJson for $name {
            fn from_json(mut json: $crate::json::Value) -> Option<Self> {
                Some(Self { $($field: $crate::json::take(&mut json, stringify!($field))?),+ })
            }
        }
    )+};
    ($name:ident by $tag:literal {
        $($kind:literal => $variant:ident $({ $($field:ident),+ $(, ..$rest:ident)? })? $(($inner:ident))?,)+
        $(fn $($more:tt)+)?
    }) => {
        impl $crate::json::FromJson for $name {
            fn from_json(mut json: $crate::json::Value) -> Option<Self> {
                let kind: String = $crate::json::take(&mut json, $tag)?;
                Some(match kind.as_str() {
                    $($kind => Self::$variant
                        $({
                            $($field: $crate::json::take(&mut json, stringify!($field))?,)+
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
}

/// Leaves the reading to serde, where that is little: for names and texts.
#[macro_export]
macro_rules! from_json_by_serde {
    ($($name:ty),+) => {$(
        impl $crate::json::FromJson for $name {
            fn from_json(json: $crate::json::Value) -> Option<Self> {
                ::serde::Deserialize::deserialize(json).ok()
            }
        }
    )+};
}

impl FromJson for bool {
    fn from_json(value: Value) -> Option<Self> {
        value.as_bool()
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl FromJson for u64 {
    fn from_json(value: Value) -> Option<Self> {
        value.as_u64()
    }
}

impl FromJson for u32 {
    fn from_json(value: Value) -> Option<Self> {
        value.as_u64()?.try_into().ok()
    }
}

impl FromJson for String {
    fn from_json(value: Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: Value) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::from_json(value).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: Value) -> Option<Self> {
        match value {
            Value::Array(items) => T::list(items),
            _ => None,
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json(value: Value) -> Option<Self> {
        T::from_json(value).map(Self::new)
    }
}
