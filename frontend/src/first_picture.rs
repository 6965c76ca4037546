//! The first picture, which the page shows until its program has loaded: the entry screen, or the room for a player with
//! a seat in it. The build draws it with the same components. tools/page.mjs puts it into index.html.

use std::sync::Arc;

use hangul::RoomName;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use protocol::http::{Page, Placeholder};
use serde::Serialize;

use crate::address::Address;
use crate::screens::App;
use crate::text;

/// The input of tools/page.mjs for all pages.
#[derive(Serialize)]
struct FirstPicture {
    tagline: &'static str,
    pages: Vec<PagePicture>,
}

/// One page.
#[derive(Serialize)]
struct PagePicture {
    /// The file in dist.
    file: String,
    /// The placeholders that the Worker replaces in the file. The build fails if one is missing or another is there.
    placeholders: Vec<&'static str>,
    /// The room of the page's address, or an empty text.
    room: &'static str,
    /// The title of the link's preview.
    title: String,
    /// The address of the picture of the link's preview.
    image: String,
    /// The HTML of the first picture.
    shell: String,
}

/// All pages, as JSON.
pub(crate) fn as_json() -> String {
    let pages = Page::ALL.into_iter().map(picture).collect();
    serde_json::to_string(&FirstPicture { tagline: text::TAGLINE, pages }).unwrap_or_default()
}

fn picture(page: Page) -> PagePicture {
    let room = Placeholder::Room.as_str();
    let (address, room, title) = match page {
        Page::Entry => (Address::Entry, "", text::TITLE.to_owned()),
        Page::NoSuchRoom => (Address::NoSuchRoom, "", text::TITLE.to_owned()),
        Page::Channel => (Address::Room(channel()), room, text::invitation_to(room)),
        Page::PrivateRoom => (Address::Room(private_room()), room, text::PRIVATE_INVITATION.to_owned()),
    };
    let seat = match &address {
        Address::Room(room) => Some(room.clone()),
        // A player who hides codes has the address of the entry screen in a private room.
        Address::Entry => Some(private_room()),
        Address::NoSuchRoom => None,
    };
    let mut shell = html(address, false);
    shell.extend(seat.map(|room| html(Address::Room(room), true)));
    let origin = if page.placeholders().is_empty() { "" } else { Placeholder::Origin.as_str() };
    PagePicture {
        file: format!("{}.html", page.asset().trim_start_matches('/')),
        placeholders: page.placeholders().iter().map(|placeholder| placeholder.as_str()).collect(),
        room,
        title,
        image: format!("{origin}/preview.png"),
        shell: shell.replace(private_room().as_str(), room),
    }
}

fn html(address: Address, introduced: bool) -> String {
    // Tells Leptos that there is no browser.
    let nowhere = Arc::new(SsrSharedContext::new());
    Owner::new_root(Some(nowhere)).with(|| view! { <App address introduced/> }.to_html())
}

fn channel() -> RoomName {
    RoomName::parse(Placeholder::Room.as_str()).unwrap_or_else(|_| RoomName::plaza())
}

/// A code has digits only, so this one stands for the placeholder.
fn private_room() -> RoomName {
    RoomName::code(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The HTML without what hides with the code, and without labels for screen readers.
    fn shown_on_stream(page: Page) -> String {
        let shell = picture(page).shell;
        let parts = shell.split(r#"<span class="secret">"#);
        let visible = parts.enumerate().map(|(index, part)| match index {
            0 => part,
            _ => part.split_once("</span>").unwrap().1,
        });
        visible.collect::<String>().replace(r#"aria-label="비밀방 {{room}}, 다른 채널로 가기""#, "")
    }

    #[test]
    fn a_private_rooms_code_is_hideable_on_the_page_and_absent_from_the_preview() {
        let PagePicture { title, image, shell, .. } = picture(Page::PrivateRoom);
        assert!(!title.contains("{{room}}") && !image.contains("{{room}}"), "{title} {image}");
        assert!(shell.contains("{{room}}"), "{shell}");
        assert!(!shown_on_stream(Page::PrivateRoom).contains("{{room}}"));
    }

    #[test]
    fn a_rooms_page_leads_only_into_that_room() {
        for page in [Page::Channel, Page::PrivateRoom] {
            let shell = picture(page).shell;
            assert!(shell.contains(text::ENTER) && !shell.contains(text::MAKE_ROOM), "{shell}");
        }
        let shell = picture(Page::Entry).shell;
        assert!(shell.contains(text::START) && shell.contains(text::MAKE_ROOM), "{shell}");
        assert!(!shell.contains("{{room}}") && !shell.contains("0000-0000"), "{shell}");
    }

    #[test]
    fn every_page_but_that_of_no_room_has_the_room_for_a_player_with_a_seat() {
        for page in Page::ALL {
            assert_eq!(picture(page).shell.contains(r#"class="room""#), page != Page::NoSuchRoom, "{page:?}");
        }
    }
}
