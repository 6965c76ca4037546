//! What a message means for the prompt: a correct answer, an attempt that does not score, a vote to skip, or chat.

use hangul::{Message, Pattern};
use lexicon::Words;
use protocol::{Event, Millis, Note, PlayerId, Solver, Votes};

use super::chat::Spoken;
use super::seat::Seat;
use super::stage::Stage;
use super::together::betrays;
use super::{Effects, Room};
use crate::score::award;

/// Messages that count as a vote to skip the prompt.
const SKIP_WORDS: [&str; 3] = ["패스", "ㅈㅈ", "ㅍㅅ"];
/// A player is active, and may vote, for this many milliseconds after the last message or vote to skip.
pub(super) const ACTIVE_MILLIS: u64 = 2 * 60_000;

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
    /// An attempt with a word that this room does not accept and does not show to others.
    Withheld,
    /// A text with an answer that others are still looking for.
    Betraying,
}

impl Room {
    pub(super) fn judge(&self, now: Millis, player: PlayerId, text: &Message, words: &Words<'_>) -> Judgement {
        let judgement = self.judge_answer(now, player, text, words);
        let is_answer = matches!(judgement, Judgement::Correct(_));
        match self.stored.stage.hiding() {
            Some(round) if !is_answer && betrays(text, round, words) => Judgement::Betraying,
            _ => judgement,
        }
    }

    fn judge_answer(&self, now: Millis, player: PlayerId, text: &Message, words: &Words<'_>) -> Judgement {
        let (round, closed_at) = match &self.stored.stage {
            _ if self.is_frozen() => return Judgement::Chat,
            Stage::Open(round) if SKIP_WORDS.contains(&text.word()) && !fits(text, &round.prompt.pattern) => {
                return Judgement::Skip;
            }
            Stage::Open(round) | Stage::Fair { round, .. } => (round, None),
            Stage::Reveal { round, closed_at, .. } => (round, Some(*closed_at)),
            _ => return Judgement::Chat,
        };
        if !fits(text, &round.prompt.pattern) {
            return Judgement::Chat;
        }
        if !self.stored.settings.mature && !words.is_mild(text.word()) && !round.has_own(text.word()) {
            return Judgement::Withheld;
        }
        // Further words of a player who has scored are chat and stay available to other players.
        if self.solvers.has_player(player) {
            return Judgement::Chat;
        }
        let word = text.word().to_owned();
        let is_listed = round.accepts(&word, words);
        let is_used = !round.together && self.solvers.has_word(&word);
        match closed_at {
            Some(closed_at) if is_listed && !is_used => Judgement::Miss(Note::TooLate { late: now.since(closed_at) }),
            Some(_) => Judgement::Chat,
            None if is_used => Judgement::Miss(Note::AlreadyUsed { word }),
            None if is_listed => Judgement::Correct(word),
            None => Judgement::Miss(Note::NotListed { word }),
        }
    }

    /// Awards points for a correct answer. The prompt's first correct answer opens the fair window, which may outlast
    /// the prompt's time limit. Where everyone scores, there is no such window, and the points come with the reveal.
    pub(super) fn score(&mut self, now: Millis, message: Spoken, word: String, effects: &mut Effects) {
        let (round, until) = match &self.stored.stage {
            Stage::Open(round) => (round, self.fair_until(now, round)),
            Stage::Fair { round, until } => (round, *until),
            _ => return,
        };
        let (pattern, number) = (round.prompt.pattern, round.prompt.number);
        let (elapsed, limit) = (now.since(round.prompt.shown_at), round.limit());
        let place = if round.together { 0 } else { self.solvers.len() };
        let gained = award(elapsed, limit, place, round.favours(&word));
        if round.together {
            if self.solvers.is_empty() {
                self.stored.pace.solved(elapsed < limit / 2);
            }
            self.solvers.push(Solver { player: message.player, word, elapsed });
            return self.hide_answer(now, message, gained, effects);
        }
        let Spoken { player, id, text } = message;
        // Only the first answer changes the room's own row.
        if matches!(self.stored.stage, Stage::Open(_))
            && let Stage::Open(round) = std::mem::take(&mut self.stored.stage)
        {
            self.stored.stage = Stage::Fair { round, until };
            self.stored.pace.solved(elapsed < limit / 2);
        }
        self.solvers.push(Solver { player, word: word.clone(), elapsed });
        let scored = self.seats.update(player, |seat| {
            seat.points += gained;
            seat.correct += 1;
            (seat.nickname.clone(), seat.points, seat.correct)
        });
        let Some((nickname, points, correct)) = scored else { return };
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
                prompt: Some(number),
                elapsed,
                gained,
                points,
                correct,
                until,
            },
        );
    }

    /// Counts a vote to skip the prompt. Votes of more than half of the active players end it. Where everyone scores, it is no
    /// vote, but says that the player does not look for an answer any more.
    pub(super) fn skip(&mut self, now: Millis, player: PlayerId, words: &Words<'_>, effects: &mut Effects) {
        let Stage::Open(round) = &self.stored.stage else { return };
        if self.is_frozen() {
            return;
        }
        let prompt = round.prompt.number;
        // A repeated vote has no effect.
        if self.seats.get(player).is_none_or(|seat| seat.skipped == prompt) {
            return;
        }
        self.seats.update(player, |seat| (seat.active_at, seat.skipped) = (now, prompt));
        self.note_activity();
        if let Stage::Open(round) = &mut self.stored.stage
            && round.together
        {
            round.has_pass = true;
            return;
        }
        let (mut count, mut active) = (0, 0);
        for seat in self.active_seats(now) {
            active += 1;
            count += u32::from(seat.skipped == prompt);
        }
        let votes = Votes { player: None, votes: count, needed: active / 2 + 1, until: None };
        let Stage::Open(round) = &mut self.stored.stage else { return };
        let is_decided = votes.votes >= votes.needed;
        round.skip_votes = Some(votes.clone());
        self.announce(effects, Event::Votes { votes });
        if is_decided && let Stage::Open(round) = std::mem::take(&mut self.stored.stage) {
            self.reveal(now, round, words, effects);
        }
    }

    /// The seats of the connected players who were active within [`ACTIVE_MILLIS`].
    pub(super) fn active_seats(&self, now: Millis) -> impl Iterator<Item = &Seat> {
        self.seats.active_since(now.minus(ACTIVE_MILLIS))
    }
}

/// Whether a message has the pattern's initials.
pub(super) fn fits(text: &Message, pattern: &Pattern) -> bool {
    Pattern::of(text.word()).as_ref() == Some(pattern)
}
