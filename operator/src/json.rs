//! Values of the API as serde writes them in JSON.

use serde::Serialize;
use serde_json::{Map, Value};

/// The string that stands for an enum variant without fields: `everyday`.
pub(crate) fn variant_name(variant: &impl Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}

/// The JSON object of a struct.
pub(crate) fn object(value: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(value) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    }
}
