//! [`FromJson`] for flags, numbers, texts, lists and optional values.

use super::{FromJson, Json};

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

impl FromJson for u8 {
    fn from_json(json: Json) -> Option<Self> {
        json.number()?.try_into().ok()
    }

    fn absent() -> Option<Self> {
        Some(0)
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
