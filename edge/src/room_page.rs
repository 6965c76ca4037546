//! Serves the page of a room: one of the pages that the build drew, filled with the room.

use std::hash::{DefaultHasher, Hash, Hasher};

use hangul::RoomName;
use protocol::http::{Page, Placeholder};
use worker::{Env, Request, Response, Result};

use crate::words;

/// Serves the page of `room`. With `None`, the page shows that the code is malformed.
pub(crate) async fn page(room: Option<&RoomName>, request: &Request, env: &Env) -> Result<Response> {
    let mut address = request.url()?;
    let origin = address.origin().ascii_serialization();
    // Others see the preview of a link before anyone could join. Nobody can enter a channel with a foul name, so its page is
    // the one without a name, on which the program then says so.
    let built = if room.is_some_and(is_unfit) { Page::Entry } else { Page::of(room) };
    address.set_path(if built == Page::Entry { "/" } else { built.asset() });
    address.set_query(None);
    let mut page = env.assets("ASSETS")?.fetch(address.as_str(), None).await?;
    let html = filled(page.text().await?, built, room.map_or("", RoomName::as_str), &origin);
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

/// Whether the name of a channel has a foul word.
fn is_unfit(room: &RoomName) -> bool {
    !room.is_code() && words::built().is_ok_and(|words| !words.filter.mask(room.as_str()).is_clean())
}

/// Fills the placeholders of `page`, whose HTML is `html`.
fn filled(html: String, page: Page, room: &str, origin: &str) -> String {
    page.placeholders().iter().fold(html, |html, placeholder| {
        let value = match placeholder {
            Placeholder::Room => escaped(room),
            Placeholder::Origin => escaped(origin),
        };
        html.replace(placeholder.as_str(), &value)
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_room_is_not_taken_for_a_placeholder() {
        let html = filled("{{room}} {{origin}}".to_owned(), Page::Channel, "{{origin}}", "https://hanpan.example");
        assert_eq!(html, "{{origin}} https://hanpan.example");
    }

    #[test]
    fn the_room_and_the_origin_are_inserted_and_escaped() {
        let html =
            r#"<html data-room="{{room}}"><meta content="{{origin}}/preview.png"><p>‘{{room}}’ 방에 들어가요</p>"#;
        assert_eq!(
            filled(html.to_owned(), Page::Channel, r#"<b> & "가""#, "https://hanpan.example"),
            "<html data-room=\"&lt;b> &amp; &quot;가&quot;\"><meta content=\"https://hanpan.example/preview.png\">\
             <p>‘&lt;b> &amp; &quot;가&quot;’ 방에 들어가요</p>"
        );
    }
}
