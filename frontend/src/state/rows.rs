//! The rows of the scoreboard.

use leptos::prelude::*;
use protocol::{Player, PlayerId, rank};
use reactive_stores::Store;

use super::line::{Line, push, push_move};
use super::{Asked, RoomView, RoomViewStoreFields};
use crate::text;

/// Inserts or replaces a row. Adds a line to the chat for a new player and for a new host.
pub(super) fn put(view: Store<RoomView>, key: (u64, u64), player: Player) {
    let nickname = player.nickname.as_str();
    let known = view.players().read_untracked().iter().position(|row| row.id == player.id);
    match known.map(|index| view.players().read_untracked()[index].host) {
        None => push_move(view, key, text::Move::Joined { is_host: player.host }, nickname),
        Some(false) if player.host => push(view, Some(Line::news(key, text::became_host(nickname)))),
        Some(_) => {}
    }
    match known {
        Some(index) => view.players().write()[index] = player,
        None => {
            // Sorted by number, as in a welcome, so that players with equal points have the same order on every page.
            let place = view.players().read_untracked().partition_point(|row| row.id < player.id);
            view.players().write().insert(place, player);
        }
    }
}

/// Replaces what is known of a crowd. This player's own row stays, unless the new rows have it.
pub(super) fn replace(view: Store<RoomView>, people: Option<u32>, rows: Option<Vec<Player>>) {
    view.people().set(people);
    if people.is_none() {
        view.asked().set(Asked::default());
    }
    let Some(mut rows) = rows else { return };
    let you = view.you().get_untracked();
    let own = view.players().read_untracked().iter().find(|row| Some(row.id) == you).cloned();
    rows.extend(own.filter(|own| rows.iter().all(|row| row.id != own.id)));
    rows.sort_by_key(|row| row.id);
    view.players().set(rows);
}

/// Adds a part of a crowd's scoreboard that this player asked for.
pub fn note_asked(view: Store<RoomView>, from: u32, of: u32, players: Vec<Player>) {
    let asked = view.asked();
    let mut asked = asked.write();
    asked.rows.truncate(from as usize);
    asked.rows.extend(players);
    asked.of = of;
}

/// Whether a player is among the rows that this player asked for. Asked before each write, which makes the scoreboard anew.
fn has_asked_for(view: Store<RoomView>, player: PlayerId) -> bool {
    view.asked().read_untracked().rows.iter().any(|row| row.id == player)
}

/// Sets the points and the number of correct answers of a player.
pub(super) fn score(view: Store<RoomView>, player: PlayerId, points: u32, correct: u32) {
    let score = |row: &mut Player| (row.points, row.correct) = (points, correct);
    view.players().write().iter_mut().find(|row| row.id == player).map(score);
    if has_asked_for(view, player) {
        view.asked().write().rows.iter_mut().find(|row| row.id == player).map(score);
    }
}

/// Removes a row and the ballot on its player, and returns the row if there is one.
pub(super) fn take(view: Store<RoomView>, player: PlayerId) -> Option<Player> {
    view.ballots().write().retain(|ballot| ballot.player != Some(player));
    if has_asked_for(view, player) {
        view.asked().write().rows.retain(|row| row.id != player);
    }
    let known = view.players().read_untracked().iter().position(|row| row.id == player)?;
    Some(view.players().write().remove(known))
}

/// Sets everyone's points to 0.
pub(super) fn restart_points(view: Store<RoomView>) {
    view.asked().set(Asked::default());
    view.players().write().iter_mut().for_each(|row| row.points = 0);
}

/// Sets everyone's points and number of correct answers to 0, for a match.
pub(super) fn restart_scores(view: Store<RoomView>) {
    view.asked().set(Asked::default());
    view.players().write().iter_mut().for_each(|row| (row.points, row.correct) = (0, 0));
}

/// The number of connected players, whether or not this page knows their rows.
pub(crate) fn connected(view: Store<RoomView>) -> usize {
    let known = view.players().read().iter().filter(|row| row.connected).count();
    view.people().get().map_or(known, |people| people as usize)
}

/// Whether at most one player is connected.
pub(crate) fn is_alone(rows: &[Player]) -> bool {
    rows.iter().filter(|row| row.connected).count() < 2
}

/// The colour that the room has dealt to a player; `None` if the player has no row.
pub(crate) fn colour_of(rows: &[Player], player: PlayerId) -> Option<u8> {
    rows.iter().find(|row| row.id == player).map(|row| row.colour)
}

/// The rows with their ranks, best first. Players with equal points share a rank. Players without a connection come last
/// and have no rank.
pub(crate) fn ranking(players: &[Player]) -> Vec<(Option<u32>, Player)> {
    // Insertion sort: for few rows it is fast enough, and the standard library's sort would add to the download.
    let standing = |row: &Player| (row.connected, row.points);
    let mut rows = Vec::<&Player>::with_capacity(players.len());
    for row in players {
        rows.insert(rows.partition_point(|better| standing(better) >= standing(row)), row);
    }
    let points = || rows.iter().filter(|row| row.connected).map(|row| row.points);
    let ranked = |row: &&Player| (row.connected.then(|| rank(row.points, points())), (*row).clone());
    rows.iter().map(ranked).collect()
}
