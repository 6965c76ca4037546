//! The rows of the scoreboard.

use leptos::prelude::*;
use protocol::{Player, PlayerId, rank};
use reactive_stores::Store;

use super::line::{Line, push};
use super::{RoomView, RoomViewStoreFields};
use crate::text;

/// Inserts or replaces a row. Adds a line to the chat for a new player and for a new host.
pub(super) fn put(view: Store<RoomView>, key: (u64, u64), player: Player) {
    let nickname = player.nickname.as_str();
    let known = view.players().read_untracked().iter().position(|row| row.id == player.id);
    let news = match known.map(|index| view.players().read_untracked()[index].host) {
        None => Some(text::joined(nickname, player.host)),
        Some(false) if player.host => Some(text::became_host(nickname)),
        Some(_) => None,
    };
    push(view, news.map(|sentence| Line::news(key, sentence)));
    match known {
        Some(index) => view.players().write()[index] = player,
        None => {
            // Sorted by number, as in a welcome, so that players with equal points have the same order on every page.
            let place = view.players().read_untracked().partition_point(|row| row.id < player.id);
            view.players().write().insert(place, player);
        }
    }
}

/// Removes a row and the ballot on its player. `sentence` makes the line from the nickname.
pub(super) fn take(view: Store<RoomView>, key: (u64, u64), player: PlayerId, sentence: impl Fn(&str) -> String) {
    view.ballots().write().retain(|ballot| ballot.player != Some(player));
    let known = view.players().read_untracked().iter().position(|row| row.id == player);
    if let Some(index) = known {
        let row = view.players().write().remove(index);
        push(view, Some(Line::news(key, sentence(row.nickname.as_str()))));
    }
}

/// Sets everyone's points to 0.
pub(super) fn restart_points(view: Store<RoomView>) {
    view.players().write().iter_mut().for_each(|row| row.points = 0);
}

/// The rows with their ranks, best first. Players with equal points share a rank.
pub(crate) fn ranking(players: &[Player]) -> Vec<(u32, Player)> {
    // Insertion sort: for few rows it is fast enough, and the standard library's sort would add to the download.
    let mut rows = Vec::<&Player>::with_capacity(players.len());
    for row in players {
        rows.insert(rows.partition_point(|better| better.points >= row.points), row);
    }
    let points = || rows.iter().map(|row| row.points);
    rows.iter().map(|row| (rank(row.points, points()), (*row).clone())).collect()
}
