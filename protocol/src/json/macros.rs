//! The macros that implement [`FromJson`](crate::json::FromJson).

/// Implements [`FromJson`](crate::json::FromJson) for structs and internally tagged enums.
///
/// Structs are listed with their fields, whose names are those on the wire:
///
/// ```text
/// from_json! {
///     Solver { player, word, elapsed }
///     Place { rank, player, nickname, points }
/// }
/// ```
///
/// An enum has `by` and the field that names the variant, then a row for each variant: its name on the wire and its
/// fields. `with kinds` also defines `KINDS`, the names of all variants on the wire, and the method `kind`.
///
/// ```text
/// from_json! {
///     Reply by "type" {
///         "proposed" => Proposed { word },     // {"type": "proposed", "word": …}
///         "welcome" => Welcome(welcome),       // the object that has `type` also has the fields of the `Welcome`
///         "note" => Note { id, ..note },       // the object that has `type` and `id` also has the fields of `note`
///     }
/// }
/// ```
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

/// Implements [`FromJson`](crate::json::FromJson) by serde's `Deserialize`, for types that are one string or number on
/// the wire: enums without fields, names, texts, numbers and timestamps.
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
