//! The host of a private room: who it is, and what only the host may do.

use lexicon::Words;
use protocol::{Event, Millis, Mode, PlayerId, Refusal, Remover, Settings, Speakers};
use serde::{Deserialize, Serialize};

use super::refused::Refused;
use super::series::Series;
use super::stage::Stage;
use super::{Effects, Room};
use crate::bundle::Bundle;
use crate::network::Network;

/// A host who has no connection for this many milliseconds is replaced.
pub(super) const HOST_AWAY_MILLIS: u64 = 30_000;

/// The maker and the host of a room.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Hosting {
    /// The token of the player who requested the private room or joined the channel first; `None` for the plaza and for
    /// channels created by an operator. Valid as long as the room exists, so that a teacher is host again next week.
    maker_token: Option<String>,
    /// The host of a private room. Does not change while no player is connected.
    host: Option<PlayerId>,
    /// The network from which a private room was requested. Rooms from before it was stored lack the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    maker_network: Option<Network>,
}

impl Hosting {
    pub(super) fn new(maker_token: Option<String>) -> Self {
        Self { maker_token, host: None, maker_network: None }
    }

    pub(super) fn is_maker(&self, token: &str) -> bool {
        self.maker_token.as_deref() == Some(token)
    }

    pub(super) fn is_made_by(&self, network: Network) -> bool {
        self.maker_network == Some(network)
    }

    /// Makes the player with `token` the maker, if the room has none.
    pub(super) fn set_maker_if_none(&mut self, token: &str) {
        self.maker_token.get_or_insert_with(|| token.to_owned());
    }
}

impl Room {
    /// Records the network from which the room was requested. The room has to have its key for networks.
    pub fn set_maker_network(&mut self, address: &str) {
        self.stored.hosting.maker_network = Some(self.stored.network_key.hash(address));
    }

    /// Whether the room is named by a code. Channels are public and have no host.
    pub(super) fn is_private(&self) -> bool {
        self.stored.name.is_code()
    }

    pub(super) fn host(&self) -> Option<PlayerId> {
        self.stored.hosting.host
    }

    pub(super) fn is_maker(&self, player: PlayerId) -> bool {
        self.seats.get(player).is_some_and(|seat| self.stored.hosting.is_maker(&seat.token))
    }

    /// When a host without a connection is replaced; `None` while nobody is connected who could be host.
    pub(super) fn host_deadline(&self) -> Option<Millis> {
        let host = self.seats.get(self.host().filter(|_| !self.seats.nobody_connected())?)?;
        Some(host.away_since()?.plus(HOST_AWAY_MILLIS))
    }

    /// Chooses the host: the maker if present, else the current host if present, else the connected player whose row is
    /// oldest. Returns the players whose rows this changes: the former host and the new one.
    pub(super) fn choose_host(&mut self, now: Millis) -> Vec<PlayerId> {
        if !self.is_private() || self.seats.nobody_connected() {
            return Vec::new();
        }
        let seats = &self.seats;
        let maker = self.stored.hosting.maker_token.as_deref().and_then(|token| seats.by_token(token));
        let candidates = [maker, self.host().and_then(|host| seats.get(host))].into_iter().flatten();
        let present = candidates.filter(|seat| seat.is_present(now, HOST_AWAY_MILLIS)).map(|seat| seat.id).next();
        let host = present.or_else(|| seats.longest_listed());
        if self.host() == host {
            return Vec::new();
        }
        [std::mem::replace(&mut self.stored.hosting.host, host), host].into_iter().flatten().collect()
    }

    /// Replaces the host if that is due, and announces the changed rows.
    pub(super) fn update_host(&mut self, now: Millis, effects: &mut Effects) {
        let changed = self.choose_host(now);
        for &player in &changed {
            self.announce_row(player, effects);
        }
        if !changed.is_empty() && !self.marked().is_empty() {
            self.tell_marks(effects);
        }
    }

    pub(super) fn require_host(&self, player: PlayerId) -> Result<(), Refused> {
        if self.host() == Some(player) { Ok(()) } else { Err(Refusal::HostOnly.into()) }
    }

    /// Changes the settings at the request of the host.
    pub(super) fn configure_as_host(
        &mut self,
        now: Millis,
        player: PlayerId,
        settings: Settings,
        words: &Words<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        self.require_host(player)?;
        self.configure(now, settings, words, effects);
        Ok(())
    }

    /// Changes the settings. A change of the mode ends the current prompt, lap or match. Otherwise an open prompt keeps
    /// its time, word list and topic.
    pub(super) fn configure(&mut self, now: Millis, settings: Settings, words: &Words<'_>, effects: &mut Effects) {
        let settings = settings.with_bundle(self.bundle().map(Bundle::name));
        if self.stored.settings == settings {
            return;
        }
        let before = std::mem::replace(&mut self.stored.settings, settings.clone());
        if (before.mode, before.difficulty) != (settings.mode, settings.difficulty) {
            self.stored.pace = Default::default();
        }
        let (mode, advance, teams) = (settings.mode, settings.advance, settings.teams);
        if before.mode != mode {
            self.release_hidden(now, effects);
            self.stored.opened.clear();
        }
        self.announce(effects, Event::Settings { settings });
        if before.mode != mode {
            self.seats.restart_points();
            self.restart_series(Series::default());
            self.stored.quiet_prompts = 0;
            self.stored.freeze = None;
            self.drop_held(effects);
            match mode {
                Mode::Endless if !self.seats.nobody_connected() => self.open_prompt(now, words, effects),
                _ => self.enter(Stage::idle(mode), effects),
            }
        } else if before.advance != advance && matches!(self.stored.stage, Stage::Reveal { .. }) && !self.is_frozen() {
            // The end of the reveal is known from now on, or not any more.
            self.announce_phase(effects);
        }
        if before.teams != teams {
            self.make_teams(effects);
        }
    }

    /// Removes a player at the request of the host.
    pub(super) fn remove_as_host(
        &mut self,
        now: Millis,
        player: PlayerId,
        target: PlayerId,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        self.require_host(player)?;
        if target == player || self.is_maker(target) {
            return Err(Refusal::NotNow.into());
        }
        self.remove_and_ban(now, target, Remover::Host, effects)
    }

    /// Whether the player's messages are refused.
    pub(super) fn may_only_listen(&self, player: PlayerId) -> bool {
        self.stored.settings.speakers == Speakers::Operators && self.host() != Some(player)
    }

    /// Whether the player's messages are refused unless they are correct answers or votes to skip.
    pub(super) fn may_only_answer(&self, player: PlayerId) -> bool {
        self.stored.settings.answers_only && self.host() != Some(player)
    }
}
