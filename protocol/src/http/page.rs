//! The pages as the build draws them. The build writes placeholders into them, which the Worker fills for each room.

use hangul::RoomName;

/// A page as it is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The entry screen, without a room.
    Entry,
    /// The page of a channel.
    Channel,
    /// The page of a private room, whose link preview must not contain the code.
    PrivateRoom,
    /// The page that explains that an address names no room.
    NoSuchRoom,
}

/// A text in a built page that the Worker replaces. Values are inserted as they are: the Worker escapes them for HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// The name of the room.
    Room,
    /// The origin of the request, which makes the address of the preview's picture absolute, as link previews require.
    Origin,
}

impl Page {
    /// All pages.
    pub const ALL: [Self; 4] = [Self::Entry, Self::Channel, Self::PrivateRoom, Self::NoSuchRoom];

    /// The page of a room, or the page for an address that names none.
    pub fn of(room: Option<&RoomName>) -> Self {
        match room {
            None => Self::NoSuchRoom,
            Some(room) if room.is_code() => Self::PrivateRoom,
            Some(_) => Self::Channel,
        }
    }

    /// The path of the file among the Worker's assets, without its ending `.html`. The asset server serves the entry
    /// screen itself; the others are under `/rooms/`, which it leaves to the Worker (wrangler.toml).
    pub fn asset(self) -> &'static str {
        match self {
            Self::Entry => "/index",
            Self::Channel => "/rooms/channel",
            Self::PrivateRoom => "/rooms/private",
            Self::NoSuchRoom => "/rooms/none",
        }
    }

    /// The placeholders in this page, in the order in which the Worker fills them. The room is last, because people choose
    /// its name: a room called `{{origin}}` keeps that name.
    pub fn placeholders(self) -> &'static [Placeholder] {
        match self {
            Self::Entry | Self::NoSuchRoom => &[],
            Self::Channel | Self::PrivateRoom => &[Placeholder::Origin, Placeholder::Room],
        }
    }
}

impl Placeholder {
    /// How it is written in the page.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Room => "{{room}}",
            Self::Origin => "{{origin}}",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_placeholder_of_a_room_can_stand_for_a_channel() {
        let channel = RoomName::parse(Placeholder::Room.as_str()).unwrap();
        assert_eq!(Page::of(Some(&channel)), Page::Channel);
        assert_eq!(channel.as_str(), Placeholder::Room.as_str());
    }
}
