//! What this browser stores for the player: nickname, preferences, seats' tokens, drafts.

use hangul::RoomName;
use js_sys::JSON;
use leptos::prelude::{is_browser, window};
use protocol::json::FromJson;
use wasm_bindgen::JsValue;
use web_sys::Storage;

use crate::friendly_nickname::friendly_nickname;
use crate::json;

const NICKNAME: &str = "nickname";
const PREFERENCES: &str = "look";
const HIDDEN: &str = "hidden";
const BEST_LAP: &str = "best";
/// Before the name of a bundle of words.
const BUNDLE: &str = "bundle/";

/// The last nickname, or a random one on a first visit or where the browser has no storage. The first picture has none.
pub(crate) fn nickname() -> String {
    if is_browser() { get(local_storage(), NICKNAME).unwrap_or_else(friendly_nickname) } else { String::new() }
}

/// Stores the nickname for the next visit.
pub(crate) fn remember_nickname(nickname: &str) {
    set(local_storage(), NICKNAME, &nickname.into());
}

/// Stores the preferences.
pub(crate) fn remember_preferences(words: &str) {
    // index.html reads them before the program is loaded.
    local_storage().map(|storage| storage.set_item(PREFERENCES, words));
}

/// The nicknames whose messages are hidden.
pub(crate) fn hidden() -> Vec<String> {
    get(local_storage(), HIDDEN).unwrap_or_default()
}

/// Stores the nicknames whose messages are hidden.
pub(crate) fn remember_hidden(nicknames: &[String]) {
    let nicknames = nicknames.iter().map(JsValue::from);
    set(local_storage(), HIDDEN, &nicknames.collect::<js_sys::Array>());
}

/// The most points of one lap that this browser has seen its player reach.
pub(crate) fn best_lap() -> u32 {
    get(local_storage(), BEST_LAP).unwrap_or_default()
}

/// Stores the most points of one lap.
pub(crate) fn remember_best_lap(points: u32) {
    set(local_storage(), BEST_LAP, &points.into());
}

/// The names of the bundles of words that this browser has stored, sorted.
pub(crate) fn bundles() -> Vec<String> {
    let Some(storage) = local_storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|index| storage.key(index).ok().flatten());
    let mut names: Vec<_> = keys.filter_map(|key| key.strip_prefix(BUNDLE).map(str::to_owned)).collect();
    names.sort();
    names
}

/// The words of the bundle with this name.
pub(crate) fn bundle(name: &str) -> Option<String> {
    get(local_storage(), &bundle_key(name))
}

/// Stores a bundle of words for the next room.
pub(crate) fn remember_bundle(name: &str, words: &str) {
    set(local_storage(), &bundle_key(name), &words.into());
}

/// The secret with which the player resumes seat and points in this room.
pub(crate) fn token(room: &RoomName) -> Option<String> {
    get(local_storage(), &token_key(room))
}

/// Stores the secret of this room.
pub(crate) fn remember_token(room: &RoomName, token: &str) {
    set(local_storage(), &token_key(room), &token.into());
}

/// Deletes the secret of a room that is closed.
pub(crate) fn forget_token(room: &RoomName) {
    local_storage().map(|storage| storage.remove_item(&token_key(room)));
}

/// The secret of the room's invite links, if this window has learned it.
pub(crate) fn invite(room: &RoomName) -> Option<String> {
    get(window_storage(), &invite_key(room))
}

/// Stores the secret of the room's invite links.
pub(crate) fn remember_invite(room: &RoomName, secret: &str) {
    set(window_storage(), &invite_key(room), &secret.into());
}

/// The key that lets this browser into a private room even while its network is blocked for wrong codes.
pub(crate) fn key(room: &RoomName) -> Option<String> {
    token(room).or_else(|| invite(room)).filter(|_| room.is_code())
}

/// The text that was typed in this window and not sent, or an empty one.
pub(crate) fn draft(room: &RoomName) -> String {
    get(window_storage(), room.as_str()).unwrap_or_default()
}

/// Stores the text that was typed, for a reload.
pub(crate) fn keep_draft(room: &RoomName, draft: &str) {
    set(window_storage(), room.as_str(), &draft.into());
}

/// The bundle of words that was typed in this window for a room and not used: its name, a line feed, and its text.
pub(crate) fn bundle_draft(room: &RoomName) -> Option<String> {
    get(window_storage(), &bundle_key(room.as_str())).filter(|draft: &String| !draft.is_empty())
}

/// Stores what was typed of a bundle; an empty text once it is used.
pub(crate) fn keep_bundle_draft(room: &RoomName, draft: &str) {
    set(window_storage(), &bundle_key(room.as_str()), &draft.into());
}

/// The storage of this browser; `None` where it is forbidden.
fn local_storage() -> Option<Storage> {
    if is_browser() { window().local_storage().ok().flatten() } else { None }
}

/// The storage of this window.
fn window_storage() -> Option<Storage> {
    if is_browser() { window().session_storage().ok().flatten() } else { None }
}

fn get<T: FromJson>(storage: Option<Storage>, key: &str) -> Option<T> {
    T::from_json(json::parse(&storage?.get_item(key).ok()??)?)
}

/// Stores a value. If the browser has no room for it, the next visit is like a first one.
fn set(storage: Option<Storage>, key: &str, value: &JsValue) {
    if let (Some(storage), Some(text)) = (storage, JSON::stringify(value).ok().and_then(|text| text.as_string())) {
        let _ = storage.set_item(key, &text);
    }
}

/// Drafts have the room's name as their key, which contains no slash.
fn invite_key(room: &RoomName) -> String {
    format!("invite/{}", room.as_str())
}

fn bundle_key(name: &str) -> String {
    BUNDLE.to_owned() + name
}

fn token_key(room: &RoomName) -> String {
    format!("token/{}", room.as_str())
}
