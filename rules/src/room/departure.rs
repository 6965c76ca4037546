//! Leaving, lost connections, and what follows when nobody is left.

use protocol::{Event, Millis, PlayerId};

use super::{Effects, Room};

impl Room {
    /// Records that a player's connection is lost.
    pub(super) fn drop_connection(&mut self, now: Millis, player: PlayerId, effects: &mut Effects) {
        self.disconnect(now, player, effects);
        self.settle_if_empty(now, now, effects);
    }

    /// After the room was restored: drops the players whose connections no longer exist. Their row and seat expire from
    /// now on, so that the server's downtime does not count. If nobody is left, the stage stops as of the last event: the
    /// room does not know for how long it was played after that.
    pub(super) fn restore_connections(&mut self, now: Millis, connected: &[PlayerId], effects: &mut Effects) {
        let last_event_at = self.stored.last_event_at;
        let lost = self.seats.connected_except(connected);
        for &player in &lost {
            self.disconnect(now, player, effects);
        }
        if !lost.is_empty() {
            self.settle_if_empty(now, last_event_at, effects);
        }
    }

    fn disconnect(&mut self, now: Millis, player: PlayerId, effects: &mut Effects) {
        let Some(seat) = self.seats.get(player).filter(|seat| seat.is_connected()) else { return };
        if !seat.can_resume {
            return self.unlist(now, player, effects);
        }
        self.seats.update(player, |seat| seat.disconnect(now));
        self.announce_row(player, effects);
    }

    /// Takes a player's row off the scoreboard at once. The token still restores the seat, if the client has it.
    pub(super) fn leave(&mut self, now: Millis, player: PlayerId, effects: &mut Effects) {
        self.unlist(now, player, effects);
        self.settle_if_empty(now, now, effects);
    }

    /// As [`Room::leave`], and gives the seat up: its token restores nothing, and its nickname is free.
    pub(super) fn forget(&mut self, now: Millis, player: PlayerId, effects: &mut Effects) {
        self.seats.update(player, |seat| seat.can_resume = false);
        self.leave(now, player, effects);
    }

    fn unlist(&mut self, now: Millis, player: PlayerId, effects: &mut Effects) {
        let Some(seat) = self.seats.listed(player) else { return };
        if seat.can_resume {
            self.seats.update(player, |seat| seat.unlist(now));
        } else {
            self.seats.remove(player);
        }
        self.announce_left(player, effects);
        self.update_host(now, effects);
    }

    /// Freezes the stage as of `since` if nobody is connected, or gives it up if nobody is expected back.
    pub(super) fn settle_if_empty(&mut self, now: Millis, since: Millis, effects: &mut Effects) {
        if self.stored.empty_since.is_some() || !self.seats.nobody_connected() {
            return;
        }
        self.stored.empty_since = Some(now);
        if !self.freeze(now, since, effects) {
            self.stop(now, effects);
        }
    }

    /// Announces that a player's row has left the scoreboard. A ballot on the player ends with it, so even a crowded room
    /// tells everyone if there was one.
    pub(super) fn announce_left(&mut self, player: PlayerId, effects: &mut Effects) {
        let had_ballot = self.moderation.has_ballot(player);
        self.moderation.drop_ballot(player);
        self.held.drop_player(player);
        self.is_board_stale = true;
        if !self.is_crowded() || had_ballot {
            self.announce(effects, Event::Left { player });
        }
        self.update_crowd(effects);
    }
}
