//! Joining, and resuming a seat.

use hangul::Nickname;
use lexicon::Words;
use protocol::{ErrorCode, Event, Millis, PlayerId, Refusal};

use super::refused::Refused;
use super::seat::Seat;
use super::series::Series;
use super::stage::Stage;
use super::{Effects, Room, Seated};
use crate::network::Network;

/// A channel that was empty for this many milliseconds starts with a new scoreboard.
pub(super) const RESET_MILLIS: u64 = 10 * 60_000;

/// Somebody who asks for a seat, see [`Input::Join`](super::Input::Join).
pub(super) struct Newcomer<'input> {
    pub(super) sender: Option<PlayerId>,
    pub(super) nickname: &'input str,
    pub(super) resume: Option<&'input str>,
    pub(super) fresh_token: String,
    pub(super) network: Option<Network>,
}

impl Room {
    /// Gives somebody a seat, or lets somebody watch.
    pub(super) fn admit_newcomer(
        &mut self,
        now: Millis,
        newcomer: Newcomer<'_>,
        watch: bool,
        words: &Words<'_>,
        effects: &mut Effects,
    ) {
        let admitted = newcomer.sender.map_or(Ok(()), |sender| self.admit(now, sender));
        let watches = newcomer.sender.is_some_and(|sender| self.watchers.contains_key(&sender));
        if admitted.is_ok() && newcomer.sender.is_some() && (!watches || watch) {
            return effects.replies.push(ErrorCode::AlreadyJoined.into());
        }
        let admitted = admitted.and_then(|()| match watch {
            true => self.watch(now, newcomer.network, words, effects),
            false => self.join(now, newcomer, words, effects),
        });
        effects.replies.extend(admitted.err().map(|refused| refused.reply(None)));
    }

    /// Gives a player a seat: the earlier one if `resume` is its token, otherwise a new one.
    pub(super) fn join(
        &mut self,
        now: Millis,
        newcomer: Newcomer<'_>,
        words: &Words<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        let Newcomer { sender, nickname, resume, fresh_token, network } = newcomer;
        let wanted = Nickname::parse(nickname)?;
        if !words.filter.mask(wanted.as_str()).is_clean() {
            return Err(Refusal::NicknameUnfit.into());
        }
        self.require_fit_name(words)?;
        let kept = resume.and_then(|token| self.seats.by_token(token)).map(|seat| seat.nickname.key());
        if wanted.is_reserved() && kept != Some(wanted.key()) {
            return Err(Refusal::NicknameReserved.into());
        }
        if let Some(until) = resume.and_then(|token| self.moderation.banned_until(token)) {
            return Err(Refused::with_wait(Refusal::Banned, until.since(now)));
        }
        self.reset_if_long_empty(now);
        let own = resume.and_then(|token| self.seats.by_token(token)).map(|seat| seat.id);
        if own.and_then(|own| self.seats.listed(own)).is_none() {
            self.require_share(network, sender)?;
            if own.is_none() {
                self.require_unbanned(now, network)?;
            }
            self.make_place(now, sender, effects)?;
        }
        let was_empty = self.seats.nobody_connected();
        let nickname = self.seats.free_nickname(wanted, own);
        sender.inspect(|&watcher| _ = self.stop_watching(watcher));
        let was_seated = own.and_then(|own| self.seats.get(own)).is_some_and(Seat::is_connected);
        // Somebody may watch with the number of a seat, whose player was silent for too long.
        let took_over = own.is_some_and(|own| self.stop_watching(own)) || was_seated;
        let player = match own {
            Some(player) => {
                self.seats.reconnect(now, player, nickname);
                player
            }
            None => {
                // The maker keeps the token even after the seat has expired.
                let maker_token = resume.filter(|token| self.stored.hosting.is_maker(token));
                let token = maker_token.map_or(fresh_token, str::to_owned);
                if !self.stored.kept {
                    self.stored.hosting.set_maker_if_none(&token);
                }
                let watched = sender.filter(|&watcher| self.seats.get(watcher).is_none());
                let player = watched.unwrap_or_else(|| self.stored.players.give());
                self.seats.add(player, now, token, nickname);
                player
            }
        };
        self.seats.update(player, |seat| seat.network = network);
        self.place_latecomer(player);
        let changed_rows = self.choose_host(now);
        self.update_crowd(effects);
        self.announce_row(player, effects);
        for other in changed_rows.into_iter().filter(|&other| other != player) {
            self.announce_row(other, effects);
        }
        if was_empty {
            self.stored.empty_since = None;
            self.resume(now, words, effects);
        }
        self.gather(now, was_empty, effects);
        effects.seated = Some(Seated { player, took_over, watches: false });
        self.reply_welcome(now, player, effects);
        Ok(())
    }

    /// Refuses everyone if the room's name is unfit.
    pub(super) fn require_fit_name(&self, words: &Words<'_>) -> Result<(), Refused> {
        let is_fit = words.filter.mask(self.stored.name.as_str()).is_clean();
        if is_fit { Ok(()) } else { Err(Refusal::RoomNameUnfit.into()) }
    }

    /// Makes sure that the scoreboard has a place for another row, besides those that are kept for others who wait: on a full
    /// one, players who are away give way, and then one who is silent.
    fn make_place(&mut self, now: Millis, watcher: Option<PlayerId>, effects: &mut Effects) -> Result<(), Refused> {
        let max = self.stored.seats_max;
        if self.seats.free_places(now, max) <= self.kept_seats(watcher) && !self.unseat_silent(now, effects) {
            return Err(Refusal::RoomFull.into());
        }
        for player in self.seats.make_place(max) {
            self.announce_left(player, effects);
        }
        Ok(())
    }

    /// Refuses a newcomer whose network has its share of a channel's seats already, so that one household cannot keep all
    /// others out. Those who share a private room often share an address, too.
    pub(super) fn require_share(&self, network: Option<Network>, watcher: Option<PlayerId>) -> Result<(), Refused> {
        let used = |network| self.seats.connected_of(network) + self.seats_kept_for(network, watcher);
        let is_used_up = |network| !self.is_private() && used(network) >= self.network_share();
        if network.is_some_and(is_used_up) { Err(Refusal::NetworkFull.into()) } else { Ok(()) }
    }

    /// Starts a new scoreboard in a channel that was empty for [`RESET_MILLIS`]. A private room keeps its own, since the
    /// group that shares its code returns to it.
    fn reset_if_long_empty(&mut self, now: Millis) {
        if !self.is_private() && self.stored.empty_since.is_some_and(|since| now.since(since) >= RESET_MILLIS) {
            self.seats.clear();
            self.restart_series(Series::default());
            self.stored.stage = Stage::idle(self.stored.settings.mode);
        }
    }

    /// Announces a player's row, if it is on the scoreboard. A crowded room tells it with the next flush, if at all.
    pub(super) fn announce_row(&mut self, player: PlayerId, effects: &mut Effects) {
        self.is_board_stale = true;
        if self.is_crowded() {
            return;
        }
        let host = self.host();
        let Some(row) = self.seats.listed(player).map(|seat| seat.row(host)) else { return };
        self.announce(effects, Event::Player { player: row });
    }
}
