//! Starting a match.

use protocol::{HOST_ABSENT_MILLIS, Millis, PlayerId, Refusal};

use super::refused::Refused;
use super::seat::Seat;
use super::series::Series;
use super::stage::Stage;
use super::{Effects, Room};

/// From the start of a match to its first prompt, in milliseconds.
pub(super) const COUNTDOWN_MILLIS: u64 = 3_000;

impl Room {
    /// Starts a match: the points and numbers of correct answers of everyone restart at 0.
    pub(super) fn start(&mut self, now: Millis, player: PlayerId, effects: &mut Effects) -> Result<(), Refused> {
        if !self.may_start_without_host(now, player) {
            self.require_host(player)?;
        }
        if !matches!(self.stored.stage, Stage::Lobby | Stage::Results {}) {
            return Err(Refusal::NotNow.into());
        }
        self.seats.restart_scores();
        self.restart_series(Series::new(self.stored.settings.prompts));
        self.stored.opened.clear();
        let until = now.plus(COUNTDOWN_MILLIS);
        self.enter(Stage::Countdown { until }, effects);
        // After the phase, with which the points of the rows restart.
        self.begin_teams(effects);
        Ok(())
    }

    /// Whether a match is over, its host has had no connection for [`HOST_ABSENT_MILLIS`], and the player has one.
    fn may_start_without_host(&self, now: Millis, player: PlayerId) -> bool {
        let seats = &self.seats;
        let host = self.host().and_then(|host| seats.get(host));
        matches!(self.stored.stage, Stage::Results {})
            && host.is_some_and(|host| !host.is_present(now, HOST_ABSENT_MILLIS))
            && seats.get(player).is_some_and(Seat::is_connected)
    }
}
