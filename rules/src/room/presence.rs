//! Coming, going and coming back.

use hangul::Nickname;
use lexicon::Words;
use protocol::{Millis, Mode, PlayerId, Refusal, ServerEvent};

use super::refused::Refused;
use super::stage::Stage;
use super::{Effects, Room, Seated};

/// A channel that stood empty this long starts a new scoreboard, in milliseconds.
pub(super) const AFRESH_MILLIS: u64 = 10 * 60_000;

impl Room {
    pub(super) fn join(
        &mut self,
        now: Millis,
        nickname: &str,
        resume: Option<&str>,
        fresh_token: String,
        words: &Words<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        let wanted = Nickname::parse(nickname)?;
        for (name, refusal) in [(wanted.as_str(), Refusal::NicknameUnfit), (self.name.as_str(), Refusal::RoomNameUnfit)]
        {
            if !words.filter.mask(name).is_clean() {
                return Err(refusal.into());
            }
        }
        if let Some(until) = resume.and_then(|token| self.moderation.banned_until(token)) {
            return Err(Refused::after(Refusal::Banned, until.since(now)));
        }
        self.start_afresh_if_long_empty(now);
        let own = resume.and_then(|token| self.seats.by_token(token)).map(|seat| seat.id);
        if own.and_then(|own| self.seats.listed(own)).is_none() && self.seats.is_full(self.seats_max) {
            return Err(Refusal::RoomFull.into());
        }
        let found_empty = self.seats.nobody_connected();
        let nickname = self.seats.free_nickname(wanted, own);
        let mut took_over = false;
        let player = match own.and_then(|id| self.seats.get_mut(id)) {
            Some(seat) => {
                took_over = seat.is_connected();
                seat.connect(now);
                seat.nickname = nickname;
                seat.id
            }
            None => {
                // The maker's token is the one that counts, however long the maker was away.
                let makers = resume.filter(|token| self.hosting.is_maker(token));
                let token = makers.map_or(fresh_token, str::to_owned);
                if !self.kept {
                    self.hosting.make(&token);
                }
                self.seats.add(now, token, nickname)
            }
        };
        let hosts = self.choose_host(now);
        self.announce_row(player, effects);
        for other in hosts.into_iter().filter(|&other| other != player) {
            self.announce_row(other, effects);
        }
        if found_empty {
            self.empty_since = None;
            self.wake(now, words, effects);
        }
        effects.seated = Some(Seated { player, took_over });
        effects.reply.extend(self.welcome(now, player));
        Ok(())
    }

    pub(super) fn drop_connection(&mut self, now: Millis, player: PlayerId, effects: &mut Effects) {
        let Some(seat) = self.seats.get_mut(player).filter(|seat| seat.is_connected()) else { return };
        if !seat.returns {
            return self.leave(now, player, effects);
        }
        seat.disconnect(now);
        self.announce_row(player, effects);
        self.rest_if_empty(now, effects);
    }

    /// After sleep or a restart: who has no connection any more is dropped as of now, so the time in between does not
    /// count against anybody.
    pub(super) fn restore_connections(&mut self, now: Millis, connected: &[PlayerId], effects: &mut Effects) {
        for player in self.seats.connected_but_not(connected) {
            self.drop_connection(now, player, effects);
        }
    }

    pub(super) fn leave(&mut self, now: Millis, player: PlayerId, effects: &mut Effects) {
        let Some(seat) = self.seats.get_mut(player).filter(|seat| seat.is_listed()) else { return };
        if seat.returns {
            seat.go(now);
        } else {
            self.seats.take(player);
        }
        self.moderation.drop_ballot(player);
        self.announce(effects, |seq| ServerEvent::Left { seq, player });
        effects.snapshot_changed = true;
        self.hand_over(now, effects);
        self.rest_if_empty(now, effects);
    }

    /// With nobody here the prompt is dropped, a match ends unranked, and nothing is due any more.
    pub(super) fn rest_if_empty(&mut self, now: Millis, effects: &mut Effects) {
        if self.empty_since.is_some() || !self.seats.nobody_connected() {
            return;
        }
        self.empty_since = Some(now);
        effects.snapshot_changed = true;
        match (std::mem::take(&mut self.stage), self.settings.mode) {
            (stage @ (Stage::Lobby | Stage::Results(_) | Stage::Talk), _) => self.stage = stage,
            (Stage::Open(round), Mode::Endless) => self.rest(Stage::Waiting { unanswered: Some(round) }, effects),
            (_, mode) => self.rest(Stage::resting(mode), effects),
        }
    }

    /// A private room stays as it is; whoever has its code knows whom to find there.
    fn start_afresh_if_long_empty(&mut self, now: Millis) {
        if !self.is_private() && self.empty_since.is_some_and(|since| now.since(since) >= AFRESH_MILLIS) {
            self.seats.clear();
            self.lap = Default::default();
            self.stage = Stage::resting(self.settings.mode);
        }
    }

    pub(super) fn announce_row(&mut self, player: PlayerId, effects: &mut Effects) {
        let host = self.host();
        let Some(row) = self.seats.listed(player).map(|seat| seat.row(host)) else { return };
        self.announce(effects, |seq| ServerEvent::Player { seq, player: row });
        effects.snapshot_changed = true;
    }
}
