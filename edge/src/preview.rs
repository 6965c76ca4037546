//! The page of a room, with the title and the picture that messengers show beside a link to it.

use game::names::RoomName;
use worker::{Env, Request, Response, Result};

/// The page's file, as the asset server calls it.
const PAGE: &str = "/";
/// Where index.html has what is said of the game as a whole.
const TITLE: &str = "<meta property=\"og:title\" content=\"초성한판\">";
const IMAGE: &str = "<meta property=\"og:image\" content=\"/preview.png\">";

/// The page, as links to `room` show it. Addresses that are no room's show the page as it is.
pub(crate) async fn page(room: Option<&RoomName>, request: &Request, env: &Env) -> Result<Response> {
    let mut address = request.url()?;
    let origin = address.origin().ascii_serialization();
    address.set_path(PAGE);
    address.set_query(None);
    let mut page = env.assets("ASSETS")?.fetch(address.as_str(), None).await?;
    let title = match room {
        // The code is a secret of those who have the link.
        Some(room) if room.is_code() => "친구가 초성한판 비밀방으로 불렀어요".to_owned(),
        Some(room) => format!("‘{}’에서 초성한판 같이 해요", escaped(room.as_str())),
        None => return Ok(page),
    };
    let image = format!("<meta property=\"og:image\" content=\"{origin}/preview.png\">");
    let html = page.text().await?;
    let html = html.replace(TITLE, &format!("<meta property=\"og:title\" content=\"{title}\">")).replace(IMAGE, &image);
    let headers = page.headers().clone();
    // These spoke of the file as it was.
    headers.delete("ETag")?;
    headers.delete("Content-Length")?;
    Ok(Response::from_html(html)?.with_headers(headers).with_status(page.status_code()))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
