//! Addresses of the page's screens, and entries of the browser's history. Invite links to private rooms have the room's
//! secret as their fragment, which browsers do not send to servers.

use hangul::{NameError, RoomName};
use leptos::prelude::*;
use protocol::http::{BYTES, KEY, Route, room_page};
use wasm_bindgen::JsValue;

use crate::browser_storage;

/// The longest fragment that is taken for the secret of a room. Those of today have 16 characters.
const SECRET_MAX: usize = 64;

/// The address of a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// `/`
    Entry,
    /// `/r/{room}`
    Room(RoomName),
    /// `/r/` with an invalid name.
    NoSuchRoom,
}

impl Address {
    /// The browser's current address. The secret of an invite link is stored for the connection to its room.
    pub(crate) fn current() -> Self {
        let path = window().location().pathname().unwrap_or_default();
        let hidden = window().history().and_then(|history| history.state()).ok().and_then(|state| state.as_string());
        let Some(room) = path.strip_prefix("/r/").or(hidden.as_deref()) else { return Self::Entry };
        let decoded = js_sys::decode_uri_component(room).map(|text| text.normalize("NFC"));
        match decoded.map_err(|_| NameError::Forbidden).and_then(|name| RoomName::from_normalized(name.into())) {
            Ok(room) => {
                let fragment = window().location().hash().unwrap_or_default();
                if let Some(secret) = fragment.strip_prefix('#').filter(|secret| room.is_code() && is_secret(secret)) {
                    browser_storage::remember_invite(&room, secret);
                }
                Self::Room(room)
            }
            Err(_) => Self::NoSuchRoom,
        }
    }

    fn path(&self) -> String {
        match self {
            Self::Entry | Self::NoSuchRoom => "/".to_owned(),
            Self::Room(room) => {
                let secret = browser_storage::invite(room).map(|secret| format!("#{secret}"));
                room_page(room.as_str()) + &secret.unwrap_or_default()
            }
        }
    }

    /// The absolute address, for sharing. That of a private room has the secret of its invite links.
    pub(crate) fn link(&self) -> String {
        window().location().origin().unwrap_or_default() + &self.path()
    }

    /// Shows this address in the address bar, in place of the current history entry.
    pub(crate) fn replace(&self, hides_codes: bool) {
        let (state, path) = self.history_entry(hides_codes);
        let _ = window().history().and_then(|history| history.replace_state_with_url(&state, "", Some(&path)));
    }

    /// Shows this address in the address bar, as a new history entry.
    pub(crate) fn push(&self, hides_codes: bool) {
        let (state, path) = self.history_entry(hides_codes);
        // Fails only if the browser denies access to the history. The page works without it.
        let _ = window().history().and_then(|history| history.push_state_with_url(&state, "", Some(&path)));
    }

    /// Shows or hides the code of a private room in the address bar. Other addresses stay unchanged.
    pub(crate) fn show(&self, hides_codes: bool) {
        if matches!(self, Self::Room(room) if room.is_code()) {
            self.replace(hides_codes);
        }
    }

    /// The state and path of a history entry. A hidden code is only in the state, which survives a reload.
    fn history_entry(&self, hides_codes: bool) -> (JsValue, String) {
        match self {
            Self::Room(room) if hides_codes && room.is_code() => (room.as_str().into(), Self::Entry.path()),
            _ => (JsValue::NULL, self.path()),
        }
    }
}

/// The address of a room's socket.
pub(crate) fn socket_address(room: &RoomName) -> String {
    let location = window().location();
    let scheme = if location.protocol().as_deref() == Ok("http:") { "ws" } else { "wss" };
    let path = address_with_key(Route::Socket { room: room.as_str() }, room);
    let separator = if path.contains('?') { '&' } else { '?' };
    format!("{scheme}://{}{path}{separator}{BYTES}", location.host().unwrap_or_default())
}

/// The path of a request about a room, with what lets this browser in while its network is blocked.
pub(crate) fn address_with_key(route: Route<'_>, room: &RoomName) -> String {
    browser_storage::key(room).map_or_else(|| route.path(), |key| route.with_query(&[(KEY, &key)]))
}

/// Whether a fragment can be the secret of a room: anything else is not sent to it.
fn is_secret(fragment: &str) -> bool {
    fragment.len() <= SECRET_MAX && fragment.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
