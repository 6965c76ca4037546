//! Which channel the start button leads to.

use protocol::Mode;
use protocol::http::Listing;

/// The channel in which a newcomer finds a game and people: the one with the most people, if it has a free seat.
pub(super) fn liveliest(channels: &[Listing]) -> Option<&Listing> {
    let is_playable = |channel: &&Listing| channel.settings.mode == Mode::Endless && channel.has_free_seat();
    channels.iter().filter(is_playable).max_by_key(|channel| channel.people)
}

#[cfg(test)]
mod tests {
    use hangul::RoomName;
    use protocol::Settings;

    use super::*;

    fn listing(name: &str, people: u32) -> Listing {
        let name = RoomName::parse(name).unwrap();
        Listing { name, people, seats: 100, settings: Settings::default(), kept: false }
    }

    #[test]
    fn a_newcomer_is_led_to_the_most_people_with_a_free_seat_and_a_game() {
        let talk = Listing { settings: Settings::of(Mode::Talk), ..listing("수다", 50) };
        let full = Listing { seats: 40, ..listing("꽉", 40) };
        let channels = [full, talk, listing("가", 7), listing("나", 12)];
        assert_eq!(liveliest(&channels).map(|channel| channel.name.as_str()), Some("나"));
        assert_eq!(liveliest(&channels[..2]), None);
    }
}
