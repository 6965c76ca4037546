//! The board of a crowded room. With a hundred players, telling everyone of each who comes and goes costs more than the game:
//! everyone is told the number of people and the best rows, at most once a flush, and may ask for the others.

use std::collections::BTreeSet;

use protocol::{BEST_MAX, CROWD, CROWD_END, Event, Numbered, PLAYERS_MAX, Player, PlayerId, Reply};

use super::{Effects, Room};

/// The board that everyone in a crowded room was told last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    people: u32,
    /// The rows by player, as far as only this event tells their changes.
    rows: BTreeSet<Row>,
}

/// A row without points: those change with other events.
type Row = (PlayerId, String, bool, u8, bool, Option<u8>);

impl Room {
    /// Whether the room tells only the best rows unasked.
    pub(super) fn is_crowded(&self) -> bool {
        self.stored.crowded
    }

    /// Begins or ends a crowd by the number of rows on the scoreboard, and tells everyone.
    pub(super) fn update_crowd(&mut self, effects: &mut Effects) {
        let rows = self.seats.listed_count();
        let is_crowded = if self.is_crowded() { rows >= CROWD_END } else { rows >= CROWD };
        if is_crowded == self.is_crowded() {
            return;
        }
        self.stored.crowded = is_crowded;
        if is_crowded {
            let (told, rows) = self.board();
            self.announce(effects, Event::Board { people: Some(told.people), rows: Some(rows) });
            self.told = told;
        } else {
            let rows = Some(self.players());
            self.announce(effects, Event::Board { people: None, rows });
            self.told = Told::default();
        }
    }

    /// The event that tells everyone in a crowded room who is there, if that changed. Call it before each flush.
    pub fn tell_board(&mut self) -> Option<Numbered> {
        if !self.is_crowded() || !std::mem::take(&mut self.is_board_stale) {
            return None;
        }
        let (told, rows) = self.board();
        if told == self.told {
            return None;
        }
        let rows = (told.rows != self.told.rows).then_some(rows);
        let mut effects = Effects::default();
        self.announce(&mut effects, Event::Board { people: Some(told.people), rows });
        self.told = told;
        effects.events.pop()
    }

    /// The whole board, as it is told and as it is compared.
    fn board(&self) -> (Told, Vec<Player>) {
        let rows = self.best_rows();
        let row =
            |row: &Player| (row.id, row.nickname.as_str().to_owned(), row.connected, row.colour, row.host, row.team);
        (Told { people: self.people() as u32, rows: rows.iter().map(row).collect() }, rows)
    }

    /// The best rows, best first, and those that everyone needs: the host's, and the players' on whom there is a ballot.
    fn best_rows(&self) -> Vec<Player> {
        let is_needed = |row: &Player| row.host || self.moderation.has_ballot(row.id);
        let ranked = self.seats.ranked(self.host()).into_iter().enumerate();
        ranked.filter(|(place, row)| *place < BEST_MAX || is_needed(row)).map(|(_, row)| row).collect()
    }

    /// The rows that a player sees unasked.
    pub(super) fn rows_for(&self, player: PlayerId) -> Vec<Player> {
        if !self.is_crowded() {
            return self.players();
        }
        let mut rows = self.best_rows();
        if rows.iter().all(|row| row.id != player) {
            rows.extend(self.seats.listed(player).map(|seat| seat.row(self.host())));
        }
        rows
    }

    /// A part of the scoreboard, from the place `from` on.
    pub(super) fn players_from(&self, from: u32) -> Reply {
        let ranked = self.seats.ranked(self.host());
        let of = ranked.len() as u32;
        Reply::Players { from, of, players: ranked.into_iter().skip(from as usize).take(PLAYERS_MAX).collect() }
    }
}
