//! Who the player is and what was begun, as this browser remembers it.

use hangul::RoomName;
use js_sys::JSON;
use leptos::prelude::window;
use protocol::json::FromJson;
use wasm_bindgen::JsValue;
use web_sys::Storage;

use crate::json;

const NICKNAME: &str = "nickname";
const PREFERENCES: &str = "look";
const HIDDEN: &str = "hidden";

/// The last nickname, or a friendly one for a first visit. A browser that forgets or forbids storage gets a new one.
pub(crate) fn nickname() -> String {
    get(local(), NICKNAME).unwrap_or_else(friendly_nickname)
}

/// Keeps the nickname for next time.
pub(crate) fn remember_nickname(nickname: &str) {
    set(local(), NICKNAME, &nickname.into());
}

/// The words in which the last choices were kept.
pub(crate) fn remember_preferences(words: &str) {
    // index.html reads them, before this program is there.
    local().map(|storage| storage.set_item(PREFERENCES, words));
}

/// The nicknames of whose talk is not shown.
pub(crate) fn hidden() -> Vec<String> {
    get(local(), HIDDEN).unwrap_or_default()
}

/// Keeps the nicknames of whose talk is not shown.
pub(crate) fn remember_hidden(nicknames: &[String]) {
    let nicknames = nicknames.iter().map(JsValue::from);
    set(local(), HIDDEN, &nicknames.collect::<js_sys::Array>());
}

/// The secret with which seat and points of this room are ours again.
pub(crate) fn token(room: &RoomName) -> Option<String> {
    get(local(), &token_key(room))
}

/// Keeps the secret of this room.
pub(crate) fn remember_token(room: &RoomName, token: &str) {
    set(local(), &token_key(room), &token.into());
}

/// There is nothing any more that it would give back.
pub(crate) fn forget_token(room: &RoomName) {
    local().map(|storage| storage.remove_item(&token_key(room)));
}

/// What was begun in this window and not sent to the room, or nothing.
pub(crate) fn draft(room: &RoomName) -> String {
    get(of_window(), room.as_str()).unwrap_or_default()
}

/// Keeps what was begun, for a page that is loaded anew.
pub(crate) fn keep_draft(room: &RoomName, draft: &str) {
    set(of_window(), room.as_str(), &draft.into());
}

/// What this browser keeps; nothing where it is forbidden.
fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What is kept as long as the window is open.
fn of_window() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn get<T: FromJson>(storage: Option<Storage>, key: &str) -> Option<T> {
    T::from_json(json::parse(&storage?.get_item(key).ok()??)?)
}

/// Keeps a value, unless the browser has no place for it: then it is as on a first visit.
fn set(storage: Option<Storage>, key: &str, value: &JsValue) {
    if let (Some(storage), Some(text)) = (storage, JSON::stringify(value).ok().and_then(|text| text.as_string())) {
        let _ = storage.set_item(key, &text);
    }
}

fn token_key(room: &RoomName) -> String {
    format!("token/{}", room.as_str())
}

fn friendly_nickname() -> String {
    const MOODS: [&str; 16] = [
        "느긋한",
        "씩씩한",
        "포근한",
        "용감한",
        "엉뚱한",
        "상냥한",
        "재빠른",
        "명랑한",
        "든든한",
        "해맑은",
        "반가운",
        "기운찬",
        "배고픈",
        "졸린",
        "신난",
        "수줍은",
    ];
    const ANIMALS: [&str; 16] = [
        "수달",
        "하마",
        "고래",
        "펭귄",
        "다람쥐",
        "너구리",
        "고양이",
        "강아지",
        "올빼미",
        "거북이",
        "두루미",
        "코알라",
        "알파카",
        "돌고래",
        "햄스터",
        "사막여우",
    ];
    format!("{} {}", pick(&MOODS), pick(&ANIMALS))
}

fn pick<'list>(list: &[&'list str; 16]) -> &'list str {
    // Sixteen entries each, so four random bits choose one.
    list[(js_sys::Math::random() * 16.0) as usize % 16]
}
