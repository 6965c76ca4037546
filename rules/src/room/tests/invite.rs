//! The secrets that open a private room.

use protocol::{ClientFrame, Mode, Settings};

use super::table::{MAKER, Table, sent};

const SECRET: &str = "0123456789abcdef";

fn invited() -> Table {
    let mut table = Table::private(Settings::of(Mode::Talk));
    table.room.set_invite_if_none(|| SECRET.to_owned());
    table
}

#[test]
fn the_secret_is_made_once_stored_and_told_to_players() {
    let mut table = invited();
    assert_eq!(table.join("하마").invite.as_deref(), Some(SECRET));
    table.room.set_invite_if_none(|| "another".to_owned());
    table.room = table.stored.restore(Vec::new());
    table.room.set_invite_if_none(|| "another".to_owned());
    assert_eq!(table.join("고래").invite.as_deref(), Some(SECRET));
}

#[test]
fn a_channel_has_no_secret() {
    let mut table = Table::new();
    table.room.set_invite_if_none(|| SECRET.to_owned());
    assert_eq!(table.join("하마").invite, None);
    assert!(!table.room.is_opened_by(SECRET));
}

#[test]
fn the_secret_and_the_tokens_of_seats_and_of_the_maker_open_the_room() {
    let mut table = invited();
    let guest = table.join("하마");
    table.handle(sent(guest.you, ClientFrame::Leave));
    for key in [SECRET, MAKER, guest.token.as_deref().unwrap()] {
        assert!(table.room.is_opened_by(key), "{key}");
    }
    for key in ["", "0123456789abcdee", "0123456789abcdef0", "token"] {
        assert!(!table.room.is_opened_by(key), "{key}");
    }
}

#[test]
fn the_token_of_a_removed_player_opens_nothing() {
    let mut table = invited();
    let (host, guest) = (table.join_as_maker(), table.join("하마"));
    table.handle(sent(host.you, ClientFrame::Remove { player: guest.you }));
    assert!(!table.room.is_opened_by(guest.token.as_deref().unwrap()));
}

#[test]
fn the_network_that_made_the_room_and_those_of_its_players_are_known() {
    let mut table = invited();
    let [maker, guest, stranger] = ["203.0.113.7", "198.51.100.1", "192.0.2.1"];
    table.room.set_network_key_if_none(|| 7);
    assert!(!table.room.knows_network(maker), "a room from before makers' networks were stored");
    table.room.set_maker_network(maker);
    table.join_from(guest, "하마");
    table.evict(&[]);
    let known = [maker, guest, stranger].map(|address| table.room.knows_network(address));
    assert_eq!(known, [true, true, false]);
}
