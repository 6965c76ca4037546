//! Breaks: while nobody is connected, the time of the stage stops, so that a match outlives a deployment, a restart of the
//! server or a lost network.

use hangul::Message;
use protocol::{Event, Millis, Mode, Phase, PlayerId};
use serde::{Deserialize, Serialize};

use super::answer::fits;
use super::stage::Stage;
use super::{Effects, Room};

/// A stage whose players do not come back within this many milliseconds is given up. Their rows stay for as long.
const FROZEN_MILLIS: u64 = 60_000;
/// A stage goes on at most this many milliseconds after the first player is connected again, whoever is missing.
const GATHER_MILLIS: u64 = 5_000;
/// Connections that were lost at most this many milliseconds before the last one belong to the same break. A network that
/// fails takes some seconds to lose all of a class.
const SAME_BREAK_MILLIS: u64 = 10_000;

/// A break: the stage is kept beside it as it was. A Worker from before breaks ignores the field and plays on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Freeze {
    /// When the time of the stage stopped.
    since: Millis,
    /// The number of players who lost their connections.
    missing: u32,
    /// When the break ends: the stage goes on if somebody is connected, and is given up otherwise.
    until: Millis,
}

impl Room {
    pub(super) fn is_frozen(&self) -> bool {
        self.stored.freeze.is_some()
    }

    /// Stops the time of the stage as of `since`, because nobody is connected. False if the stage has no time to stop, or
    /// if nobody is expected back: a player who left does not return to the same prompt.
    pub(super) fn freeze(&mut self, now: Millis, since: Millis, effects: &mut Effects) -> bool {
        let until = now.plus(FROZEN_MILLIS);
        if self.is_frozen() {
            self.stored.freeze.iter_mut().for_each(|freeze| freeze.until = until);
            return true;
        }
        let Some(begun_at) = self.stored.stage.begun_at() else { return false };
        // A room that an earlier version stored may know of no later moment.
        let since = since.max(begun_at).min(now);
        let missing = self.seats.lost_since(since.minus(SAME_BREAK_MILLIS));
        if missing == 0 {
            return false;
        }
        self.stored.freeze = Some(Freeze { since, missing, until });
        self.announce_phase(effects);
        true
    }

    /// Ends the break when enough players are back, or sets its end, because the first player is.
    pub(super) fn gather(&mut self, now: Millis, is_first: bool, effects: &mut Effects) {
        // Checked before the mutable access, so that other joins do not mark the room's own row.
        if !self.is_frozen() {
            return;
        }
        let Some(freeze) = &mut self.stored.freeze else { return };
        if is_first {
            freeze.until = now.plus(GATHER_MILLIS);
        }
        // Newcomers are not among those who were here before the break.
        let back = self.seats.connected_before(freeze.since);
        if 2 * back >= freeze.missing as usize {
            self.go_on(now, effects);
        }
    }

    /// Ends the break if that is due.
    pub(super) fn run_freeze(&mut self, now: Millis, effects: &mut Effects) {
        if self.stored.freeze.as_ref().is_none_or(|freeze| now < freeze.until) {
            return;
        }
        if self.seats.nobody_connected() {
            self.stored.freeze = None;
            self.stop(now, effects);
        } else {
            self.go_on(now, effects);
        }
    }

    /// Goes on with the stage. Its times shift by the duration of the break.
    fn go_on(&mut self, now: Millis, effects: &mut Effects) {
        let Some(freeze) = self.stored.freeze.take() else { return };
        self.stored.stage.shift(now.since(freeze.since));
        self.announce_phase(effects);
    }

    /// Gives up the stage, because nobody is there any more. A prompt of an endless room that nobody has answered is kept for
    /// the next player, and a match ends without results.
    pub(super) fn stop(&mut self, now: Millis, effects: &mut Effects) {
        self.drop_held(effects);
        let is_answered = self.stored.stage.hiding().is_some() && !self.solvers.is_empty();
        self.release_hidden(now, effects);
        match (std::mem::take(&mut self.stored.stage), self.stored.settings.mode) {
            (stage @ (Stage::Lobby | Stage::Results {} | Stage::Talk), _) => self.stored.stage = stage,
            (Stage::Open(round), Mode::Endless) if !is_answered => {
                self.enter(Stage::Waiting { unanswered: Some(round) }, effects)
            }
            (_, mode) => self.enter(Stage::idle(mode), effects),
        }
    }

    pub(super) fn announce_phase(&mut self, effects: &mut Effects) {
        let phase = self.phase();
        self.announce(effects, Event::Phase { phase });
    }

    /// When the break ends or the stage has its next deadline.
    pub(super) fn stage_deadline(&self) -> Option<Millis> {
        match &self.stored.freeze {
            Some(freeze) => Some(freeze.until),
            None => self.stored.stage.deadline().filter(|_| !self.waits_for_host()),
        }
    }

    /// The phase that players see.
    pub fn phase(&self) -> Phase {
        match &self.stored.freeze {
            Some(freeze) => {
                let prompt = self.stored.stage.round().map(|round| round.prompt.clone());
                Phase::Paused { frozen: Some(protocol::Frozen { since: freeze.since, prompt }) }
            }
            None => self.stored.stage.phase(self.latest_results(), self.stored.settings.advance),
        }
    }

    /// Whether a message looks like an answer to an open prompt, and cannot be judged now: during a break, or because an
    /// earlier answer of its sender is held. Published, it would tell the others the word before it can score.
    pub(super) fn answers_too_early(&self, player: PlayerId, text: &Message) -> bool {
        let (Stage::Open(round) | Stage::Fair { round, .. }) = &self.stored.stage else { return false };
        let cannot_be_judged = self.is_frozen() || self.held.of(player).is_some();
        cannot_be_judged && fits(text, &round.prompt.pattern) && !self.solvers.has_player(player)
    }
}
