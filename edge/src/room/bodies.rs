//! Converts a room and its messages to bodies of the HTTP API.

use hangul::RoomName;
use protocol::http::{self, ErrorCode, Listing, SERVER_NAME};
use protocol::{Event, Numbered, Player, Refusal, Reply};
use rules::{Effects, Room};

/// The outcome of an operation: the error with which it was refused, or the `seq` of the announcement if it made one.
pub(super) fn outcome(effects: &Effects) -> Result<Option<u64>, ErrorCode> {
    for reply in &effects.replies {
        if let Reply::Refused { reason, .. } = reply {
            return Err(match reason {
                Refusal::PlayerGone => ErrorCode::NoSuchPlayer,
                _ => ErrorCode::Malformed,
            });
        }
    }
    let mut events = effects.events.iter();
    Ok(events.find(|numbered| matches!(numbered.event, Event::Notice { .. })).map(|numbered| numbered.seq))
}

/// The body for `room`, with its scoreboard and who is marked if `players`.
pub(super) fn room_body(room: &Room, players: bool) -> http::Room {
    let body = listing_body(room.listing(), players.then(|| room.players()));
    http::Room { marked: if players { room.marked() } else { Vec::new() }, ..body }
}

pub(super) fn listing_body(listing: Listing, players: Option<Vec<Player>>) -> http::Room {
    http::Room { private: listing.name.is_code(), listing, players, marked: Vec::new() }
}

/// The body for a message of `room`; `None` for events that are not messages.
pub(super) fn message_body(Numbered { seq, event }: Numbered, room: RoomName) -> Option<http::Message> {
    let (time, id, _) = event.as_message()?;
    let (username, text) = match event {
        Event::Said { nickname, text, .. } | Event::Answered { nickname, text, .. } => {
            (nickname.as_str().to_owned(), text)
        }
        Event::Notice { text, .. } => (SERVER_NAME.to_owned(), text),
        _ => return None,
    };
    Some(http::Message { seq, time, room, id, username, content: text.as_str().to_owned() })
}

#[cfg(test)]
mod tests {
    use hangul::{Message, Nickname};
    use protocol::{Millis, PlayerId};

    use super::*;

    fn notice(seq: u64) -> Numbered {
        Numbered { seq, event: Event::Notice { time: Millis(5), text: Message::parse("안녕").unwrap() } }
    }

    fn refused(reason: Refusal) -> Effects {
        Effects { replies: vec![Reply::Refused { id: None, reason, wait: None }], ..Effects::default() }
    }

    #[test]
    fn an_announcement_has_the_seq_of_its_notice_and_other_operations_have_none() {
        let left = Numbered { seq: 6, event: Event::Left { player: PlayerId(1) } };
        let effects = Effects { events: vec![left, notice(7)], ..Effects::default() };
        assert_eq!(outcome(&effects), Ok(Some(7)));
        assert_eq!(outcome(&Effects::default()), Ok(None));
    }

    #[test]
    fn a_refused_operation_is_an_error() {
        assert_eq!(outcome(&refused(Refusal::PlayerGone)), Err(ErrorCode::NoSuchPlayer));
        assert_eq!(outcome(&refused(Refusal::MessageEmpty)), Err(ErrorCode::Malformed));
    }

    #[test]
    fn a_message_has_its_sender_and_a_notice_has_the_server() {
        let said = Event::Said {
            time: Millis(4),
            id: "a".to_owned(),
            player: PlayerId(2),
            nickname: Nickname::parse("수달").unwrap(),
            text: Message::parse("서랍!").unwrap(),
        };
        let body = message_body(Numbered { seq: 3, event: said }, RoomName::plaza()).unwrap();
        assert_eq!((body.seq, body.time, body.id), (3, Millis(4), PlayerId(2)));
        assert_eq!((body.username.as_str(), body.content.as_str()), ("수달", "서랍!"));
        let body = message_body(notice(7), RoomName::plaza()).unwrap();
        assert_eq!((body.id, body.username.as_str()), (PlayerId::SERVER, SERVER_NAME));
        assert_eq!(message_body(Numbered { seq: 8, event: Event::Closed {} }, RoomName::plaza()), None);
    }

    #[test]
    fn a_room_is_private_if_its_name_is_a_code_and_has_players_only_on_request() {
        let channel = Room::channel(RoomName::plaza(), 7, 1);
        assert_eq!(room_body(&channel, true).players, Some(Vec::new()));
        assert_eq!(room_body(&channel, false).players, None);
        assert!(!room_body(&channel, false).private);
        let listing = Listing { name: RoomName::code(1), ..channel.listing() };
        assert!(listing_body(listing, None).private);
    }
}
