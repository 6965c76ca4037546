//! Parses JSON with the browser's parser, so that the page's program needs none of its own.

use js_sys::{Array, JSON, Object};
use protocol::json::Json;
use wasm_bindgen::{JsCast, JsValue};

/// The largest integer up to which JavaScript represents every integer exactly.
const WHOLE_MAX: f64 = js_sys::Number::MAX_SAFE_INTEGER;

/// Parses a text; `None` if it is not JSON.
pub(crate) fn parse(text: &str) -> Option<Json> {
    JSON::parse(text).ok().map(|value| tree(&value))
}

/// Converts a parsed value.
fn tree(value: &JsValue) -> Json {
    if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        let is_whole = (0.0..=WHOLE_MAX).contains(&number) && number.fract() == 0.0;
        if is_whole { Json::Number(number as u64) } else { Json::Null }
    } else if let Some(flag) = value.as_bool() {
        Json::Flag(flag)
    } else if let Some(items) = value.dyn_ref::<Array>() {
        Json::List(items.iter().map(|item| tree(&item)).collect())
    } else if let Some(object) = value.dyn_ref::<Object>() {
        let field = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            (entry.get(0).as_string().unwrap_or_default(), tree(&entry.get(1)))
        };
        Json::Object(Object::entries(object).iter().map(field).collect())
    } else {
        Json::Null
    }
}
