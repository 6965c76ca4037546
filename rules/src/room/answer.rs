//! What a message means for the prompt: a correct answer, an attempt that does not score, a vote to skip, or chat.

use hangul::{Message, Pattern};
use lexicon::Words;
use protocol::{Event, Millis, Note, PlayerId, Solver, Votes};

use super::stage::{FAIR_MILLIS, Stage};
use super::{Effects, Room};
use crate::score::award;

/// Messages that count as a vote to skip the prompt.
const SKIP_WORDS: [&str; 3] = ["패스", "ㅈㅈ", "ㅍㅅ"];
/// A player is active, and may vote, for this many milliseconds after the last message or vote to skip.
const ACTIVE_MILLIS: u64 = 2 * 60_000;

/// What a message means for the prompt.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Judgement {
    /// Chat.
    Chat,
    /// A vote to skip the prompt.
    Skip,
    /// A correct answer: the word.
    Correct(String),
    /// An attempt that does not score, and the reason for the sender.
    Miss(Note),
}

impl Room {
    pub(super) fn judge(&self, now: Millis, player: PlayerId, text: &Message, words: &Words<'_>) -> Judgement {
        let (round, closed_at) = match &self.stored.stage {
            Stage::Open(round) if SKIP_WORDS.contains(&text.word()) && !fits(text, &round.prompt.pattern) => {
                return Judgement::Skip;
            }
            Stage::Open(round) | Stage::Fair { round, .. } => (round, None),
            Stage::Reveal { round, closed_at, .. } => (round, Some(*closed_at)),
            _ => return Judgement::Chat,
        };
        // Further words of a player who has scored are chat and stay available to other players.
        if !fits(text, &round.prompt.pattern) || round.was_solved_by(player) {
            return Judgement::Chat;
        }
        let word = text.word().to_owned();
        let is_listed = words.accept(&round.prompt.pattern, &word, round.words);
        match closed_at {
            Some(closed_at) if is_listed && !round.is_used(&word) => {
                Judgement::Miss(Note::TooLate { late: now.since(closed_at) })
            }
            Some(_) => Judgement::Chat,
            None if round.is_used(&word) => Judgement::Miss(Note::AlreadyUsed { word }),
            None if is_listed => Judgement::Correct(word),
            None => Judgement::Miss(Note::NotListed { word }),
        }
    }

    /// Awards points for a correct answer. The prompt's first correct answer opens the fair window, which may outlast
    /// the prompt's time limit.
    pub(super) fn score(
        &mut self,
        now: Millis,
        player: PlayerId,
        id: String,
        text: Message,
        word: String,
        effects: &mut Effects,
    ) {
        let (mut round, until) = match std::mem::take(&mut self.stored.stage) {
            Stage::Open(round) => (round, now.plus(FAIR_MILLIS)),
            Stage::Fair { round, until } => (round, until),
            other => return self.stored.stage = other,
        };
        let pattern = round.prompt.pattern;
        let elapsed = now.since(round.prompt.shown_at);
        let gained = award(elapsed, round.limit(), round.solvers.len(), round.favours(&word));
        if round.solvers.is_empty() {
            self.stored.pace.solved(elapsed < round.limit() / 2);
        }
        round.solvers.push(Solver { player, word: word.clone(), elapsed });
        self.stored.series.answered.push(word.clone());
        self.stored.stage = Stage::Fair { round, until };
        let Some(seat) = self.stored.seats.get_mut(player) else { return };
        seat.points += gained;
        seat.correct += 1;
        let (nickname, points, correct) = (seat.nickname.clone(), seat.points, seat.correct);
        self.announce(
            effects,
            Event::Answered {
                time: now,
                id,
                player,
                nickname,
                text,
                word,
                pattern,
                elapsed,
                gained,
                points,
                correct,
                until,
            },
        );
    }

    /// Counts a vote to skip the prompt. Votes of more than half of the active players end it.
    pub(super) fn skip(&mut self, now: Millis, player: PlayerId, words: &Words<'_>, effects: &mut Effects) {
        // A repeated vote has no effect.
        if !matches!(&self.stored.stage, Stage::Open(round) if !round.skippers.contains(&player)) {
            return;
        }
        let Some(seat) = self.stored.seats.get_mut(player) else { return };
        seat.active_at = now;
        self.note_activity();
        let active = self.active_players(now);
        let Stage::Open(round) = &mut self.stored.stage else { return };
        round.skippers.push(player);
        let count = active.iter().filter(|player| round.skippers.contains(player)).count();
        let votes = Votes { player: None, votes: count as u32, needed: (active.len() / 2 + 1) as u32, until: None };
        let is_decided = votes.votes >= votes.needed;
        round.skip_votes = Some(votes.clone());
        self.announce(effects, Event::Votes { votes });
        if is_decided && let Stage::Open(round) = std::mem::take(&mut self.stored.stage) {
            self.reveal(now, round, words, effects);
        }
    }

    /// The connected players who were active within [`ACTIVE_MILLIS`].
    pub(super) fn active_players(&self, now: Millis) -> Vec<PlayerId> {
        self.stored.seats.active_since(Millis(now.0.saturating_sub(ACTIVE_MILLIS)))
    }
}

fn fits(text: &Message, pattern: &Pattern) -> bool {
    Pattern::of(text.word()).as_ref() == Some(pattern)
}
