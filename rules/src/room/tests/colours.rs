//! The colours that a room deals to its players.

use protocol::{ClientFrame, Welcome};

use super::table::{Table, sent, welcome};

fn colour(welcome: &Welcome) -> u8 {
    welcome.players.iter().find(|row| row.id == welcome.you).unwrap().colour
}

/// A channel with this many players.
fn crowd<const N: usize>() -> (Table, [Welcome; N]) {
    let mut table = Table::new();
    let players = std::array::from_fn(|number| table.join(&format!("하마{number}")));
    (table, players)
}

fn leave(table: &mut Table, player: &Welcome) {
    table.handle(sent(player.you, ClientFrame::Leave));
}

fn return_to_seat(table: &mut Table, player: &Welcome) -> u8 {
    let back = welcome(table.try_join("하마", player.token.as_deref()));
    assert_eq!(back.you, player.you);
    colour(&back)
}

#[test]
fn the_first_eight_players_have_different_colours() {
    let (_, players) = crowd::<10>();
    assert_eq!(players.map(|player| colour(&player)), [0, 1, 2, 3, 4, 5, 6, 7, 0, 1]);
}

#[test]
fn a_newcomer_gets_the_colour_that_the_fewest_players_have() {
    let (mut table, players) = crowd::<10>();
    leave(&mut table, &players[6]);
    leave(&mut table, &players[3]);
    assert_eq!(["고래", "펭귄", "여우"].map(|name| colour(&table.join(name))), [3, 6, 2]);
}

#[test]
fn a_returning_player_keeps_the_colour_while_nobody_else_has_it() {
    let (mut table, players) = crowd::<3>();
    leave(&mut table, &players[2]);
    leave(&mut table, &players[1]);
    assert_eq!(return_to_seat(&mut table, &players[2]), 2);
    table.evict(&[players[0].you]);
    assert_eq!(return_to_seat(&mut table, &players[2]), 2, "stored with the room");
}

#[test]
fn a_returning_player_whose_colour_is_taken_gets_a_free_one() {
    let (mut table, players) = crowd::<3>();
    leave(&mut table, &players[1]);
    assert_eq!(colour(&table.join("고래")), 1);
    assert_eq!(return_to_seat(&mut table, &players[1]), 3);
}

#[test]
fn a_returning_player_keeps_a_taken_colour_while_no_other_is_free() {
    let (mut table, players) = crowd::<8>();
    leave(&mut table, &players[5]);
    assert_eq!(colour(&table.join("고래")), 5);
    assert_eq!(return_to_seat(&mut table, &players[5]), 5);
}

#[test]
fn a_lost_connection_does_not_change_the_colour() {
    let (mut table, players) = crowd::<9>();
    leave(&mut table, &players[4]);
    table.evict(&[players[0].you]);
    assert_eq!(return_to_seat(&mut table, &players[8]), 0, "shared with the first player, although 4 is free");
}
