//! Who is in a crowded room. With a hundred players, telling everyone of each who comes and goes costs more than the game:
//! everyone is told the number of people and the best rows, at most once a flush, and may ask for the others.

use std::collections::BTreeSet;

use protocol::{BEST_MAX, CROWD, CROWD_END, Event, Numbered, PLAYERS_MAX, Player, PlayerId, Reply};

use super::{Effects, Room};

/// What everyone in a crowded room was told last.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    people: u32,
    /// The rows by player, as far as only this event tells their changes.
    rows: BTreeSet<Row>,
}

/// A row without points: those change with other events.
type Row = (PlayerId, String, bool, u8, bool);

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
            let board = self.board();
            self.announce(effects, board);
        } else {
            self.told = None;
            let rows = Some(self.players());
            self.announce(effects, Event::Board { people: None, rows });
        }
    }

    /// What a crowded room has to tell everyone about who is there, if that changed. Call it before each flush.
    pub fn tell_board(&mut self) -> Option<Numbered> {
        if !self.is_crowded() || !std::mem::take(&mut self.is_board_stale) {
            return None;
        }
        let before = self.told.clone();
        let board = self.board();
        let told = self.told.as_ref();
        let people = told.map(|told| told.people);
        let mut effects = Effects::default();
        match (before, board) {
            (Some(before), Event::Board { .. }) if told.is_some_and(|told| told.rows == before.rows) => {
                if people == Some(before.people) {
                    return None;
                }
                self.announce(&mut effects, Event::Board { people, rows: None });
            }
            (_, board) => self.announce(&mut effects, board),
        }
        effects.events.pop()
    }

    /// The event with the whole board, which is what everyone was told from now on.
    fn board(&mut self) -> Event {
        let (people, rows) = (self.people() as u32, self.best_rows());
        let row = |row: &Player| (row.id, row.nickname.as_str().to_owned(), row.connected, row.colour, row.host);
        self.told = Some(Told { people, rows: rows.iter().map(row).collect() });
        Event::Board { people: Some(people), rows: Some(rows) }
    }

    /// The best rows, best first, and that of the host.
    fn best_rows(&self) -> Vec<Player> {
        let host = self.host();
        let mut ranked = self.seats.ranked(host);
        let host = ranked.iter().skip(BEST_MAX).find(|row| row.host).cloned();
        ranked.truncate(BEST_MAX);
        ranked.extend(host);
        ranked
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
