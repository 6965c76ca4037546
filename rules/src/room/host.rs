//! The host of a private room: who it is, and what only the host may do.

use lexicon::Words;
use protocol::{Millis, Mode, PlayerId, Refusal, Remover, ServerEvent, Settings, Speakers};
use serde::{Deserialize, Serialize};

use super::refused::Refused;
use super::stage::{Lap, Stage};
use super::{Effects, Room};

/// How long a host may be away before somebody else is, in milliseconds.
pub(super) const HOST_AWAY_MILLIS: u64 = 30_000;
/// From the start of a match to its first prompt, in milliseconds.
pub(super) const COUNTDOWN_MILLIS: u64 = 3_000;

/// Who decides in a room.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Hosting {
    /// The token of whoever made the room, by making a code or by entering a channel first; `None` where operators did.
    /// It counts as long as the room is there: a teacher is host next week, too.
    maker_token: Option<String>,
    /// Who is host of a private room now. Stays as it is while nobody is here.
    host: Option<PlayerId>,
}

impl Hosting {
    pub(super) fn new(maker_token: Option<String>) -> Self {
        Self { maker_token, host: None }
    }

    pub(super) fn is_maker(&self, token: &str) -> bool {
        self.maker_token.as_deref() == Some(token)
    }

    /// Whoever has this token made the room, if nobody did.
    pub(super) fn make(&mut self, token: &str) {
        self.maker_token.get_or_insert_with(|| token.to_owned());
    }
}

impl Room {
    /// Whether only those who know the code come here. Channels have no host.
    pub(super) fn is_private(&self) -> bool {
        self.name.is_code()
    }

    pub(super) fn host(&self) -> Option<PlayerId> {
        self.hosting.host
    }

    pub(super) fn is_maker(&self, player: PlayerId) -> bool {
        self.seats.get(player).is_some_and(|seat| self.hosting.is_maker(&seat.token))
    }

    /// When somebody else becomes host, if nothing else happens before.
    pub(super) fn host_deadline(&self) -> Option<Millis> {
        let host = self.seats.get(self.host().filter(|_| !self.seats.nobody_connected())?)?;
        Some(host.away_since()?.plus(HOST_AWAY_MILLIS))
    }

    /// Decides anew who is host: the maker if present, else whoever is it already, else whoever has been here longest.
    /// Returns whose rows changed by that.
    pub(super) fn choose_host(&mut self, now: Millis) -> Vec<PlayerId> {
        if !self.is_private() || self.seats.nobody_connected() {
            return Vec::new();
        }
        let seats = &self.seats;
        let maker = self.hosting.maker_token.as_deref().and_then(|token| seats.by_token(token));
        let present = [maker, self.host().and_then(|host| seats.get(host))].into_iter().flatten();
        let kept = present.filter(|seat| seat.is_present(now, HOST_AWAY_MILLIS)).map(|seat| seat.id).next();
        let host = kept.or_else(|| seats.longest_here());
        if self.host() == host {
            return Vec::new();
        }
        [std::mem::replace(&mut self.hosting.host, host), host].into_iter().flatten().collect()
    }

    /// Makes somebody else host where that is due, and tells everyone.
    pub(super) fn hand_over(&mut self, now: Millis, effects: &mut Effects) {
        for player in self.choose_host(now) {
            self.announce_row(player, effects);
        }
    }

    fn only_host(&self, player: PlayerId) -> Result<(), Refused> {
        if self.host() == Some(player) { Ok(()) } else { Err(Refusal::HostOnly.into()) }
    }

    /// Starts a match.
    pub(super) fn start(&mut self, now: Millis, player: PlayerId, effects: &mut Effects) -> Result<(), Refused> {
        self.only_host(player)?;
        if !matches!(self.stage, Stage::Lobby | Stage::Results(_)) {
            return Err(Refusal::NotNow.into());
        }
        self.seats.restart_points();
        self.lap = Lap::of(self.settings.prompts);
        let until = now.plus(COUNTDOWN_MILLIS);
        self.rest(Stage::Countdown { until }, effects);
        Ok(())
    }

    /// Changes how the room plays, as its host wishes.
    pub(super) fn configure_as_host(
        &mut self,
        now: Millis,
        player: PlayerId,
        settings: Settings,
        words: &Words<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        self.only_host(player)?;
        self.configure(now, settings, words, effects);
        Ok(())
    }

    /// Changes how the room plays. A prompt that is up stays as it is, unless the room plays in another mode now.
    pub(super) fn configure(&mut self, now: Millis, settings: Settings, words: &Words<'_>, effects: &mut Effects) {
        let before = std::mem::replace(&mut self.settings, settings.clone());
        if before == settings {
            return;
        }
        if (before.mode, before.difficulty) != (settings.mode, settings.difficulty) {
            self.pace = Default::default();
        }
        let mode = settings.mode;
        self.announce(effects, |seq| ServerEvent::Settings { seq, settings });
        effects.snapshot_changed = true;
        if before.mode != mode {
            self.seats.restart_points();
            self.lap = Lap::default();
            self.quiet_prompts = 0;
            match mode {
                Mode::Endless if !self.seats.nobody_connected() => self.ask(now, words, effects),
                _ => self.rest(Stage::resting(mode), effects),
            }
        }
    }

    /// Removes a player from the room, as its host wishes.
    pub(super) fn remove(
        &mut self,
        now: Millis,
        player: PlayerId,
        target: PlayerId,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        self.only_host(player)?;
        if target == player || self.is_maker(target) {
            return Err(Refusal::NotNow.into());
        }
        self.throw_out(now, target, Remover::Host, effects)
    }

    /// Whether this player is not heard at all.
    pub(super) fn may_only_listen(&self, player: PlayerId) -> bool {
        self.settings.speakers == Speakers::Operators && self.host() != Some(player)
    }

    /// Whether this player is heard only with answers.
    pub(super) fn may_only_answer(&self, player: PlayerId) -> bool {
        self.settings.answers_only && self.host() != Some(player)
    }
}
