//! Serves the page of a room: index.html with the room in its entry screen and in its link preview.

use std::hash::{DefaultHasher, Hash, Hasher};

use hangul::RoomName;
use worker::{Env, Request, Response, Result};

/// The path under which the asset server has index.html.
const PAGE: &str = "/";
/// The parts of index.html that [`render`] replaces or extends, in the order of its variables. A missing one would be
/// skipped silently, so tests/repo/room-page.test.mjs checks that the built page has each exactly once.
const MARKERS: [&str; 7] = [
    r#"<html lang="ko">"#,
    r#"<meta property="og:title" content="초성한판">"#,
    r#"<meta property="og:image" content="/preview.png">"#,
    r#"<p class="entry-invitation">"#,
    r#"<div class="entry-rooms">"#,
    r#"class="room-name">"#,
    ">바로 시작<",
];

/// Serves the page of `room`. With `None`, the page shows that the code is malformed.
pub(crate) async fn page(room: Option<&RoomName>, request: &Request, env: &Env) -> Result<Response> {
    let mut address = request.url()?;
    let origin = address.origin().ascii_serialization();
    address.set_path(PAGE);
    address.set_query(None);
    let mut page = env.assets("ASSETS")?.fetch(address.as_str(), None).await?;
    let html = render(&page.text().await?, room, &origin);
    let headers = page.headers().clone();
    // The asset server's value is the length of the unchanged file.
    headers.delete("Content-Length")?;
    let mut hasher = DefaultHasher::new();
    html.hash(&mut hasher);
    let tag = format!("\"{:x}\"", hasher.finish());
    headers.set("ETag", &tag)?;
    // Cloudflare prefixes the tag of a response that it compresses with `W/`, so this cannot test for equality.
    let is_known = request.headers().get("If-None-Match")?.is_some_and(|known| known.contains(&tag));
    let (response, status) =
        if is_known { (Response::empty()?, 304) } else { (Response::from_html(html)?, page.status_code()) };
    Ok(response.with_headers(headers).with_status(status))
}

/// Inserts `room` into `html`, the text of index.html. `origin` makes the URL of the preview picture absolute, as link
/// previews require.
fn render(html: &str, room: Option<&RoomName>, origin: &str) -> String {
    let [root, title_meta, image_meta, invitation, other_rooms, room_name, start] = MARKERS;
    let name = escaped(room.map_or("", RoomName::as_str));
    let html = html.replace(root, &format!(r#"<html lang="ko" data-room="{name}">"#));
    let Some(room) = room else { return html };
    // A code is a secret of the players with the link, so a preview must not have it. On the page, `secret` lets the
    // player hide it from others who see the screen.
    let (title, shown, inviting) = match room.is_code() {
        true => {
            let shown = format!(r#"비밀방<span class="secret"> {name}</span>"#);
            ("친구가 초성한판 비밀방으로 불렀어요".to_owned(), shown.clone(), format!("{shown}에 들어가요"))
        }
        false => (format!("‘{name}’에서 초성한판 같이 해요"), name.clone(), format!("‘{name}’ 방에 들어가요")),
    };
    let html = replace_until(html, other_rooms, "</main>", "");
    replace_until(html, invitation, "</p>", &format!("{invitation}{inviting}"))
        .replace(title_meta, &format!(r#"<meta property="og:title" content="{title}">"#))
        .replace(image_meta, &format!(r#"<meta property="og:image" content="{origin}/preview.png">"#))
        .replace(room_name, &format!("{room_name}{shown}"))
        .replace(start, ">들어가기<")
}

/// Replaces `marker` and what follows it, up to the next `end`, by `content`.
fn replace_until(mut html: String, marker: &str, end: &str, content: &str) -> String {
    let from = html.find(marker);
    if let Some((from, length)) = from.and_then(|from| Some((from, html[from..].find(end)?))) {
        html.replace_range(from..from + length, content);
    }
    html
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = r#"<html lang="ko"><meta property="og:title" content="초성한판">
<meta property="og:image" content="/preview.png">
<main><p class="entry-invitation">실시간 수다방</p><button>바로 시작</button><p>다른 말</p>
<div class="entry-rooms">방 만들기</div></main>
<button class="room-name"><i>▾</i></button><main>방</main>"#;

    fn rendered(room: &str) -> String {
        render(HTML, Some(&RoomName::parse(room).unwrap()), "https://hanpan.example")
    }

    #[test]
    fn a_channels_page_and_preview_have_its_name_and_no_other_rooms() {
        assert_eq!(
            rendered("광장"),
            r#"<html lang="ko" data-room="광장"><meta property="og:title" content="‘광장’에서 초성한판 같이 해요">
<meta property="og:image" content="https://hanpan.example/preview.png">
<main><p class="entry-invitation">‘광장’ 방에 들어가요</p><button>들어가기</button><p>다른 말</p>
</main>
<button class="room-name">광장<i>▾</i></button><main>방</main>"#
        );
    }

    #[test]
    fn a_code_is_hideable_on_the_page_and_absent_from_the_preview() {
        let html = rendered("3827-1946");
        assert!(html.contains(r#"content="친구가 초성한판 비밀방으로 불렀어요""#), "{html}");
        let visible =
            html.replace(r#"data-room="3827-1946""#, "").replace(r#"<span class="secret"> 3827-1946</span>"#, "");
        assert!(!visible.contains("3827"), "{visible}");
        assert_eq!(html.matches("3827-1946").count(), 3);
    }

    #[test]
    fn a_name_is_escaped_wherever_it_appears() {
        let html = rendered(r#"<b> & "가""#);
        assert_eq!(html.matches("&lt;b> &amp; &quot;가&quot;").count(), 4, "{html}");
        assert!(!html.contains("<b>"), "{html}");
    }

    #[test]
    fn an_address_of_no_room_changes_only_the_root() {
        let expected = HTML.replace(r#"lang="ko""#, r#"lang="ko" data-room="""#);
        assert_eq!(render(HTML, None, "https://hanpan.example"), expected);
    }
}
