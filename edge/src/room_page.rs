//! The page of a room: what it shows before its program is there, and what messengers show beside a link to it.

use std::hash::{DefaultHasher, Hash, Hasher};

use hangul::RoomName;
use worker::{Env, Request, Response, Result};

/// The page's file, as the asset server calls it.
const PAGE: &str = "/";
/// Where index.html has what is said of the game as a whole, and of no room.
const ROOT: &str = "<html lang=\"ko\">";
const TITLE: &str = "<meta property=\"og:title\" content=\"초성한판\">";
const IMAGE: &str = "<meta property=\"og:image\" content=\"/preview.png\">";
const INVITATION: &str = "초성을 보고 낱말을 먼저 외치는 실시간 수다방</p>";
const START: &str = ">바로 시작<";
const ROOM_NAME: &str = "class=\"room-name\">";
/// From the first to the second are the ways to other rooms.
const OTHER_ROOMS: [&str; 2] = ["<div class=\"entry-rooms\">", "</main>"];

/// The page, as it shows `room`. Addresses that are no room's show neither a room nor the way into the game.
pub(crate) async fn page(room: Option<&RoomName>, request: &Request, env: &Env) -> Result<Response> {
    let mut address = request.url()?;
    let origin = address.origin().ascii_serialization();
    address.set_path(PAGE);
    address.set_query(None);
    let mut page = env.assets("ASSETS")?.fetch(address.as_str(), None).await?;
    let html = of_room(&page.text().await?, room, &origin);
    let headers = page.headers().clone();
    // What it said of the file as it was.
    headers.delete("Content-Length")?;
    let mut hasher = DefaultHasher::new();
    html.hash(&mut hasher);
    let tag = format!("\"{:x}\"", hasher.finish());
    headers.set("ETag", &tag)?;
    // The edge marks the tags of what it compresses as weak.
    let is_known = request.headers().get("If-None-Match")?.is_some_and(|known| known.contains(&tag));
    let (response, status) =
        if is_known { (Response::empty()?, 304) } else { (Response::from_html(html)?, page.status_code()) };
    Ok(response.with_headers(headers).with_status(status))
}

/// `html`, said of a room instead of the game.
fn of_room(html: &str, room: Option<&RoomName>, origin: &str) -> String {
    let name = escaped(room.map_or("", RoomName::as_str));
    let html = html.replace(ROOT, &format!("<html lang=\"ko\" data-room=\"{name}\">"));
    let Some(room) = room else { return html };
    // The code is a secret of those who have the link, and may be one of those who see their screen.
    let (title, shown, inviting) = match room.is_code() {
        true => {
            let shown = format!("비밀방<span class=\"secret\"> {name}</span>");
            ("친구가 초성한판 비밀방으로 불렀어요".to_owned(), shown.clone(), format!("{shown}에 들어가요"))
        }
        false => (format!("‘{name}’에서 초성한판 같이 해요"), name.clone(), format!("‘{name}’ 방에 들어가요")),
    };
    without_other_rooms(html)
        .replace(TITLE, &format!("<meta property=\"og:title\" content=\"{title}\">"))
        .replace(IMAGE, &format!("<meta property=\"og:image\" content=\"{origin}/preview.png\">"))
        .replace(INVITATION, &format!("{inviting}</p>"))
        .replace(START, ">들어가기<")
        .replace(ROOM_NAME, &format!("{ROOM_NAME}{shown}"))
}

fn without_other_rooms(mut html: String) -> String {
    if let [Some(from), Some(to)] = OTHER_ROOMS.map(|mark| html.find(mark)) {
        html.replace_range(from..to, "");
    }
    html
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
