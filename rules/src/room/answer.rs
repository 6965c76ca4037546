//! What a message means for the prompt: a right answer, a try that misses, a vote to skip, or talk.

use hangul::{Message, Pattern};
use lexicon::Words;
use protocol::{Millis, Note, PlayerId, ServerEvent, Solver, Votes};

use super::stage::{FAIR_MILLIS, Stage};
use super::{Effects, Room};
use crate::score::award;

/// What people type to skip a prompt.
const SKIP_WORDS: [&str; 3] = ["패스", "ㅈㅈ", "ㅍㅅ"];
/// Who has sent nothing for this long has no say in a vote, in milliseconds.
const ACTIVE_MILLIS: u64 = 2 * 60_000;

/// What a message is to the prompt.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Judgement {
    /// Nothing.
    Talk,
    /// A vote to skip it.
    Skip,
    /// A right answer, with this word.
    Right(String),
    /// A try that does not score.
    Miss(Note),
}

impl Room {
    pub(super) fn judge(&self, now: Millis, player: PlayerId, text: &Message, words: &Words<'_>) -> Judgement {
        let (round, closed_at) = match &self.stage {
            Stage::Open(round) if SKIP_WORDS.contains(&text.word()) && !fits(text, &round.prompt.pattern) => {
                return Judgement::Skip;
            }
            Stage::Open(round) | Stage::Fair { round, .. } => (round, None),
            Stage::Reveal { round, closed_at, .. } => (round, Some(*closed_at)),
            _ => return Judgement::Talk,
        };
        // Who has scored talks on, and uses nothing up.
        if !fits(text, &round.prompt.pattern) || round.was_solved_by(player) {
            return Judgement::Talk;
        }
        let word = text.word().to_owned();
        let is_listed = words.accept(&round.prompt.pattern, &word, round.words);
        match closed_at {
            Some(closed_at) if is_listed && !round.is_used(&word) => {
                Judgement::Miss(Note::TooLate { late: now.since(closed_at) })
            }
            Some(_) => Judgement::Talk,
            None if round.is_used(&word) => Judgement::Miss(Note::AlreadyUsed { word }),
            None if is_listed => Judgement::Right(word),
            None => Judgement::Miss(Note::NotListed { word }),
        }
    }

    /// Pays a right answer. The first of a prompt opens the fair window, which lasts even past the prompt's time.
    pub(super) fn score(
        &mut self,
        now: Millis,
        player: PlayerId,
        id: String,
        text: Message,
        word: String,
        effects: &mut Effects,
    ) {
        let (mut round, until) = match std::mem::take(&mut self.stage) {
            Stage::Open(round) => (round, now.plus(FAIR_MILLIS)),
            Stage::Fair { round, until } => (round, until),
            other => return self.stage = other,
        };
        let pattern = round.prompt.pattern;
        let elapsed = now.since(round.prompt.shown_at);
        let gained = award(elapsed, round.limit(), round.solvers.len(), round.favours(&word));
        if round.solvers.is_empty() {
            self.pace.solved(elapsed < round.limit() / 2);
        }
        round.solvers.push(Solver { player, word: word.clone(), elapsed });
        self.lap.answered.push(word.clone());
        self.stage = Stage::Fair { round, until };
        effects.snapshot_changed = true;
        let Some(seat) = self.seats.get_mut(player) else { return };
        seat.points += gained;
        seat.correct += 1;
        let (nickname, points, correct) = (seat.nickname.clone(), seat.points, seat.correct);
        self.announce(effects, |seq| ServerEvent::Answered {
            seq,
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
        });
    }

    /// Counts a vote to skip; more than half of those who are here and took part lately end the prompt.
    pub(super) fn skip(&mut self, now: Millis, player: PlayerId, words: &Words<'_>, effects: &mut Effects) {
        let Some(seat) = self.seats.get_mut(player) else { return };
        // A vote given twice is not told again.
        if !matches!(&self.stage, Stage::Open(round) if !round.skippers.contains(&player)) {
            return;
        }
        seat.active_at = now;
        self.note_life(effects);
        let active = self.active_players(now);
        let Stage::Open(round) = &mut self.stage else { return };
        round.skippers.push(player);
        let count = active.iter().filter(|player| round.skippers.contains(player)).count();
        let votes = Votes { player: None, votes: count as u32, needed: (active.len() / 2 + 1) as u32, until: None };
        let is_decided = votes.votes >= votes.needed;
        round.skip_votes = Some(votes.clone());
        effects.snapshot_changed = true;
        self.announce(effects, |seq| ServerEvent::Votes { seq, votes });
        if is_decided && let Stage::Open(round) = std::mem::take(&mut self.stage) {
            self.reveal(now, round, words, effects);
        }
    }

    /// Who is here and took part lately, and so has a say.
    pub(super) fn active_players(&self, now: Millis) -> Vec<PlayerId> {
        self.seats.active_since(Millis(now.0.saturating_sub(ACTIVE_MILLIS)))
    }
}

fn fits(text: &Message, pattern: &Pattern) -> bool {
    Pattern::of(text.word()).as_ref() == Some(pattern)
}
