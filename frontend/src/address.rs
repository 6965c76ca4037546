//! What the address bar says, and where it leads.

use hangul::{NameError, RoomName};
use wasm_bindgen::JsValue;

use crate::dom::prelude::*;

/// A screen, as an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// `/`
    Entry,
    /// `/r/{room}`
    Room(RoomName),
    /// `/r/` with a name that no room can have.
    NoSuchRoom,
}

impl Address {
    /// Where the browser is now.
    pub(crate) fn current() -> Self {
        let path = window().location().pathname().unwrap_or_default();
        let hidden = window().history().and_then(|history| history.state()).ok().and_then(|state| state.as_string());
        let Some(room) = path.strip_prefix("/r/").or(hidden.as_deref()) else { return Self::Entry };
        let decoded = js_sys::decode_uri_component(room).map(|text| text.normalize("NFC"));
        match decoded.map_err(|_| NameError::Forbidden).and_then(|name| RoomName::from_normalized(name.into())) {
            Ok(room) => Self::Room(room),
            Err(_) => Self::NoSuchRoom,
        }
    }

    fn path(&self) -> String {
        match self {
            Self::Entry | Self::NoSuchRoom => "/".to_owned(),
            Self::Room(room) => format!("/r/{}", encode(room)),
        }
    }

    /// The whole of it, for other people.
    pub(crate) fn link(&self) -> String {
        window().location().origin().unwrap_or_default() + &self.path()
    }

    /// Shows this address in the bar, as a step that the back button undoes.
    pub(crate) fn push(&self, hides_codes: bool) {
        let (state, path) = self.step(hides_codes);
        // Only a browser that forbids history to pages refuses; the page works without.
        let _ = window().history().and_then(|history| history.push_state_with_url(&state, "", Some(&path)));
    }

    /// Shows or hides the code that the bar may show now.
    pub(crate) fn show(&self, hides_codes: bool) {
        if matches!(self, Self::Room(room) if room.is_code()) {
            let (state, path) = self.step(hides_codes);
            let _ = window().history().and_then(|history| history.replace_state_with_url(&state, "", Some(&path)));
        }
    }

    /// What the browser's history keeps, and what the bar shows. A code that is hidden is only kept, which outlives a reload.
    fn step(&self, hides_codes: bool) -> (JsValue, String) {
        match self {
            Self::Room(room) if hides_codes && room.is_code() => (room.as_str().into(), Self::Entry.path()),
            _ => (JsValue::NULL, self.path()),
        }
    }
}

/// Where a room's socket is.
pub(crate) fn socket_address(room: &RoomName) -> String {
    let location = window().location();
    let scheme = if location.protocol().as_deref() == Ok("http:") { "ws" } else { "wss" };
    format!("{scheme}://{}/api/rooms/{}/ws", location.host().unwrap_or_default(), encode(room))
}

fn encode(room: &RoomName) -> String {
    js_sys::encode_uri_component(room.as_str()).into()
}
