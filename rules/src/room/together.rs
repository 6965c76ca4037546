//! Prompts on which everyone scores: who plays, how many have scored, and what the reveal shows.

use hangul::Message;
use lexicon::Words;
use protocol::{Event, FOUND_SHOWN_MAX, Found, Numbered, PlayerId, Progress};

use super::round::Round;
use super::seat::Seat;
use super::{Effects, Room};

/// Least duration of a reveal, in milliseconds.
const SHOW_MILLIS: u64 = 3_000;
/// Time that each word of the reveal adds, in milliseconds.
const WORD_MILLIS: u64 = 400;
/// Longest duration of a reveal, in milliseconds.
const SHOW_MAX_MILLIS: u64 = 8_000;

/// Duration of a reveal that shows this many words, in milliseconds.
pub(super) fn reveal_millis(found: usize) -> u64 {
    (SHOW_MILLIS + WORD_MILLIS * found as u64).min(SHOW_MAX_MILLIS)
}

/// Whether a text has a word that answers the prompt, alone, within a longer word, or with other characters between its
/// syllables.
pub(super) fn betrays(text: &Message, round: &Round, words: &Words<'_>) -> bool {
    let pattern = &round.prompt.pattern;
    let syllables: Vec<char> = text.as_str().chars().filter(|letter| hangul::split(*letter).is_some()).collect();
    syllables.windows(pattern.len()).any(|syllables| {
        let word: String = syllables.iter().collect();
        hangul::Pattern::of(&word).as_ref() == Some(pattern) && round.accepts(&word, words)
    })
}

impl Room {
    /// Whether a player is connected, may speak, and was active or joined since the prompt before the previous one.
    pub(super) fn plays(&self, round: &Round, seat: &Seat) -> bool {
        let is_active = seat.active_at.max(seat.listed_since()) >= round.active_since;
        seat.is_connected() && is_active && !self.may_only_listen(seat.id)
    }

    /// Whether a player plays, and has neither scored nor passed.
    pub(super) fn is_looking(&self, round: &Round, player: PlayerId) -> bool {
        let seat = self.seats.get(player).filter(|seat| self.plays(round, seat));
        seat.is_some_and(|seat| seat.skipped != round.prompt.number) && !self.solvers.has_player(player)
    }

    /// The event that tells everyone how many have scored, if that changed. Call it before each flush.
    pub fn tell_progress(&mut self) -> Option<Numbered> {
        let round = self.stored.stage.hiding()?;
        let solved = self.solvers.len() as u32;
        let plays = |player: &PlayerId| self.seats.get(*player).is_some_and(|seat| self.plays(round, seat));
        let others = self.seats.connected_players().filter(|player| !self.solvers.has_player(*player) && plays(player));
        let progress = Progress { solved, playing: solved + others.count() as u32 };
        if round.progress == Some(progress) || self.is_frozen() {
            return None;
        }
        if let super::stage::Stage::Open(round) = &mut self.stored.stage {
            round.progress = Some(progress);
        }
        let mut effects = Effects::default();
        self.announce(&mut effects, Event::Progress { progress });
        effects.events.pop()
    }

    /// The words that scored, most found first. One that is familiar and that only one player found has that player.
    pub(super) fn found(&self, round: &Round, words: &Words<'_>) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for word in self.solvers.words() {
            match found.iter_mut().find(|found| found.word == word) {
                Some(found) => found.players += 1,
                None => found.push(Found { word: word.to_owned(), players: 1, by: None }),
            }
        }
        found.sort_by_key(|found| std::cmp::Reverse(found.players));
        found.truncate(FOUND_SHOWN_MAX);
        let rare = found.iter_mut().find(|found| found.players == 1 && round.is_familiar(&found.word, words));
        if let Some(rare) = rare.filter(|_| self.solvers.len() > 1) {
            rare.by = self.solvers.player_of(&rare.word);
        }
        found
    }
}
