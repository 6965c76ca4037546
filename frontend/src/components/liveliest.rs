//! Which channel the start button leads to, and the one that is offered to a player who is alone.

use hangul::RoomName;
use protocol::http::Listing;
use protocol::{Mode, Speakers};

/// The channel in which a newcomer finds a game and people: the one with the most people, if one can sit and play there.
/// Among equals the plaza comes first.
pub(crate) fn liveliest(channels: &[Listing]) -> Option<&Listing> {
    let is_playable = |channel: &&Listing| {
        let Listing { settings, .. } = channel;
        settings.mode == Mode::Endless && settings.speakers == Speakers::Everyone && channel.has_free_seat()
    };
    let plaza = RoomName::plaza();
    channels.iter().filter(is_playable).max_by_key(|channel| (channel.people, channel.name == plaza))
}

#[cfg(test)]
mod tests {
    use protocol::Settings;

    use super::*;

    fn listing(name: &str, people: u32) -> Listing {
        let name = RoomName::parse(name).unwrap();
        Listing { name, people, watching: None, seats: 100, settings: Settings::default(), kept: false }
    }

    fn chosen(channels: &[Listing]) -> Option<&str> {
        liveliest(channels).map(|channel| channel.name.as_str())
    }

    #[test]
    fn a_newcomer_is_led_to_the_most_people_with_a_free_seat_and_a_game() {
        let talk = Listing { settings: Settings::of(Mode::Talk), ..listing("수다", 50) };
        let full = Listing { seats: 40, ..listing("꽉", 40) };
        let silent = Settings { speakers: Speakers::Operators, ..Settings::default() };
        let listen_only = Listing { settings: silent, ..listing("듣기", 30) };
        let channels = [full, talk, listen_only, listing("가", 7), listing("나", 12)];
        assert_eq!(chosen(&channels), Some("나"));
        assert_eq!(chosen(&channels[..3]), None);
    }

    #[test]
    fn among_empty_channels_the_plaza_is_chosen() {
        assert_eq!(chosen(&[listing("가", 0), listing("광장", 0), listing("하", 0)]), Some("광장"));
        assert_eq!(chosen(&[listing("광장", 0), listing("하", 1)]), Some("하"));
    }
}
