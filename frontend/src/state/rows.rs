//! The rows of the scoreboard.

use protocol::{Player, PlayerId, rank};
use reactive_stores::Store;

use super::line::{Line, push};
use super::{RoomView, RoomViewStoreFields};
use crate::dom::prelude::*;
use crate::text;

/// Somebody came, or a row changed. Who came, and who became host, is told.
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
            // By number, as the room has them: so that equals stand in the same order on every page.
            let place = view.players().read_untracked().partition_point(|row| row.id < player.id);
            view.players().write().insert(place, player);
        }
    }
}

/// A row goes, and what is voted on about it. `told` makes the sentence of it.
pub(super) fn take(view: Store<RoomView>, key: (u64, u64), player: PlayerId, told: impl Fn(&str) -> String) {
    view.ballots().write().retain(|ballot| ballot.player != Some(player));
    let known = view.players().read_untracked().iter().position(|row| row.id == player);
    if let Some(index) = known {
        let row = view.players().write().remove(index);
        push(view, Some(Line::news(key, told(row.nickname.as_str()))));
    }
}

/// Everyone's points begin again.
pub(super) fn restart_points(view: Store<RoomView>) {
    view.players().write().iter_mut().for_each(|row| row.points = 0);
}

/// The scoreboard, best first; who has the same points shares a rank.
pub(crate) fn ranking(players: &[Player]) -> Vec<(u32, Player)> {
    // One by one: for so few, the library's way to sort is more to download than it saves.
    let mut rows = Vec::<&Player>::with_capacity(players.len());
    for row in players {
        rows.insert(rows.partition_point(|better| better.points >= row.points), row);
    }
    let points = || rows.iter().map(|row| row.points);
    rows.iter().map(|row| (rank(row.points, points()), (*row).clone())).collect()
}
