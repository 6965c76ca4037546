//! Breaks: nobody is connected, and the time of the stage stops.

mod ends;
mod restarts;
mod shifts;
mod talk;

use protocol::{ClientFrame, Frozen, Millis, Mode, Phase, Settings, Welcome};

use super::table::{Table, sent, welcome};
use crate::Input;

/// A match whose first prompt is open, with three players, the host first.
pub(super) fn started() -> (Table, [Welcome; 3]) {
    let mut table = Table::private(Settings { prompts: 5, ..Settings::of(Mode::Match) });
    let players = [table.join_as_maker(), table.join("하마"), table.join("고래")];
    table.handle(sent(players[0].you, ClientFrame::Start));
    table.tick(3_000);
    (table, players)
}

/// A match that one player has started alone, during its countdown.
pub(super) fn started_alone() -> (Table, Welcome) {
    let mut table = Table::private(Settings::of(Mode::Match));
    let player = table.join_as_maker();
    table.handle(sent(player.you, ClientFrame::Start));
    (table, player)
}

/// Everyone loses the connection at once. Returns when the time stopped.
pub(super) fn lose(table: &mut Table, players: &[Welcome]) -> Millis {
    players.iter().for_each(|player| drop(table.handle(Input::Drop { player: player.you })));
    table.now
}

/// A player comes back.
pub(super) fn back(table: &mut Table, player: &Welcome) -> Welcome {
    welcome(table.try_join("수달", player.token.as_deref()))
}

/// The stopped time and prompt of a break; `None` without one.
pub(super) fn frozen(table: &Table) -> Option<Frozen> {
    match table.phase() {
        Phase::Paused { frozen } => frozen,
        _ => None,
    }
}
