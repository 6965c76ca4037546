//! Breaks: nobody is connected, and the time of the phase stops.

use hangul::Pattern;
use protocol::Mode;

use super::Reference;
use super::person::{Person, Presence};
use super::round::Phase;

/// A break that has stopped the phase.
#[derive(Clone)]
pub struct Break {
    pub since: u64,
    /// Number of players who lost their connections.
    missing: usize,
    until: u64,
}

impl Reference {
    /// Freezes the phase as of `since`, or gives it up, because nobody is connected.
    pub(super) fn settle(&mut self, now: u64, since: u64) {
        if let Some(frozen) = &mut self.frozen {
            frozen.until = now + 60_000;
            return;
        }
        let is_lost = |person: &&Person| matches!(person.presence, Presence::Dropped(at) if at + 10_000 >= since);
        let missing = self.people.iter().filter(is_lost).count();
        if self.has_time() && missing > 0 {
            self.frozen = Some(Break { since, missing, until: now + 60_000 });
            return self.announce_phase();
        }
        self.give_up(now);
    }

    fn has_time(&self) -> bool {
        self.phase != Phase::Paused && (self.phase_ends_at().is_some() || self.waits_for_host())
    }

    fn give_up(&mut self, now: u64) {
        self.frozen = None;
        self.drop_held();
        let is_answered = self.hiding().is_some_and(|round| !round.solvers.is_empty());
        self.release(now);
        self.has_unanswered = self.phase == Phase::Open && !is_answered;
        match self.phase {
            Phase::Lobby | Phase::Results | Phase::Talk => {}
            _ if self.settings.mode == Mode::Match => self.enter(Phase::Lobby),
            _ => self.enter(Phase::Waiting),
        }
    }

    /// A player has joined: the phase goes on if half of the players are back, or else in at most 5 seconds.
    pub(super) fn gather(&mut self, now: u64, was_empty: bool) {
        let Some(frozen) = &mut self.frozen else { return };
        if was_empty {
            frozen.until = now + 5_000;
        }
        let (since, missing) = (frozen.since, frozen.missing);
        let is_back = |person: &&Person| person.is_connected() && person.listed_since <= since;
        if self.people.iter().filter(is_back).count() * 2 >= missing {
            self.go_on(now);
        }
    }

    /// Ends the break if it is over. Whether there is a break: then nothing else becomes due.
    pub(super) fn run_break(&mut self, now: u64) -> bool {
        let Some(frozen) = &self.frozen else { return false };
        if now >= frozen.until {
            if self.nobody_connected() { self.give_up(now) } else { self.go_on(now) }
        }
        true
    }

    fn go_on(&mut self, now: u64) {
        let late = now - self.frozen.take().unwrap().since;
        match &mut self.phase {
            Phase::Fair(until) | Phase::Podium(until) | Phase::Countdown(until) => *until += late,
            Phase::Reveal { closed_at, until } => {
                *closed_at += late;
                *until += late;
            }
            _ => {}
        }
        if let Some(round) = &mut self.round {
            round.first_shown_at += late;
            round.prompt.shown_at.0 += late;
            round.prompt.ends_at.0 += late;
        }
        self.announce_phase();
    }

    pub(super) fn break_ends_at(&self) -> Option<u64> {
        self.frozen.as_ref().map(|frozen| frozen.until)
    }

    /// Whether a message would answer the prompt, if there were no break and no held answer of the player.
    pub(super) fn answers_too_early(&self, player: u32, text: &str) -> bool {
        let is_open = matches!(self.phase, Phase::Open | Phase::Fair(_));
        let is_held = self.held.iter().any(|held| held.player == player);
        let round = self.round.as_ref().filter(|_| (self.frozen.is_some() || is_held) && is_open);
        round.is_some_and(|round| {
            let has_scored = round.solvers.iter().any(|solver| solver.player.0 == player);
            !has_scored && Pattern::of(text) == Some(round.prompt.pattern)
        })
    }
}
