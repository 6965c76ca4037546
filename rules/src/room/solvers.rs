//! The correct answers to the latest prompt.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{PlayerId, SOLVERS_SHOWN_MAX, Solver};

use crate::stored::{ChangedRow, Rows};

/// The correct answers to the latest prompt, in order. They stay until the next prompt opens or the series restarts.
#[derive(Clone, Debug, Default)]
pub(super) struct Solvers {
    rows: Rows<Solver>,
    players: BTreeMap<PlayerId, u64>,
    words: BTreeSet<String>,
}

impl From<Rows<Solver>> for Solvers {
    fn from(rows: Rows<Solver>) -> Self {
        let players = rows.iter().map(|(number, solver)| (solver.player, number)).collect();
        let words = rows.values().map(|solver| solver.word.clone()).collect();
        Self { rows, players, words }
    }
}

impl Solvers {
    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn push(&mut self, solver: Solver) {
        let number = self.rows.last_number() + 1;
        self.players.insert(solver.player, number);
        self.words.insert(solver.word.clone());
        self.rows.insert(number, solver);
    }

    /// Whether the player has scored.
    pub(super) fn has_player(&self, player: PlayerId) -> bool {
        self.players.contains_key(&player)
    }

    /// The answer of a player.
    pub(super) fn of(&self, player: PlayerId) -> Option<&Solver> {
        self.rows.get(*self.players.get(&player)?)
    }

    /// The first player who found `word`.
    pub(super) fn player_of(&self, word: &str) -> Option<PlayerId> {
        self.rows.values().find(|solver| solver.word == word).map(|solver| solver.player)
    }

    /// The answers in their order.
    pub(super) fn in_order(&self) -> impl Iterator<Item = &Solver> {
        self.rows.values()
    }

    /// Those who have scored.
    pub(super) fn players(&self) -> impl Iterator<Item = PlayerId> {
        self.players.keys().copied()
    }

    /// Whether a player has scored with `word`.
    pub(super) fn has_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// The first ones, as many as the results of a match show.
    pub(super) fn shown(&self) -> Vec<Solver> {
        self.rows.values().take(SOLVERS_SHOWN_MAX).cloned().collect()
    }

    /// The words that scored, in order.
    pub(super) fn words(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.rows.values().map(|solver| solver.word.as_str())
    }

    pub(super) fn clear(&mut self) {
        self.rows.take();
        self.players.clear();
        self.words.clear();
    }

    /// The rows that changed since the last call.
    pub(super) fn take_changes(&mut self) -> impl Iterator<Item = ChangedRow> {
        self.rows.take_changes()
    }
}
